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

void check_workflow(const WorkflowView& view, Findings& findings) {
  for (const WorkflowCheck check : workflow_checks) check(view, findings);
}

void check_workspace(const WorkspaceView& view, Findings& findings, std::stop_token stop) {
  for (const WorkspaceCheck check : workspace_checks) {
    if (stop.stop_requested()) return;
    check(view, findings);
  }
}

} // namespace waymark
