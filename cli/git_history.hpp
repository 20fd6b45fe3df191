#pragma once

#include "compiler/workspace.hpp"

#include <string>
#include <vector>

namespace waymark {

/// Fills in what git recorded about the workspace's files: one `git log` for each repository that
/// they are in (as a rule, one). Outside a repository there is no history, and nothing is said.
/// Returns what the user should know: a shallow clone, a git that failed or is not there.
[[nodiscard]] std::vector<std::string> read_history(Workspace& workspace);

} // namespace waymark
