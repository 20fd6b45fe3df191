#pragma once

#include "compiler/compile.hpp"
#include "workspace_bounds.hpp"

#include <map>
#include <string>
#include <string_view>

namespace waymark {

/// What the other text files of the same repositories declare. Whoever checks a part of a workspace
/// must not take a name for misspelt that only was not read.
class UnreadNames {
public:
  /// Reads and compiles the files within `bounds` that are not among those `read`; what cannot be
  /// read is left out.
  UnreadNames(const WorkspaceBounds& bounds, const SourceSet& read);

  /// The file, as seen from the current folder; null: none declares it.
  [[nodiscard]] const std::string* file_of(std::string_view name) const;

private:
  std::map<std::string, std::string, std::less<>> files_; ///< by id
};

} // namespace waymark
