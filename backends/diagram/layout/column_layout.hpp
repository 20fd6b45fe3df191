#pragma once

#include "diagram/layout/layout.hpp"

namespace waymark {

/// The layout that always works: all nodes in one column, in their order; lines between neighbours
/// straight down, the others around the right (down) or the left (up), each on a track of its own.
/// No frames. O((n + e) log e), except that tracks cost one look at each track in use.
[[nodiscard]] Layout column_layout(const LayoutGraph& graph);

} // namespace waymark
