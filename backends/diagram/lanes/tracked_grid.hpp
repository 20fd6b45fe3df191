#pragma once

#include "diagram/lanes/segment_tracks.hpp"

namespace waymark::swimlanes {

// Distances, in points.
inline constexpr std::int32_t track_gap = 9;
inline constexpr std::int32_t arrow_room = 13; ///< between a node and a line that goes past it
inline constexpr std::int32_t node_gap =
    26; ///< between two nodes, with an arrow from one to the other
inline constexpr std::int32_t label_gap = 5; ///< around a label

/// All that places are computed from: what stands where on the grid, and which line runs on which
/// track.
struct TrackedGrid {
  const LaneGraph& graph;
  const Columns& columns;
  const Grid& grid;
  const Segments& segments;
  const Tracks& tracks;

  [[nodiscard]] const Stretch& stretch(const Segment& segment) const {
    return tracks.stretches[segment.stretch];
  }
  /// From the place of its line: the middle of a row or column, the first track of a gutter.
  [[nodiscard]] std::int32_t offset(const Segment& segment) const {
    const Stretch& on = stretch(segment);
    return grid.is_gutter(on.level, on.line) ? on.track * track_gap : on.offset;
  }
  [[nodiscard]] std::int32_t offset(const Port& port) const {
    return offset(segments.all[port.segment]);
  }
};

} // namespace waymark::swimlanes
