#include "parts.hpp"

#include "compiler/expected_flow.hpp"
#include "compiler/people.hpp"

#include <vector>

/// What the figures leave out, so that they are not taken for more than they are.
namespace waymark::report {
namespace {

/// Steps whose hours some role would have, and how many of them say nothing that can be counted.
ReportUntimed untimed(const Model& model, const Workflow& workflow) {
  ReportUntimed result{name_of(model, workflow.self), 0, 0};
  for (const Statement& statement : workflow.statements) {
    if (statement.kind != StatementKind::step) continue;
    const Work& work = workflow.works[statement.facts];
    const bool by_a_role = model.is(work.performer.who, DeclarationKind::role) ||
                           work.performer.source == PerformerSource::follower;
    if (!by_a_role) continue;
    ++result.of;
    if (work.takes == not_given && !work.follow) ++result.steps;
  }
  return result;
}

/// By index of `Model::workflows`: hours are taken from its steps, since it happens by itself or
/// somebody who follows it does not say how long that takes.
std::vector<bool> asked_for_hours(const Facts& facts) {
  std::vector<bool> asked(facts.model.workflows.size(), false);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Workflow& workflow = facts.model.workflows[i];
    if (workflow.happens) asked[i] = true;
    if (!facts.is_counted(workflow.self)) continue;
    for (const Work& work : workflow.works)
      if (work.takes == not_given && work.follow && work.follow->resolved())
        asked[facts.model[work.follow->target].index] = true;
  }
  return asked;
}

void count_approximations(const Workflow& workflow, const FlowGraph& flow,
                          ReportUncounted& uncounted) {
  for (const Statement& statement : workflow.statements)
    uncounted.for_each += statement.kind == StatementKind::for_each ? 1 : 0;
  uncounted.without_shares += decisions_without_shares(workflow, flow).size();
  for (const FlowEdge& edge : flow.edges) uncounted.interrupted += interrupts(edge.kind) ? 1 : 0;
}

} // namespace

ReportUncounted uncounted(const Facts& facts) {
  const Model& model = facts.model;
  const std::vector<bool> asked = asked_for_hours(facts);
  ReportUncounted result;
  for (std::size_t i = 0; i < model.workflows.size(); ++i) {
    const Workflow& workflow = model.workflows[i];
    if (!facts.is_counted(workflow.self)) {
      (workflow.is_procedure ? result.procedures : result.workflows)
          .push_back(name_of(model, workflow.self));
      continue;
    }
    const ReportUntimed found = untimed(model, workflow);
    if (found.steps > 0 && asked[i]) result.untimed.push_back(found);
    count_approximations(workflow, facts.checked.flows[i], result);
  }
  for (const RoleLoad& load : facts.roles)
    if (!cost_of(model.role(load.role), load.hours))
      result.unpaid.push_back(name_of(model, load.role));
  for (const Tool& tool : model.tools) {
    if (!tool.cost)
      result.free_tools.push_back(name_of(model, tool.self));
    else if (!monthly_cost(*tool.cost))
      result.one_off.push_back(name_of(model, tool.self));
  }
  const std::vector<std::size_t> steps = steps_by_role(model);
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i] > 0 && model.roles[i].persons.empty())
      result.unnamed.push_back(name_of(model, model.roles[i].self));
  return result;
}

} // namespace waymark::report
