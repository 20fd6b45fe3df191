#pragma once

#include "grammar/syntax.hpp"

#include <string>

namespace waymark::tests {

/// What is wrong with a tree that the parser made: the first broken promise of docs/syntax-tree.md
/// in words, or an empty text. Linear.
[[nodiscard]] std::string broken_invariant(const Tree& tree);

} // namespace waymark::tests
