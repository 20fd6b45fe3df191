#pragma once

#include "diagram/lanes/grid_route.hpp"

namespace waymark::swimlanes {

/// Cheapest ways through the grid by A*, never through a node: short, with few bends and crossings,
/// beside other lines rather than on them. Straight ones first; then all are laid once more, each
/// knowing the others. A search looks at no more than the stretch between its two nodes, in all
/// lanes; where many lines lead far, the longest ones take direct ways instead.
/// In the end, lines that meet or cross are laid once more together. `routes` are laid already, but
/// for those without corners.
[[nodiscard]] std::vector<GridRoute> route_edges(const LaneGraph& graph, const Grid& grid,
                                                 std::vector<GridRoute> routes);

} // namespace waymark::swimlanes
