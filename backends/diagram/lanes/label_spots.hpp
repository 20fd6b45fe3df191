#pragma once

#include "diagram/lanes/tracked_grid.hpp"

#include <span>

namespace waymark::swimlanes {

/// Where a label stands: beside the piece of its line that meets a node.
struct LabelSpot {
  std::uint32_t edge = 0;
  std::uint32_t node = 0;
  Side side{}; ///< of the node
  Box box{};   ///< around it, from the point of the grid on which the node stands
};

/// Labels stand above level lines and to the right of upright ones, or to their left where another
/// line runs close to the right. `nodes`: see `boxes_around_points`. Linear.
[[nodiscard]] std::vector<LabelSpot> label_spots(const TrackedGrid& tracked,
                                                 std::span<const Box> nodes);

} // namespace waymark::swimlanes
