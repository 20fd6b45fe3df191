#pragma once

#include "diagram/layout/network_grid.hpp"

namespace waymark::network {

inline constexpr std::uint32_t no_segment = 0xffffffff;

/// Where a segment ends: at a node, or where its line goes on across.
struct SegmentEnd {
  std::int32_t crossing_line = 0;
  std::uint32_t next = no_segment; ///< none: at a node
  std::int8_t turn = 0;            ///< -1 goes on to the left or up, 1 right or down, 0 at a node
};

/// A straight piece of a line, on a line of the grid.
struct Segment {
  std::uint32_t edge = 0;
  bool level = false;
  bool has_head = false;
  std::int32_t line = 0;
  SegmentEnd low{}; ///< left or upper
  SegmentEnd high{};
  std::int32_t offset = 0; ///< of the finished tracks: from the middle of its line of the grid
};

struct Segments {
  std::vector<Segment> all{}; ///< those of one edge one after another, from its start
  std::vector<std::uint32_t> first_of_edge{}; ///< one more than there are edges
};

[[nodiscard]] Segments cut_into_segments(const LayoutGraph& graph,
                                         const std::vector<Corners>& routes);

/// Orders segments on one line of the grid so that lines cross little, and lays them side by side:
/// no line runs on another one or touches its head. Before each segment for whose label room was
/// `asked` there is some (above it, or to its left). Quadratic in what lies on one line.
void lay_side_by_side(const LayoutGraph& graph, const std::vector<std::int32_t>& asked,
                      Segments& segments);

} // namespace waymark::network
