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

} // namespace waymark::swimlanes
