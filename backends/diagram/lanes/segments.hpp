#pragma once

#include "diagram/lanes/grid_route.hpp"

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

/// By number: a route has that of its edge.
struct Segments {
  std::vector<Segment> all{};                  ///< those of one route one after another
  std::vector<std::uint32_t> first_of_route{}; ///< one more than there are routes

  [[nodiscard]] std::uint32_t first(std::uint32_t route) const { return first_of_route[route]; }
  [[nodiscard]] std::uint32_t last(std::uint32_t route) const {
    return first_of_route[route + 1] - 1;
  }
};

[[nodiscard]] Segments cut(const std::vector<GridRoute>& routes);

/// Where a route leaves its first node, or enters its last one.
struct Port {
  std::uint32_t segment = 0;
  std::uint32_t node = 0;
  Side side{};
};

[[nodiscard]] Port first_port(const LaneGraph& graph, const Grid& grid, const Segments& segments,
                              std::uint32_t edge);
[[nodiscard]] Port last_port(const LaneGraph& graph, const Grid& grid, const Segments& segments,
                             std::uint32_t edge);
/// That beside which the label of a route stands: of a branch at its end.
[[nodiscard]] Port labelled_port(const LaneGraph& graph, const Grid& grid, const Segments& segments,
                                 std::uint32_t edge);

} // namespace waymark::swimlanes
