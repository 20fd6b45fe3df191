#pragma once

#include "grammar/syntax.hpp"

#include <cstdint>
#include <string>

namespace waymark::tests {

/// A tree built with TreeBuilder: every declaration, clause and statement of `part_rules` may stand
/// in it, each where it belongs. The same seed gives the same tree.
[[nodiscard]] Tree random_tree(std::uint64_t seed);

/// The text of an undamaged tree as somebody careless may have typed it: other white space, blank
/// lines, several statements on a line, comments, Windows line ends. Parses without damage.
[[nodiscard]] std::string scrambled_text(const Tree& tree, std::uint64_t seed);

} // namespace waymark::tests
