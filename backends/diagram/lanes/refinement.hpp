#pragma once

#include "diagram/lanes/places.hpp"

#include <cstddef>

namespace waymark::swimlanes {

/// Larger graphs are not searched.
inline constexpr std::size_t most_refined_nodes = 400;

/// Searches for better places from several beginnings, also with the rows of lanes turned over, and
/// with nodes tried from the first and from the last; of all rounds of moves the best is kept. The
/// work is bounded by a count of steps, never by time; larger graphs stay as in the first
/// beginning. There is at least one.
[[nodiscard]] Places refined(const LaneGraph& graph, std::vector<Places> beginnings);

} // namespace waymark::swimlanes
