#pragma once

#include "diagram/pages/axis.hpp"

#include <cstdint>
#include <vector>

namespace waymark::pages {

/// Where to cut so that no page is longer than `room`, and the first one, whose heads are its own,
/// no longer than `room_on_first`, in order: between nodes wherever that is possible, across few
/// lines, pages of much the same length. Least total cost by dynamic programming over the gaps
/// between nodes.
[[nodiscard]] std::vector<std::int32_t> choose_cuts(const Drawing& drawing, Axis axis,
                                                    std::int32_t room, std::int32_t room_on_first);

} // namespace waymark::pages
