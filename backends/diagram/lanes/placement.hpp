#pragma once

#include "diagram/lanes/tracked_grid.hpp"

namespace waymark::swimlanes {

/// The layout in points, and where lanes and sections lie.
struct LanesLayout {
  Layout layout{};
  std::vector<Box> lanes{};
  std::vector<Box> sections{}; ///< stretches of the flow; their height is that of all lanes
};

/// Turns lines of the grid into places in points, with room for nodes, labels and tracks beside
/// one another: so nothing lies on anything. See `place_levels` and `place_uprights`.
[[nodiscard]] LanesLayout place(const TrackedGrid& tracked);

} // namespace waymark::swimlanes
