#pragma once

#include "diagram/pages/axis.hpp"

#include <cstdint>
#include <vector>

namespace waymark::pages {

/// Where a drawing may be cut, and what the reader loses by it, in lines that go on elsewhere.
struct CutPlace {
  std::int32_t at = 0;
  double cost = 0;
};

/// In order, from the beginning of the drawing to its end, which cost nothing: in the gaps between
/// nodes, at the borders of lanes, behind frames; and where there are none for long, at each
/// quarter of `room`. Lines that run in one another count once. The work is that of sorting.
[[nodiscard]] std::vector<CutPlace> cut_places(const Drawing& drawing, Axis axis,
                                               std::int32_t room);

} // namespace waymark::pages
