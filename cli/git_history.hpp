#pragma once

#include "compiler/workspace.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace waymark {

/// Fills in what git recorded about the workspace's files: one `git log` for each repository that
/// they are in (as a rule, one), and a `git status`. Outside a repository there is no history, and
/// nothing is said. Returns what the user should know: a shallow clone, a git that failed or is not
/// there. `paths`, if given, learns where each source is in its repository, by its path.
[[nodiscard]] std::vector<std::string>
read_history(Workspace& workspace,
             std::map<std::string, std::string, std::less<>>* paths = nullptr);

/// What that history depends on, without reading it: for each repository, the commit at which it
/// stands. A short run of git for each.
[[nodiscard]] std::vector<std::string> history_state(const Workspace& workspace);

/// The root of the repository that looks after that folder, if any.
[[nodiscard]] std::optional<std::string> repository_around(const std::string& folder);

} // namespace waymark
