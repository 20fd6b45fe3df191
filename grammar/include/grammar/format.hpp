#pragma once

#include "grammar/syntax.hpp"

#include <string>

namespace waymark {

/// The canonical text of a tree, parsed or built in memory: docs/formatting.md has the rules.
/// Comments are kept; `format(parse(format(t)))` equals `format(t)`. A damaged tree (it has
/// missing, unexpected or unclosed parts) is returned as it was written.
[[nodiscard]] std::string format(const Tree& tree);

[[nodiscard]] bool is_damaged(const Tree& tree);

} // namespace waymark
