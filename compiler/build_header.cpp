#include "build_workflow.hpp"

#include "read_values.hpp"

#include <bitset>

namespace waymark {

namespace {

std::optional<Date> date_of(NodeRef clause) {
  const NodeRef date = clause.child(Kind::date);
  return date ? parse_date(date.text()) : std::nullopt;
}

void read_approval(NodeRef clause, std::vector<Approval>& approvals, BuildContext& context) {
  const auto date = date_of(clause);
  const NodeRef by = clause.child(Kind::reference);
  std::optional<Reference> role;
  if (by) role = read_reference(clause, wanted::role, context);
  if (date) approvals.push_back({*date, role, clause.span()});
}

/// Of two times, nobody knows which counts.
void read_time_clause(NodeRef clause, bool is_repeated, Workflow& workflow) {
  if (clause.kind() == Kind::effective) {
    if (!workflow.effective) workflow.effective = date_of(clause);
    workflow.review_date_lost |= is_repeated || !workflow.effective;
  } else if (clause.kind() == Kind::happens) {
    const NodeRef frequency = clause.child(Kind::frequency);
    workflow.happens = frequency && !is_repeated ? read_frequency(frequency) : std::nullopt;
  } else if (const NodeRef interval = clause.child(Kind::duration)) {
    workflow.review_date_lost |= is_repeated;
    if (workflow.review_every) return;
    workflow.review_every = read_interval(interval);
    workflow.review_span = clause.span();
  }
}

/// Each of two processes may be the one that is meant.
void read_realizes(NodeRef clause, Workflow& workflow, BuildContext& context) {
  const Reference process = read_reference(clause, wanted::process, context);
  if (workflow.realizes && workflow.realizes->resolved() &&
      workflow.realizes->target != process.target)
    context.names.note_meant(workflow.realizes->span, workflow.realizes->target);
  set_sole(workflow.realizes, process);
}

void read_after(NodeRef clause, Workflow& workflow, BuildContext& context) {
  const After after{read_reference(clause, wanted::workflow, context), read_text(clause, context)};
  if (workflow.after && workflow.after->workflow.target != after.workflow.target)
    workflow.after->workflow.target = DeclarationId::none;
  set_once(workflow.after, after);
}

Text* text_place(Kind clause, Workflow& workflow) {
  switch (clause) {
  case Kind::purpose: return &workflow.purpose;
  case Kind::scope: return &workflow.scope;
  case Kind::trigger: return &workflow.trigger;
  case Kind::outcome: return &workflow.outcome;
  case Kind::number: return &workflow.number;
  case Kind::version: return &workflow.version;
  default: return nullptr;
  }
}

void read_header_clause(NodeRef clause, bool is_repeated, Span scope, WorkflowBuilder& builder) {
  Workflow& workflow = builder.workflow;
  BuildContext& context = builder.context;
  if (Text* text = text_place(clause.kind(), workflow)) {
    set_once(*text, read_text(clause, context));
    return;
  }
  switch (clause.kind()) {
  case Kind::realizes: read_realizes(clause, workflow, context); break;
  case Kind::owner: set_once(workflow.owner, read_reference(clause, wanted::role, context)); break;
  case Kind::by: set_sole(workflow.by, read_reference(clause, wanted::performer, context)); break;
  case Kind::after: read_after(clause, workflow, context); break;
  case Kind::using_: builder.add_list(workflow.tools, clause, wanted::tool); break;
  case Kind::needs: builder.add_list(workflow.needs, clause, wanted::document); break;
  case Kind::happens:
  case Kind::effective:
  case Kind::review: read_time_clause(clause, is_repeated, workflow); break;
  case Kind::reviewed:
    read_approval(clause, workflow.reviewed, context);
    workflow.review_date_lost |= !date_of(clause);
    break;
  case Kind::approved: read_approval(clause, workflow.approved, context); break;
  case Kind::see:
  case Kind::instructions: builder.read_instruction(clause); break;
  case Kind::allow: read_severity(clause, scope, context); break;
  default: break;
  }
}

} // namespace

void read_header(NodeRef declaration, WorkflowBuilder& builder) {
  const Span scope = declaration.span();
  std::bitset<256> seen; // by Kind
  read_head(declaration, [&](NodeRef clause) {
    const auto kind = static_cast<std::size_t>(clause.kind());
    read_header_clause(clause, seen.test(kind), scope, builder);
    seen.set(kind);
  });
  builder.workflow.instructions = {
      0, static_cast<std::uint32_t>(builder.workflow.instruction_pool.size())};
}

} // namespace waymark
