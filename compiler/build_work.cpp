#include "build_workflow.hpp"

#include "read_values.hpp"

namespace waymark {

namespace {

Deadline read_deadline(NodeRef clause, const Duration& duration, WorkflowBuilder& builder) {
  Deadline deadline;
  deadline.duration = duration;
  deadline.span = clause.span();
  if (const NodeRef jump = clause.child(Kind::jump)) deadline.otherwise = builder.read_jump(jump);
  return deadline;
}

void read_duration_clause(NodeRef clause, Work& work, WorkflowBuilder& builder) {
  const NodeRef node = clause.child(Kind::duration);
  const auto duration = node ? read_duration(node) : std::nullopt;
  if (!duration) work.time_lost = true;
  if (clause.kind() == Kind::takes) {
    if (work.takes != not_given) work.time_lost = true;
    const bool is_known = duration && !work.time_lost;
    work.takes = is_known ? builder.keep_duration(*duration, clause.span()) : not_given;
    return;
  }
  // The way out counts even if nobody knows when it is taken: what stands there can be reached.
  if (!duration && !clause.child(Kind::jump)) return;
  const Deadline deadline = read_deadline(clause, duration.value_or(Duration{}), builder);
  auto& deadlines = builder.workflow.deadlines;
  if (work.within == not_given) {
    work.within = static_cast<std::uint32_t>(deadlines.size());
    deadlines.push_back(deadline);
    return;
  }
  work.time_lost = true;
  Deadline& first = deadlines[work.within];
  if (!first.otherwise)
    first.otherwise = deadline.otherwise;
  else if (deadline.otherwise) // no statement has it, but it says what was meant to be reached
    builder.workflow.jumps[*deadline.otherwise].damaged = true;
}

void read_exit(NodeRef clause, Work& work, WorkflowBuilder& builder) {
  const NodeRef jump = clause.child(Kind::jump);
  if (!jump) return;
  auto& exits = builder.workflow.exits;
  if (work.exits.count == 0) work.exits.first = static_cast<std::uint32_t>(exits.size());
  exits.push_back({read_text(clause, builder.context), builder.read_jump(jump)});
  ++work.exits.count;
}

void set_reference(std::uint32_t& place, NodeRef clause, const Wanted& wanted,
                   WorkflowBuilder& builder) {
  const Reference reference = read_reference(clause, wanted, builder.context);
  auto& references = builder.workflow.references;
  if (place != not_given) {
    if (references[place].target != reference.target)
      references[place].target = DeclarationId::none;
    return;
  }
  place = static_cast<std::uint32_t>(references.size());
  references.push_back(reference);
}

} // namespace

void read_work_clause(NodeRef clause, Work& work, WorkflowBuilder& builder) {
  BuildContext& context = builder.context;
  switch (clause.kind()) {
  case Kind::by: set_sole(work.by, read_reference(clause, wanted::performer, context)); break;
  case Kind::accountable: set_reference(work.accountable, clause, wanted::role, builder); break;
  case Kind::follow: set_sole(work.follow, read_reference(clause, wanted::detail, context)); break;
  case Kind::from: set_reference(work.from, clause, wanted::performer, builder); break;
  case Kind::consults: builder.add_list(work.consults, clause, wanted::people); break;
  case Kind::informs: builder.add_list(work.informs, clause, wanted::people); break;
  case Kind::using_: builder.add_list(work.tools, clause, wanted::tool); break;
  case Kind::needs: builder.add_list(work.needs, clause, wanted::document); break;
  case Kind::makes: builder.add_list(work.makes, clause, wanted::document); break;
  case Kind::approves: builder.add_list(work.approves, clause, wanted::document); break;
  case Kind::takes:
  case Kind::within: read_duration_clause(clause, work, builder); break;
  case Kind::optional: work.optional = true; break;
  case Kind::on: read_exit(clause, work, builder); break;
  default:
    if (builder.read_instruction(clause)) {
      work.instructions.count =
          static_cast<std::uint32_t>(builder.workflow.instruction_pool.size()) -
          work.instructions.first;
    }
    break;
  }
}

} // namespace waymark
