#pragma once

#include "diagram/lanes/grid.hpp"

namespace waymark::swimlanes {

/// From the cell of one node to the cell of another; each point lies on a line of the one before.
struct GridRoute {
  std::vector<GridPoint> corners{};
};

/// Two routes may run on one line: they come from one fork, or come to the same node in the usual
/// way (dashes on dashes would look like a whole line) and do not start together.
[[nodiscard]] bool may_share(const LaneEdge& a, const LaneEdge& b);

/// Cheapest ways through the grid by A*, never through a node: short, with few bends and crossings,
/// beside other lines rather than on them. Straight ones first; then all are laid once more, each
/// knowing the others. A search looks at no more than the stretch between its two nodes, in all
/// lanes: the work is the sum of their lengths, quadratic where many lines lead far.
/// `routes` are laid already, but for those without corners.
[[nodiscard]] std::vector<GridRoute> route_edges(const LaneGraph& graph, const Grid& grid,
                                                 std::vector<GridRoute> routes);

} // namespace waymark::swimlanes
