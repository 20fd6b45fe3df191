#pragma once

#include "diagram/lanes/places.hpp"

namespace waymark::swimlanes {

/// Searches for better places from several beginnings, also with the rows of lanes turned over, and
/// with nodes tried from the first and from the last; of all rounds of moves the best is kept. The
/// work is bounded by a count of steps, never by time; large graphs stay as in the first beginning.
/// There is at least one.
[[nodiscard]] Places refined(const LaneGraph& graph, std::vector<Places> beginnings);

} // namespace waymark::swimlanes
