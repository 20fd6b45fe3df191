#pragma once

#include "compiler/checked_model.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Who is asked to review a change of which file, for code hosts that read a CODEOWNERS file.
namespace waymark {

/// A path below the root of the repository, with `/`; none for a file outside of it.
using PathInRepository = std::function<std::optional<std::string>(FileId)>;

struct CodeOwners {
  std::string text; ///< the lines alone, sorted by path
  /// What the user should know: roles that own something and have no handle that a code host knows.
  std::vector<std::string> notes;
};

/// A line for each file: its path, then the handles of the roles that own what it declares (of a
/// workflow or procedure its owner; of a system, process, tool or document its own or inherited
/// one), in the order of the text. The last line that fits a path counts for a code host, and each
/// path stands once. Only what GitHub's rules can say: other characters of a path become `?`, which
/// stands for any one.
///
/// Source of the rules: GitHub's documentation, "About code owners". O(n log n).
[[nodiscard]] CodeOwners render_codeowners(const CheckedModel& checked,
                                           const PathInRepository& path_of);

} // namespace waymark
