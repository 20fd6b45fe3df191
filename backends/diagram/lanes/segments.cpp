#include "diagram/lanes/segments.hpp"

#include <utility>

namespace waymark::swimlanes {
namespace {

std::int8_t turn(std::uint32_t from, std::uint32_t to) {
  return to > from ? 1 : -1;
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

} // namespace waymark::swimlanes
