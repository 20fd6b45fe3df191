#pragma once

#include "grammar/syntax.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace waymark::tests {

/// One slip of the finger: the bytes from `first` to `last` of a file become `replacement`.
struct SmallEdit {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string replacement;
  const char* kind = ""; ///< "deleted", "doubled"
  std::string token;     ///< what was deleted or doubled
};

/// Each token of the tree, comments left out, deleted and doubled.
[[nodiscard]] std::vector<SmallEdit> token_edits(const Tree& tree);

/// Each quote, brace, comma, line end and `->` deleted: what a finger most easily loses. Line ends
/// behind comments are left alone.
[[nodiscard]] std::vector<SmallEdit> mark_edits(const Tree& tree);

[[nodiscard]] std::string edited_text(const SmallEdit& edit, std::string_view text);

} // namespace waymark::tests
