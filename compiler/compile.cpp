#include "compiler/compile.hpp"

#include "build.hpp"
#include "check_runner.hpp"
#include "monthly_estimates.hpp"
#include "severity.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace waymark {
namespace {

/// Reading order, and each only once: two passes may find the same.
void sort_findings(std::vector<Finding>& findings) {
  const auto order = [](const Finding& finding) {
    return std::tuple(finding.span, finding.check, std::string_view(finding.message));
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
  const auto same = [&](const Finding& a, const Finding& b) { return order(a) == order(b); };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
}

/// A place of one computer is none in the workspace, whatever is there.
void mark_available(const Workspace& workspace, std::vector<PathReference>& paths) {
  for (PathReference& path : paths)
    path.available = !path.path.value.starts_with('/') &&
                     workspace.existing_paths.contains(path.resolved) &&
                     !workspace.barred_paths.contains(path.resolved);
}

Summary summarize(const CheckedModel& checked) {
  Summary summary;
  count_by_severity(checked.findings, summary);
  summary.files = checked.model.sources.size();
  for (const Workflow& workflow : checked.model.workflows)
    summary.steps += static_cast<std::size_t>(
        std::count_if(workflow.statements.begin(), workflow.statements.end(),
                      [](const Statement& each) { return each.kind == StatementKind::step; }));
  return summary;
}

/// Not so an unknown name: it stands in the model, and what it may mean is asked there. So it costs
/// what it names, and nothing that was said of others.
bool any_text_error(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.check == Check::syntax || finding.check == Check::wrong_kind ||
           finding.check == Check::duplicate_name;
  });
}

bool any_repeated_clause(const std::vector<Finding>& findings) {
  return std::ranges::any_of(
      findings, [](const Finding& finding) { return finding.check == Check::repeated_clause; });
}

/// Graph, verdict and checks of one workflow after the other: each is in the cache once. A graph is
/// built for all of them, asked to stop or not.
void check_workflows(CheckedModel& checked, const FollowedWork& followed, Findings& findings,
                     const std::stop_token& stop) {
  const Model& model = checked.model;
  checked.flows.reserve(model.workflows.size());
  checked.reached.reserve(model.workflows.size());
  for (const Workflow& workflow : model.workflows) {
    const FlowGraph& flow = checked.flows.emplace_back(build_flow_graph(workflow));
    std::vector<bool>& reached = checked.reached.emplace_back(flow.nodes.size(), false);
    if (stop.stop_requested()) continue;
    Verdict order = judge(flow);
    check_workflow({.model = model,
                    .id = workflow.self,
                    .workflow = workflow,
                    .flow = flow,
                    .verdict = order,
                    .followed = followed},
                   findings);
    reached = std::move(order.reached);
  }
}

} // namespace

void count_by_severity(const std::vector<Finding>& findings, Summary& summary) {
  summary.errors = summary.warnings = summary.advice = 0;
  for (const Finding& finding : findings)
    ++(finding.severity == Severity::error     ? summary.errors
       : finding.severity == Severity::warning ? summary.warnings
                                               : summary.advice);
}

std::vector<std::string> referenced_paths(const std::vector<FileReadingPtr>& readings) {
  std::set<std::string> paths;
  for (const FileReadingPtr& reading : readings)
    for (const PathReference& reference : reading->summary.paths) paths.insert(reference.resolved);
  return {paths.begin(), paths.end()};
}

CheckedModel compile(const Workspace& workspace, std::vector<FileReadingPtr> readings,
                     std::stop_token stop) {
  CheckedModel checked;
  checked.today = workspace.today;
  checked.history = workspace.history;
  checked.uncommitted = workspace.uncommitted;
  checked.history_is_cut = workspace.history_is_cut;

  Findings findings;
  for (const FileReadingPtr& reading : readings) findings.append(reading->text_errors);
  BuiltModel built = build_model(workspace.sources, std::move(readings), stop);
  findings.append(std::move(built.findings));
  checked.model = std::move(built.model);
  mark_available(workspace, checked.model.paths);

  const bool text_is_sound = !any_text_error(findings.all());
  const FollowedWork followed(checked.model);
  check_workflows(checked, followed, findings, stop);
  checked.monthly_runs = estimate_monthly_runs(checked.model, checked.flows, followed);
  checked.loads = estimate_monthly_load(checked.model, checked.flows, followed);
  const bool clauses_are_sound = !any_repeated_clause(findings.all());
  check_workspace({.model = checked.model,
                   .flows = checked.flows,
                   .workspace = workspace,
                   .loads = checked.loads,
                   .text_is_sound = text_is_sound,
                   .clauses_are_sound = clauses_are_sound},
                  findings, stop);
  checked.findings = std::move(findings.all());
  apply_severity_clauses(checked.model, checked.findings);
  sort_findings(checked.findings);
  checked.summary = summarize(checked);
  return checked;
}

} // namespace waymark
