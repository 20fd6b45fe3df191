#pragma once

#include "checks/check.hpp"

#include <stop_token>

namespace waymark {

/// Runs every check of scope workflow, in the order of checks.def.
void check_workflow(const WorkflowView& view, Findings& findings);

/// Runs every check of scope workspace, in the order of checks.def.
void check_workspace(const WorkspaceView& view, Findings& findings, std::stop_token stop);

} // namespace waymark
