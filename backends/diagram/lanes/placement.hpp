#pragma once

#include "diagram/lanes/segment_tracks.hpp"

namespace waymark::swimlanes {

/// The layout in points, and where lanes and sections lie.
struct LanesLayout {
  Layout layout{};
  std::vector<Box> lanes{};
  std::vector<Box> sections{}; ///< stretches of the flow; their height is that of all lanes
};

/// Columns are as wide as their widest node and the labels beside it, gutters as their tracks and
/// the labels that begin in them: so no label lies on anything. Linear in the segments, but that
/// each label looks at the lines on its own gutter.
[[nodiscard]] LanesLayout place(const LaneGraph& graph, const Columns& columns, const Grid& grid,
                                const Segments& segments, const Tracks& tracks);

} // namespace waymark::swimlanes
