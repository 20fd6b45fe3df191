#pragma once

#include "grammar/syntax.hpp"

#include <string>

namespace waymark {

/// "a step", "an answer", "a 'for each'": how messages call what a node is.
[[nodiscard]] std::string a_kind(Kind kind);

/// The text of a node for quoting in a message: its first line, shortened if it is long.
[[nodiscard]] std::string excerpt(std::string_view text);

} // namespace waymark
