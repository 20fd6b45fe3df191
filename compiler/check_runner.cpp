#include "check_runner.hpp"

#include <array>

namespace waymark {
namespace {

using WorkflowCheck = void (*)(const WorkflowView&, Findings&);
using WorkspaceCheck = void (*)(const WorkspaceView&, Findings&);

// The table is read twice: each scope takes its own rows.
#define WAYMARK_ROW_file(function)
#define WAYMARK_ROW_names(function)
#define WAYMARK_ROW_findings(function)
#define WAYMARK_CHECK(name, spelling, group, severity, scope, finds)                               \
  WAYMARK_ROW_##scope(check_##name)

#define WAYMARK_ROW_workflow(function) function,
#define WAYMARK_ROW_workspace(function)
constexpr auto workflow_checks = std::to_array<WorkflowCheck>({
#include "compiler/checks.def"
});
#undef WAYMARK_ROW_workflow
#undef WAYMARK_ROW_workspace

#define WAYMARK_ROW_workflow(function)
#define WAYMARK_ROW_workspace(function) function,
constexpr auto workspace_checks = std::to_array<WorkspaceCheck>({
#include "compiler/checks.def"
});

} // namespace

void run_checks(const WorkspaceView& view, Findings& findings, std::stop_token stop) {
  const FollowedWork followed(view.model);
  for (std::size_t i = 0; i < view.model.workflows.size(); ++i) {
    if (stop.stop_requested()) return;
    const Workflow& workflow = view.model.workflows[i];
    const Verdict order = verdict(view.flows[i]);
    const WorkflowView one{view.model, workflow.self, workflow, view.flows[i], order, followed};
    for (const WorkflowCheck check : workflow_checks) check(one, findings);
  }
  for (const WorkspaceCheck check : workspace_checks) {
    if (stop.stop_requested()) return;
    check(view, findings);
  }
}

} // namespace waymark
