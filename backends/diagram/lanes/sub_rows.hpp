#pragma once

#include "diagram/lanes/columns.hpp"

namespace waymark::swimlanes {

/// Each lane has as many rows as it needs; a cell of row and column holds one node.
struct SubRows {
  std::vector<std::uint32_t> of_node{}; ///< counted inside its lane
  std::vector<std::uint32_t> of_lane{}; ///< how many, at least one
};

/// A node stands in the row of what leads to it, so that lines are straight; what leaves the main
/// path takes the nearest row that is free, also for the line on its way there.
[[nodiscard]] SubRows assign_sub_rows(const LaneGraph& graph, const Columns& columns);

} // namespace waymark::swimlanes
