#pragma once

#include "diagram/pages/axis.hpp"

#include <cstdint>
#include <utility>

namespace waymark::pages {

inline constexpr std::int32_t widest_gap = 28; ///< that stays

/// Along the axis, from where to where a line of text needs room.
[[nodiscard]] std::pair<std::int32_t, std::int32_t> taken_by(const TextLine& line, Axis axis);

/// Moves what stands on a page of lanes together along the axis where only lines and lanes run on
/// between it. Order and lines stay: each coordinate goes by the same rule. Sorts; else linear.
void close_gaps(Drawing& page, Axis axis);

} // namespace waymark::pages
