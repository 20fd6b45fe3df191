#pragma once

#include "diagram/lanes/segments.hpp"

namespace waymark::swimlanes {

/// Segments that lie on one line of the drawing.
struct Stretch {
  std::vector<std::uint32_t> segments{};
  std::uint32_t line = 0;
  bool level = false;
  std::int64_t low = 0; ///< positions along the line, comparable on it only
  std::int64_t high = 0;
  std::int32_t track = 0;  ///< in a gutter: from its left or upper side
  std::int32_t offset = 0; ///< in a row or column: points from its middle
  bool label_left = false; ///< upright, with another line close to its right
};

struct Tracks {
  std::vector<Stretch> stretches{};
  std::vector<std::int32_t> on_upright{}; ///< number of tracks, by line; gutters only
  std::vector<std::int32_t> on_level{};
};

/// Gives segments that would lie on one another different tracks, in an order with few crossings.
/// Lines through cells stay in the middle where they can, and keep room for the labels beside them.
/// What overlaps on one line costs the square of its number; all else is near linear.
[[nodiscard]] Tracks assign_tracks(const LaneGraph& graph, const Grid& grid, Segments& segments);

} // namespace waymark::swimlanes
