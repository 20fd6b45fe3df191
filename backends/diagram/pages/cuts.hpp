#pragma once

#include "diagram/pages/cut_places.hpp"
#include "diagram/pages/slice_lengths.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace waymark::pages {

/// What of a sheet is for a part of the drawing.
struct SheetRoom {
  std::int32_t along = 0; ///< between letters at both ends, behind the heads that stand again
  std::int32_t before_first = 0; ///< more: nothing stands again, and no line comes from before
  std::int32_t behind_last = 0;  ///< more: no line goes on
  std::int32_t across = 0;
  std::int32_t across_again = 0; ///< on each of several sheets, if it takes more than one across
  bool shared = false;           ///< by parts that fit beside one another
};

/// Where to cut so that the parts fit, in order. Of all ways that which costs the reader least: a
/// sheet more than anything but a cut through nodes or a second cut, across the first; then lines
/// that are cut; then sheets on which little stands. By dynamic programming over the places.
[[nodiscard]] std::vector<std::int32_t> choose_cuts(std::span<const CutPlace> places,
                                                    SliceLengths& lengths, const SheetRoom& room);

} // namespace waymark::pages
