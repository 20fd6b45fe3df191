#pragma once

#include "diagram/lanes/routing.hpp"

namespace waymark::swimlanes {

/// Where a segment ends: at a node's side, or where the next segment of its route begins.
struct SegmentEnd {
  std::uint32_t crossing_line = 0; ///< of the other direction
  std::uint32_t next = 0xffffffff; ///< segment; none: at a node
  std::int8_t turn = 0;            ///< -1 goes on to the left or up, 1 right or down, 0 at a node
};

/// A straight piece of a route, on one line of the grid.
struct Segment {
  std::uint32_t edge = 0;
  std::uint32_t line = 0;
  bool level = false;
  SegmentEnd low{}; ///< left or upper
  SegmentEnd high{};
  std::uint32_t stretch = 0;
};

struct Segments {
  std::vector<Segment> all{};                  ///< those of one route one after another
  std::vector<std::uint32_t> first_of_route{}; ///< one more than there are routes
};

[[nodiscard]] Segments cut(const std::vector<GridRoute>& routes);

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

/// Whether the label of a route stands at its end rather than where it begins.
[[nodiscard]] inline bool labelled_at_end(const LaneEdge& edge) {
  return edge.branch;
}

} // namespace waymark::swimlanes
