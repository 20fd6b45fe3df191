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
  if (!duration) builder.value_lost = true;
  if (clause.kind() == Kind::takes) {
    if (work.takes != not_given || !duration) return;
    work.takes = builder.keep_duration(*duration, clause.span());
  } else if (work.within == not_given) {
    // The way out counts even if nobody knows when it is taken: what stands there can be reached.
    if (duration || clause.child(Kind::jump)) {
      const Deadline deadline = read_deadline(clause, duration.value_or(Duration{}), builder);
      work.within = static_cast<std::uint32_t>(builder.workflow.deadlines.size());
      builder.workflow.deadlines.push_back(deadline);
    }
  }
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
  if (place != not_given) return;
  place = static_cast<std::uint32_t>(builder.workflow.references.size());
  builder.workflow.references.push_back(reference);
}

void set_list(Range& place, NodeRef clause, const Wanted& wanted, WorkflowBuilder& builder) {
  const Range list = builder.read_list(clause, wanted);
  if (place.empty()) place = list;
}

} // namespace

void read_work_clause(NodeRef clause, Work& work, WorkflowBuilder& builder) {
  BuildContext& context = builder.context;
  switch (clause.kind()) {
  case Kind::by: set_once(work.by, read_reference(clause, wanted::performer, context)); break;
  case Kind::accountable: set_reference(work.accountable, clause, wanted::role, builder); break;
  case Kind::follow: set_once(work.follow, read_reference(clause, wanted::detail, context)); break;
  case Kind::from: set_reference(work.from, clause, wanted::performer, builder); break;
  case Kind::consults: set_list(work.consults, clause, wanted::people, builder); break;
  case Kind::informs: set_list(work.informs, clause, wanted::people, builder); break;
  case Kind::using_: set_list(work.tools, clause, wanted::tool, builder); break;
  case Kind::needs: set_list(work.needs, clause, wanted::document, builder); break;
  case Kind::makes: set_list(work.makes, clause, wanted::document, builder); break;
  case Kind::approves: set_list(work.approves, clause, wanted::document, builder); break;
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
