#pragma once

#include "diagram/layout/layout.hpp"

namespace waymark {

/// Makes bars as wide as the nodes that they fork to or join stand apart, as far as there is room
/// beside them and inside their frame, so that those lines are straight. Quadratic in what stands
/// in one row.
void widen_bars(const LayoutGraph& graph, Layout& layout);

} // namespace waymark
