#pragma once

#include "diagram/lanes/places.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace waymark::swimlanes {

/// Larger graphs are not searched.
inline constexpr std::size_t most_refined_nodes = 400;

/// Places, and what they cost in the search.
struct Arrangement {
  Places places{};
  std::int32_t cost = 0;
};

/// Searches for better places from several beginnings, also with the rows of lanes turned over, and
/// with nodes tried from the first and from the last. Of all rounds of moves the best few are kept,
/// those that cost least first: how lines run is known only roughly while nodes move. The work is
/// bounded by a count of steps, never by time; larger graphs stay as in the first beginning. There
/// is at least one.
[[nodiscard]] std::vector<Arrangement> refined(const LaneGraph& graph,
                                               std::vector<Places> beginnings);

} // namespace waymark::swimlanes
