#pragma once

#include "compiler/values.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Which commits brought the `approved` lines of which files.
namespace waymark {

/// Days of approvals by commit and the path that the file had in it.
using BroughtApprovals = std::map<std::pair<std::string, std::string>, std::vector<Date>>;

/// Does a text have something that looks like an approval?
[[nodiscard]] bool may_have_approval(std::string_view text);

/// What stands behind `git -C FOLDER`: the changed lines of the commits that changed approvals.
[[nodiscard]] std::vector<std::string>
git_approvals_arguments(const std::vector<std::string>& patterns);

/// The text of that log. What a commit only moved within a file, it did not bring. What does not
/// look like the log is passed over. Linear but for sorting by path.
[[nodiscard]] BroughtApprovals parse_git_approvals(std::string_view log);

} // namespace waymark
