#pragma once

#include "diagram/lanes/grid_route.hpp"

#include <vector>

namespace waymark::swimlanes {

/// Of lines of one kind from one node to another, what the text says first goes the straighter way.
/// They only change ways: nothing else about the drawing differs. Near linear.
void order_twins(const LaneGraph& graph, std::vector<GridRoute>& routes);

} // namespace waymark::swimlanes
