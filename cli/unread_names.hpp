#pragma once

#include "compiler/compile.hpp"
#include "workspace_bounds.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// What the other text files of the same repositories declare. Whoever checks a part of a workspace
/// must not take a name for misspelt that only was not read.
class UnreadNames {
public:
  /// Reads and compiles the files within `bounds` that are not among those `read`; what cannot be
  /// read is left out.
  UnreadNames(const WorkspaceBounds& bounds, const std::vector<SourcePtr>& read);

  /// The file, as seen from the current folder; null: none declares it.
  [[nodiscard]] const std::string* file_of(std::string_view name) const;

private:
  std::map<std::string, std::string, std::less<>> files_; ///< by id
};

/// A line for people who checked a part of a workspace: which unknown names are declared in files
/// of the same repository that were not read, and what to check instead; empty if none is. Outside
/// a repository nobody knows how far a workspace reaches, so nothing is looked for there, nor where
/// every name is known.
[[nodiscard]] std::string hint_at_unread_names(const CheckedModel& checked,
                                               const std::vector<std::string>& paths);

} // namespace waymark
