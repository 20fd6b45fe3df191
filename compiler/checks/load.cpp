#include "check.hpp"
#include "compiler/expected_flow.hpp"
#include "compiler/workload.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <vector>

/// Is there enough time for the work?
namespace waymark {
namespace {

/// To one decimal, for people.
std::string hours(double amount) {
  return to_text(std::round(amount * 10) / 10);
}

/// A factor, to two decimals; below one, to three digits that count.
std::string factor(double amount) {
  constexpr double most = 12;
  const double decimals =
      amount >= 1 || amount <= 0 ? 2 : std::min(2 - std::floor(std::log10(amount)), most);
  const double scale = std::pow(10, decimals);
  return to_text(std::round(amount * scale) / scale);
}

/// "'Book a session' 40 times 1.5 h = 60 h, …", the largest first.
std::string arithmetic(const Model& model, const std::vector<WorkflowLoad>& parts) {
  constexpr std::size_t shown = 5;
  std::string text;
  double rest = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const WorkflowLoad& part = parts[i];
    if (i >= shown) {
      rest += part.hours;
      continue;
    }
    text += fmt::format("{}'{}' {} times {} h = {} h", text.empty() ? "" : ", ",
                        model[part.workflow].title, factor(part.runs),
                        factor(part.hours / part.runs), hours(part.hours));
  }
  if (parts.size() > shown)
    text += fmt::format(" and {} h in {} more", hours(rest), parts.size() - shown);
  return text;
}

bool decides_ways(StatementKind kind) {
  return kind != StatementKind::step && kind != StatementKind::wait && kind != StatementKind::stage;
}

/// Where a line, an answer or a jump could not be read, nobody knows how often the work comes by.
class UncertainVisits {
public:
  explicit UncertainVisits(const WorkspaceView& view) {
    if (view.text_is_sound) return;
    for (const Workflow& workflow : view.model.workflows)
      if (!workflow.lost_lines.empty() || std::ranges::any_of(workflow.jumps, &Jump::damaged) ||
          std::ranges::any_of(workflow.statements, [](const Statement& statement) {
            return statement.damaged && decides_ways(statement.kind);
          }))
        workflows_.insert(workflow.self);
  }

  [[nodiscard]] bool in(DeclarationId workflow) const { return workflows_.contains(workflow); }

private:
  std::set<DeclarationId> workflows_;
};

} // namespace

void check_impossible_deadline(const WorkflowView& view, Findings& findings) {
  for (const Statement& statement : view.workflow.statements) {
    if (!is_work(statement.kind) || statement.damaged) continue;
    const Work& work = view.workflow.works[statement.facts];
    if (work.time_lost) continue;
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

namespace {

/// The decisions without shares of each workflow that is asked for, found once.
class OpenDecisions {
public:
  explicit OpenDecisions(const WorkspaceView& view)
      : view_(view) {}

  const std::vector<StatementId>& of(DeclarationId workflow) {
    const auto [entry, is_new] = found_.try_emplace(workflow);
    if (is_new)
      entry->second = decisions_without_shares(view_.model.workflow(workflow),
                                               view_.flows[view_.model[workflow].index]);
    return entry->second;
  }

private:
  const WorkspaceView& view_;
  std::map<DeclarationId, std::vector<StatementId>> found_;
};

/// Roles and the workflows in which they have a step that not every run comes to equally often.
using UnevenWork = std::set<std::pair<DeclarationId, DeclarationId>>;

UnevenWork uneven_work(const std::vector<StepLoad>& loads) {
  UnevenWork uneven;
  for (const StepLoad& load : loads)
    if (load.visits != std::round(load.visits)) uneven.emplace(load.role, load.workflow);
  return uneven;
}

/// Names the decisions that the hours of the role hang on and that say nothing of their shares.
void note_assumptions(const WorkspaceView& view, const RoleLoad& role, const UnevenWork& uneven,
                      OpenDecisions& open, Finding& finding) {
  constexpr std::size_t shown = 3;
  std::size_t found = 0;
  for (const WorkflowLoad& part : role.workflows) {
    if (!uneven.contains({role.role, part.workflow})) continue;
    const Workflow& workflow = view.model.workflow(part.workflow);
    for (const StatementId id : open.of(part.workflow))
      if (found++ < shown)
        finding.related.push_back(
            {workflow[id].name_span,
             workflow[id].kind == StatementKind::if_
                 ? "taken to be so every second time; a 'decide' can say 'about 30%'"
                 : "its answers are taken to be equally frequent; 'about 30%' says otherwise"});
  }
  if (found > 0)
    finding.message += fmt::format(
        " ({} not say how often each answer is given; all are taken to be equally frequent)",
        found == 1 ? "one decision in it does" : fmt::format("{} decisions in it do", found));
}

} // namespace

void check_overloaded_role(const WorkspaceView& view, Findings& findings) {
  const Model& model = view.model;
  const bool asked = std::any_of(model.roles.begin(), model.roles.end(),
                                 [](const Role& role) { return role.hours_per_week.has_value(); });
  if (!asked) return;
  const UncertainVisits uncertain(view);
  const UnevenWork uneven = uneven_work(view.loads);
  OpenDecisions open(view);
  for (const RoleLoad& load : load_by_role(model, view.loads)) {
    const bool is_certain = std::ranges::none_of(
        load.workflows, [&](const WorkflowLoad& part) { return uncertain.in(part.workflow); });
    if (!load.is_overloaded() || !is_certain) continue;
    const Role& role = model.role(load.role);
    Finding& finding = findings.report(
        Check::overloaded_role, model[role.self].name_span,
        fmt::format(
            "'{}' has {} hour{} a week, that is {} a month, but the work takes {} h: {}; give some "
            "of it to others, or more hours to the role",
            model[role.self].title, to_text(*role.hours_per_week),
            *role.hours_per_week == 1 ? "" : "s", hours(*load.available), hours(load.hours),
            arithmetic(model, load.workflows)));
    note_assumptions(view, load, uneven, open, finding);
  }
}

void check_automation_candidate(const WorkspaceView& view, Findings& findings) {
  const Model& model = view.model;
  const UncertainVisits uncertain(view);
  for (const AutomationCandidate& candidate : automation_candidates(model, view.loads)) {
    if (uncertain.in(candidate.workflow)) continue;
    const Statement& statement = model.workflow(candidate.workflow)[candidate.step];
    findings.report(
        Check::automation_candidate, statement.name_span,
        fmt::format(
            "'{}' spends {} hours a month on '{}' in '{}'; perhaps the tool can do it by itself",
            model[candidate.role].title, hours(candidate.hours), statement.title,
            model[candidate.tool].title));
  }
}

} // namespace waymark
