#include "build_workflow.hpp"

#include "read_values.hpp"

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

void read_time_clause(NodeRef clause, Workflow& workflow) {
  if (clause.kind() == Kind::effective) {
    if (!workflow.effective) workflow.effective = date_of(clause);
    workflow.review_date_lost |= !workflow.effective;
  } else if (clause.kind() == Kind::happens) {
    const NodeRef frequency = clause.child(Kind::frequency);
    if (!workflow.happens && frequency) workflow.happens = read_frequency(frequency);
  } else if (const NodeRef interval = clause.child(Kind::duration);
             interval && !workflow.review_every) {
    workflow.review_every = read_interval(interval);
    workflow.review_span = clause.span();
  }
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

void read_header_clause(NodeRef clause, Span scope, WorkflowBuilder& builder) {
  Workflow& workflow = builder.workflow;
  BuildContext& context = builder.context;
  if (Text* text = text_place(clause.kind(), workflow)) {
    set_once(*text, read_text(clause, context));
    return;
  }
  switch (clause.kind()) {
  case Kind::realizes:
    set_once(workflow.realizes, read_reference(clause, wanted::process, context));
    break;
  case Kind::owner: set_once(workflow.owner, read_reference(clause, wanted::role, context)); break;
  case Kind::by: set_once(workflow.by, read_reference(clause, wanted::performer, context)); break;
  case Kind::after:
    set_once(workflow.after,
             After{read_reference(clause, wanted::workflow, context), read_text(clause, context)});
    break;
  case Kind::using_: {
    const Range tools = builder.read_list(clause, wanted::tool);
    if (workflow.tools.empty()) workflow.tools = tools;
    break;
  }
  case Kind::needs: {
    const Range needs = builder.read_list(clause, wanted::document);
    if (workflow.needs.empty()) workflow.needs = needs;
    break;
  }
  case Kind::happens:
  case Kind::effective:
  case Kind::review: read_time_clause(clause, workflow); break;
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
  read_head(declaration, [&](NodeRef clause) { read_header_clause(clause, scope, builder); });
  builder.workflow.instructions = {
      0, static_cast<std::uint32_t>(builder.workflow.instruction_pool.size())};
}

} // namespace waymark
