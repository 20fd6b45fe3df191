#include "compiler/workload.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

/// What the loads of single steps come to: by role, and step by step where a tool might do it.
namespace waymark {
namespace {

using LoadsOfStep = std::span<const StepLoad>;

/// Calls `use` with all loads of one step after the other.
template<typename Use>
void for_each_step(const std::vector<StepLoad>& loads, Use&& use) {
  for (std::size_t first = 0; first < loads.size();) {
    std::size_t last = first;
    while (last < loads.size() && loads[last].workflow == loads[first].workflow &&
           loads[last].step == loads[first].step)
      ++last;
    use(LoadsOfStep(loads).subspan(first, last - first));
    first = last;
  }
}

/// The role with the most hours; of several, the first declared.
std::pair<DeclarationId, double> main_performer(LoadsOfStep loads) {
  std::map<DeclarationId, double> by_role;
  for (const StepLoad& load : loads) by_role[load.role] += load.hours_per_month();
  return *std::max_element(by_role.begin(), by_role.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
}

} // namespace

std::vector<RoleLoad> load_by_role(const Model& model, const std::vector<StepLoad>& loads) {
  std::vector<std::map<DeclarationId, WorkflowLoad>> parts(model.roles.size());
  for_each_step(loads, [&](LoadsOfStep step) {
    // A role that several followers ask for has their runs together.
    std::map<DeclarationId, double> runs;
    for (const StepLoad& load : step) {
      WorkflowLoad& part = parts[model[load.role].index][load.workflow];
      part.workflow = load.workflow;
      part.hours += load.hours_per_month();
      part.runs = std::max(part.runs, runs[load.role] += load.runs);
    }
  });
  constexpr double weeks_per_month = 52.0 / 12;
  std::vector<RoleLoad> roles;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty()) continue;
    RoleLoad role{model.roles[i].self, {}, 0, {}};
    for (const auto& [workflow, part] : parts[i]) {
      role.workflows.push_back(part);
      role.hours += part.hours;
    }
    std::stable_sort(role.workflows.begin(), role.workflows.end(),
                     [](const auto& a, const auto& b) { return a.hours > b.hours; });
    if (model.roles[i].hours_per_week)
      role.available = *model.roles[i].hours_per_week * weeks_per_month;
    roles.push_back(std::move(role));
  }
  return roles;
}

std::vector<AutomationCandidate> automation_candidates(const Model& model,
                                                       const std::vector<StepLoad>& loads) {
  constexpr double worth_it = 4;
  std::vector<AutomationCandidate> candidates;
  for_each_step(loads, [&](LoadsOfStep step) {
    const Workflow& workflow = model.workflow(step.front().workflow);
    const StatementId id = step.front().step;
    if (workflow[id].kind != StatementKind::step) return;
    const auto [role, hours] = main_performer(step);
    if (hours < worth_it - 1e-9) return;
    const auto tools = workflow.list(workflow.work(id)->tools);
    const auto tool = std::find_if(tools.begin(), tools.end(),
                                   [](const Reference& each) { return each.resolved(); });
    if (tool == tools.end()) return; // its name is a mistake of its own
    candidates.push_back({workflow.self, id, role, tool->target, hours});
  });
  return candidates;
}

} // namespace waymark
