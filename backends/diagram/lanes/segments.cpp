#include "diagram/lanes/segments.hpp"

#include <utility>

namespace waymark::swimlanes {
namespace {

std::int8_t turn(std::uint32_t from, std::uint32_t to) {
  return to > from ? 1 : -1;
}

/// A node's port where a segment of its own begins or ends.
Port port_at(const Grid& grid, const Segments& segments, std::uint32_t number, std::uint32_t node) {
  const Segment& segment = segments.all[number];
  const GridPoint point = grid.of_node[node];
  const bool is_low =
      segment.low.turn == 0 && segment.low.crossing_line == (segment.level ? point.x : point.y);
  if (segment.level) return {number, node, is_low ? Side::right : Side::left};
  return {number, node, is_low ? Side::down : Side::up};
}

} // namespace

Segments cut(const std::vector<GridRoute>& routes) {
  Segments out;
  for (std::uint32_t edge = 0; edge < routes.size(); ++edge) {
    out.first_of_route.push_back(static_cast<std::uint32_t>(out.all.size()));
    const std::vector<GridPoint>& corners = routes[edge].corners;
    for (std::size_t i = 1; i < corners.size(); ++i) {
      const auto number = static_cast<std::uint32_t>(out.all.size());
      const GridPoint from = corners[i - 1];
      const GridPoint to = corners[i];
      Segment segment;
      segment.edge = edge;
      segment.level = from.y == to.y;
      segment.line = segment.level ? from.y : from.x;
      const auto across = [&](GridPoint point) { return segment.level ? point.y : point.x; };
      const auto along = [&](GridPoint point) { return segment.level ? point.x : point.y; };
      SegmentEnd start{along(from)};
      SegmentEnd end{along(to)};
      if (i > 1) {
        start.next = number - 1;
        start.turn = turn(across(from), across(corners[i - 2]));
      }
      if (i + 1 < corners.size()) {
        end.next = number + 1;
        end.turn = turn(across(to), across(corners[i + 1]));
      }
      if (start.crossing_line > end.crossing_line) std::swap(start, end);
      segment.low = start;
      segment.high = end;
      out.all.push_back(segment);
    }
  }
  out.first_of_route.push_back(static_cast<std::uint32_t>(out.all.size()));
  return out;
}

Port first_port(const LaneGraph& graph, const Grid& grid, const Segments& segments,
                std::uint32_t edge) {
  return port_at(grid, segments, segments.first(edge), graph.edges[edge].from);
}

Port last_port(const LaneGraph& graph, const Grid& grid, const Segments& segments,
               std::uint32_t edge) {
  return port_at(grid, segments, segments.last(edge), graph.edges[edge].to);
}

Port labelled_port(const LaneGraph& graph, const Grid& grid, const Segments& segments,
                   std::uint32_t edge) {
  return graph.edges[edge].branch ? last_port(graph, grid, segments, edge)
                                  : first_port(graph, grid, segments, edge);
}

} // namespace waymark::swimlanes
