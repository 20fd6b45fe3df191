#include "check.hpp"
#include "compiler/workload.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

/// Is there enough time for the work?
namespace waymark {
namespace {

/// To one decimal, for people.
std::string hours(double amount) {
  return to_text(std::round(amount * 10) / 10);
}

/// One workflow's part of a role's month.
struct Part {
  double runs = 0;
  double hours = 0;
};

/// "'Book a session' 40 times 1.5 h = 60 h, …", the largest first.
std::string arithmetic(const Model& model, const std::map<DeclarationId, Part>& parts) {
  constexpr std::size_t shown = 5;
  std::vector<std::pair<DeclarationId, Part>> sorted(parts.begin(), parts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.hours > b.second.hours; });
  std::string text;
  double rest = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const auto& [workflow, part] = sorted[i];
    if (i >= shown) {
      rest += part.hours;
      continue;
    }
    text += fmt::format("{}'{}' {} times {} h = {} h", text.empty() ? "" : ", ",
                        model[workflow].title, hours(part.runs),
                        to_text(std::round(part.hours / part.runs * 100) / 100), hours(part.hours));
  }
  if (sorted.size() > shown)
    text += fmt::format(" and {} more = {} h", sorted.size() - shown, hours(rest));
  return text;
}

} // namespace

void check_impossible_deadline(const WorkflowView& view, Findings& findings) {
  for (const Statement& statement : view.workflow.statements) {
    const bool is_work = statement.kind == StatementKind::step ||
                         statement.kind == StatementKind::decide ||
                         statement.kind == StatementKind::if_;
    if (!is_work || statement.damaged) continue;
    const Work& work = view.workflow.works[statement.facts];
    const StatedDuration* takes = view.workflow.takes(work);
    const Deadline* within = view.workflow.within(work);
    if (takes == nullptr || within == nullptr) continue;
    const Duration& needed = takes->duration;
    const Duration& given = within->duration;
    if (clock_hours(needed.low, needed.unit) <= clock_hours(given.high, given.unit)) continue;
    Finding& finding = findings.report(
        Check::impossible_deadline, within->span,
        fmt::format(
            "'{}' takes {}, which cannot be done within {}; give it more time, or make it shorter",
            statement.title, to_text(needed), to_text(given)));
    finding.related.push_back({takes->span, "this is how long it takes"});
  }
}

void check_overloaded_role(const WorkspaceView& view, Findings& findings) {
  const Model& model = view.model;
  const bool asked = std::any_of(model.roles.begin(), model.roles.end(),
                                 [](const Role& role) { return role.hours_per_week.has_value(); });
  if (!asked) return;
  std::map<DeclarationId, std::map<DeclarationId, Part>> by_role;
  for (const StepLoad& load : monthly_load(model, view.flows)) {
    Part& part = by_role[load.role][load.workflow];
    part.runs = std::max(part.runs, load.runs);
    part.hours += load.hours_per_month();
  }
  constexpr double weeks_per_month = 52.0 / 12;
  for (const Role& role : model.roles) {
    if (!role.hours_per_week || !by_role.contains(role.self)) continue;
    const double there = *role.hours_per_week * weeks_per_month;
    double needed = 0;
    for (const auto& [workflow, part] : by_role[role.self]) needed += part.hours;
    if (needed <= there + 1e-9) continue;
    findings.report(
        Check::overloaded_role, model[role.self].name_span,
        fmt::format(
            "'{}' has {} hours a week, that is {} a month, but the work takes {}: {}; give some "
            "of it to others, or more hours to the role",
            model[role.self].title, to_text(*role.hours_per_week), hours(there), hours(needed),
            arithmetic(model, by_role[role.self])));
  }
}

void check_automation_candidate(const WorkspaceView& view, Findings& findings) {
  constexpr double worth_it = 4;
  const Model& model = view.model;
  const std::vector<StepLoad> loads = monthly_load(model, view.flows); // grouped by step
  for (auto first = loads.begin(); first != loads.end();) {
    const auto last = std::find_if(first, loads.end(), [&](const StepLoad& each) {
      return each.workflow != first->workflow || each.step != first->step;
    });
    std::map<DeclarationId, double> by_role;
    for (auto load = first; load != last; ++load) by_role[load->role] += load->hours_per_month();
    const auto most =
        std::max_element(by_role.begin(), by_role.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const Workflow& workflow = model.workflow(first->workflow);
    const StatementId step = first->step;
    first = last;

    const Statement& statement = workflow[step];
    const Work& work = *workflow.work(step);
    if (statement.kind != StatementKind::step || work.tools.empty() ||
        most->second < worth_it - 1e-9)
      continue;
    const auto tools = workflow.list(work.tools);
    const auto tool = std::find_if(tools.begin(), tools.end(),
                                   [](const Reference& each) { return each.resolved(); });
    if (tool == tools.end()) continue; // its name is a mistake of its own
    findings.report(
        Check::automation_candidate, statement.name_span,
        fmt::format(
            "'{}' spends {} hours a month on '{}' in '{}'; perhaps the tool can do it by itself",
            model[most->first].title, hours(most->second), statement.title,
            model[tool->target].title));
  }
}

} // namespace waymark
