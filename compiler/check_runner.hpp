#pragma once

#include "checks/check.hpp"

#include <stop_token>

namespace waymark {

/// Runs every check of scope workflow and workspace, in the order of checks.def.
void run_checks(const WorkspaceView& view, Findings& findings, std::stop_token stop);

} // namespace waymark
