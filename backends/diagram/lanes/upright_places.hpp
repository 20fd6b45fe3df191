#pragma once

#include "diagram/lanes/label_spots.hpp"

namespace waymark::swimlanes {

/// Where the upright lines of the grid lie.
struct UprightPlaces {
  std::vector<std::int32_t> of_line{};    ///< the middle of a column, or a gutter's first track
  std::vector<std::int32_t> of_section{}; ///< where each begins; one more than there are
};

/// Each as far left as what belongs to it may stand beside what stands left of it in the same band,
/// and columns beside one another: a wide node, a label or a line makes room where it stands, not
/// in the whole height of the drawing. A section keeps its
/// whole height to itself, but for labels of lines that lead out of it. Linear in the
/// nodes, labels and bands that upright lines pass.
[[nodiscard]] UprightPlaces place_uprights(const TrackedGrid& tracked, std::span<const Box> nodes,
                                           std::span<const LabelSpot> labels);

} // namespace waymark::swimlanes
