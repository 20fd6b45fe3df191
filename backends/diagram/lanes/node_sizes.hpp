#pragma once

#include "diagram/lanes/tracked_grid.hpp"

namespace waymark::swimlanes {

/// Around the points of the grid on which the nodes stand. A node grows where more lines meet it
/// than its sides hold. Linear.
[[nodiscard]] std::vector<Box> boxes_around_points(const TrackedGrid& tracked);

} // namespace waymark::swimlanes
