#include "parts.hpp"

#include <algorithm>

namespace waymark {
namespace report {

Facts::Facts(const CheckedModel& checked_model)
    : checked(checked_model)
    , model(checked_model.model)
    , runs(checked.monthly_runs)
    , roles(load_by_role(model, checked.loads)) {}

ReportName name_of(const Model& model, DeclarationId declaration) {
  const Declaration& named = model[declaration];
  return {named.kind, named.id, named.title};
}

ReportOwner owner_of(const Model& model, const std::optional<Reference>& owner) {
  ReportOwner result{owner.has_value(), {}};
  if (owner && owner->resolved()) result.who = name_of(model, owner->target);
  return result;
}

std::uint32_t line_of(const Model& model, const Span& span) {
  return model.source(span.file).position(span.first).line;
}

namespace {

ReportCounts counts(const CheckedModel& checked) {
  const Model& model = checked.model;
  ReportCounts counts;
  counts.systems = model.systems.size();
  counts.processes = model.processes.size();
  counts.procedures = static_cast<std::size_t>(
      std::count_if(model.workflows.begin(), model.workflows.end(),
                    [](const Workflow& workflow) { return workflow.is_procedure; }));
  counts.workflows = model.workflows.size() - counts.procedures;
  counts.steps = checked.summary.steps;
  counts.roles = model.roles.size();
  return counts;
}

} // namespace
} // namespace report

WorkspaceReport build_report(const CheckedModel& checked) {
  const report::Facts facts(checked);
  WorkspaceReport made;
  made.title = checked.model.handbook.title.value;
  made.today = checked.today;
  made.counts = report::counts(checked);
  made.findings = checked.summary;
  made.areas = report::areas(facts);
  made.handoffs = report::handoffs(facts);
  made.waits = report::waits(facts);
  made.heads = report::heads(facts);
  made.roles = report::roles(facts);
  made.tools = report::tools(facts);
  made.costs = report::costs(made);
  report::add_candidates(facts, made);
  made.uncounted = report::uncounted(facts);
  return made;
}

} // namespace waymark
