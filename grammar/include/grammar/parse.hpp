#pragma once

#include "grammar/syntax.hpp"

namespace waymark {

/// Blocks nest at most this deep; what lies deeper is one unexpected node.
inline constexpr std::size_t maximum_depth = 256;

/// The tree of one file. Total: any bytes give a tree, errors are nodes in it. Depends on nothing
/// but `source`. Linear in the text; stack use does not depend on it.
[[nodiscard]] Tree parse(SourcePtr source);

} // namespace waymark
