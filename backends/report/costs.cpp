#include "parts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

/// What the work of a month takes and costs, and what tools might take over.
namespace waymark::report {

std::optional<ReportMoney> cost_of(const Role& role, double hours) {
  if (!role.rate || !role.rate->per) return {};
  return ReportMoney{hours * role.rate->amount / working_hours(1, *role.rate->per),
                     role.rate->currency};
}

std::optional<ReportMoney> monthly_cost(const Money& cost) {
  if (!cost.per || *cost.per < TimeUnit::week) return {};
  const Frequency once{1, 1, *cost.per, {}, true};
  return ReportMoney{cost.amount * times_per_month(once), cost.currency};
}

std::vector<ReportRole> roles(const Facts& facts) {
  std::vector<ReportRole> roles;
  for (const RoleLoad& load : facts.roles) {
    ReportRole role{name_of(facts.model, load.role),
                    load.hours,
                    load.available,
                    cost_of(facts.model.role(load.role), load.hours),
                    load.is_overloaded(),
                    {}};
    for (const WorkflowLoad& part : load.workflows)
      role.workflows.push_back({name_of(facts.model, part.workflow), part.runs, part.hours});
    roles.push_back(std::move(role));
  }
  std::stable_sort(roles.begin(), roles.end(),
                   [](const auto& a, const auto& b) { return a.hours > b.hours; });
  return roles;
}

std::vector<ReportTool> tools(const Facts& facts) {
  std::vector<ReportTool> tools;
  for (const Tool& tool : facts.model.tools) {
    if (!tool.cost) continue;
    if (const auto cost = monthly_cost(*tool.cost))
      tools.push_back({name_of(facts.model, tool.self), owner_of(facts.model, tool.owner), *cost});
  }
  return tools;
}

std::vector<ReportCost> costs(const WorkspaceReport& report) {
  std::map<std::string_view, ReportCost> by_currency;
  for (const ReportRole& role : report.roles)
    if (role.cost) by_currency[role.cost->currency].work += role.cost->amount;
  for (const ReportTool& tool : report.tools)
    by_currency[tool.cost.currency].tools += tool.cost.amount;
  std::vector<ReportCost> costs;
  for (auto& [currency, cost] : by_currency) {
    cost.currency = currency;
    costs.push_back(cost);
  }
  return costs;
}

void add_candidates(const Facts& facts, WorkspaceReport& report) {
  const Model& model = facts.model;
  std::set<std::tuple<FileId, std::uint32_t>> found;
  for (const Finding& finding : facts.checked.findings)
    if (finding.check == Check::automation_candidate)
      found.emplace(finding.span.file, finding.span.first);
  for (const AutomationCandidate& each : automation_candidates(model, facts.checked.loads)) {
    const Statement& step = model.workflow(each.workflow)[each.step];
    if (!found.contains({step.name_span.file, step.name_span.first})) {
      ++report.waived_candidates;
      continue;
    }
    report.candidates.push_back({name_of(model, each.workflow), step.title,
                                 name_of(model, each.role), name_of(model, each.tool), each.hours,
                                 cost_of(model.role(each.role), each.hours)});
  }
  std::stable_sort(report.candidates.begin(), report.candidates.end(),
                   [](const auto& a, const auto& b) { return a.hours > b.hours; });
}

} // namespace waymark::report
