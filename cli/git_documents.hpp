#pragma once

#include "compiler/workspace.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What commits did to the workflows and procedures of files, told by the whole texts before and
/// after them. So another document of the same file, a comment or a new layout is no change.
namespace waymark {

/// By commit and the path that the file had in it.
using DocumentChanges = std::map<std::pair<std::string, std::string>, std::vector<DocumentChange>>;

/// Does a text have something that looks like an approval?
[[nodiscard]] bool may_have_approval(std::string_view text);

/// What stands behind `git -C FOLDER`: the commits that changed the paths, each with the whole
/// texts.
[[nodiscard]] std::vector<std::string>
git_documents_arguments(const std::vector<std::string>& paths);

/// The text of that log. What does not look like it is passed over. Linear in the log, but for
/// sorting by path; each text is parsed once.
[[nodiscard]] DocumentChanges parse_git_documents(std::string_view log);

} // namespace waymark
