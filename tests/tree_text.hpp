#pragma once

#include "grammar/syntax.hpp"

#include <string>

namespace waymark::tests {

/// The tree as indented text: kind, damage, and the text of leaves.
[[nodiscard]] std::string tree_text(const Tree& tree);

/// Its nodes without places and layout: what two trees of the same meaning share.
[[nodiscard]] std::string shape_text(const Tree& tree);

} // namespace waymark::tests
