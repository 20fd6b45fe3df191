#pragma once

#include "diagram/layout/layout.hpp"

namespace waymark {

/// All nodes in one column, in their order; lines between neighbours straight down, the others
/// beside the column on tracks of their own, down at the right and up at the left, or all at the
/// right where that keeps the drawing narrow. Groups are boxes around the nodes and labels, with
/// the tracks outside, so that no line runs through a group that it does not belong to. Never
/// fails. See `route_column` for the cost.
[[nodiscard]] Layout column_layout(const LayoutGraph& graph);

} // namespace waymark
