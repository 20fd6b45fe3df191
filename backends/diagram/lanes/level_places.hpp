#pragma once

#include "diagram/lanes/label_spots.hpp"

namespace waymark::swimlanes {

/// Where the level lines of the grid lie, and what belongs to each.
struct LevelPlaces {
  std::vector<std::int32_t> of_line{}; ///< the middle of a row, or the first track of a gutter
  std::vector<std::int32_t> top{};     ///< of what is kept for it; one more than there are lines
};

/// A row is as high as its highest node and the labels beside it, a gutter as its tracks and the
/// labels above and below nodes. Linear.
[[nodiscard]] LevelPlaces place_levels(const TrackedGrid& tracked, std::span<const Box> nodes,
                                       std::span<const LabelSpot> labels);

} // namespace waymark::swimlanes
