#pragma once

#include "compiler/compile.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Making the edits that findings carry. No file is touched: texts go in, texts come out.
namespace waymark {

/// The bytes of one file with all `edits` made; those of other files are left out, and of equal
/// ones all but one. Insertions at one place stand in the order given. Precondition: the others do
/// not overlap. O(bytes + edits log edits).
[[nodiscard]] std::string apply_edits(const Source& source, std::span<const Edit> edits);

/// Do edits of two fixes touch the same text? Equal ones do not: both want the same.
[[nodiscard]] bool in_conflict(const Edit& one, const Edit& other);

inline constexpr std::size_t most_compilations = 256;

struct FixRequest {
  /// Which findings are to be fixed, with the text that each points at; none: all.
  std::function<bool(const Finding&, std::string_view)> wanted;
  /// Asked for paths that only the fixed text refers to. None: they do not exist.
  std::function<bool(const std::string&)> path_exists;
  std::size_t most_compilations = waymark::most_compilations; ///< then it is enough
};

struct FixResult {
  SourceSet sources;                ///< the new texts
  CheckedModel checked;             ///< of the new texts
  std::vector<std::string> changed; ///< paths, sorted
  std::size_t fixed = 0;            ///< findings whose fix was made
  bool complete = true;             ///< false: stopped early, others may still help
};

/// Makes the safe fixes of a workspace until none is left that helps. What was made is read and
/// checked again as a whole: a fix that leaves more findings or more errors than there were, or
/// does not remove its own, is undone, and the others are tried without it. So a second run changes
/// nothing, if the first was complete. `checked` is what `compile` gave for the workspace.
///
/// Cost: a compilation for each round, and for each fix that has to be tried by itself two, or up
/// to twice the logarithm of their number if there are few; at most `most_compilations`.
[[nodiscard]] FixResult apply_safe_fixes(const Workspace& workspace,
                                         std::vector<FileReadingPtr> readings, CheckedModel checked,
                                         const FixRequest& request);

} // namespace waymark
