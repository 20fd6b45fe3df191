#pragma once

#include "compiler/workspace.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The text of `git log`, as `git_log_arguments` ask for it: fields between NUL bytes, so that no
/// name or message can be taken for anything else.
namespace waymark {

/// What stands behind `git -C FOLDER`: the changes of all files that `patterns` (pathspecs) name.
[[nodiscard]] std::vector<std::string> git_log_arguments(const std::vector<std::string>& patterns);

/// Revisions by path, as it is now, relative to the root of the repository; newest first. A file
/// keeps its history when it moves. Of merges, those are there whose trailers name somebody; they
/// have no author, for they bring what others changed. With `cut`, commits without parents are left
/// out: in a shallow clone they are where it ends, and seem to have made every file. What does not
/// look like the log ends the reading; what was read until there stays. Linear but for sorting by
/// path.
[[nodiscard]] std::map<std::string, std::vector<Revision>, std::less<>>
parse_git_log(std::string_view log, bool cut);

} // namespace waymark
