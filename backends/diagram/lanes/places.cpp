#include "diagram/lanes/places.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

/// New numbers of the lines of a grid.
struct LineMap {
  std::vector<std::uint32_t> x{};
  std::vector<std::uint32_t> y{};
};

/// A route whose pieces would lie on one another is taken up.
GridRoute moved_route(const GridRoute& route, const LineMap& map) {
  GridRoute out;
  const auto along = [](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    return a == b && b == c;
  };
  for (const GridPoint corner : route.corners) {
    const GridPoint point{map.x[corner.x], map.y[corner.y]};
    std::vector<GridPoint>& corners = out.corners;
    if (!corners.empty() && corners.back() == point) continue;
    if (corners.size() >= 2) {
      const GridPoint before = corners[corners.size() - 2];
      const GridPoint last = corners.back();
      const bool level = along(before.y, last.y, point.y);
      if (level || along(before.x, last.x, point.x)) {
        const bool onwards = level ? (before.x < last.x) == (last.x < point.x)
                                   : (before.y < last.y) == (last.y < point.y);
        if (!onwards) return {};
        corners.back() = point;
        continue;
      }
    }
    corners.push_back(point);
  }
  return out;
}

/// Gutter, line, gutter …: what is left out falls into the gutter before it.
void append_kept(std::vector<std::uint32_t>& map, const std::vector<bool>& kept,
                 std::uint32_t first) {
  std::uint32_t gutter = first;
  map.push_back(gutter);
  for (const bool keep : kept) {
    map.push_back(keep ? gutter + 1 : gutter);
    if (keep) gutter += 2;
    map.push_back(gutter);
  }
}

std::uint32_t count(const std::vector<bool>& kept) {
  return static_cast<std::uint32_t>(std::count(kept.begin(), kept.end(), true));
}

} // namespace

Places with_spare_rows(Places places) {
  LineMap map;
  for (std::uint32_t x = 0; x <= 2 * places.columns.count; ++x) map.x.push_back(x);
  std::uint32_t first = 0;
  for (std::uint32_t& rows : places.rows.of_lane) {
    for (std::uint32_t line = 0; line <= 2 * rows; ++line) map.y.push_back(first + 2 + line);
    rows += 2;
    first += 2 * rows + 1;
  }
  for (std::uint32_t& row : places.rows.of_node) ++row;
  for (GridRoute& route : places.routes) route = moved_route(route, map);
  return places;
}

Places without_empty_lines(const LaneGraph& graph, const Places& places) {
  const std::uint32_t lanes = static_cast<std::uint32_t>(places.rows.of_lane.size());
  std::vector<bool> columns(places.columns.count, false);
  std::vector<std::vector<bool>> rows;
  for (const std::uint32_t rows_of_lane : places.rows.of_lane)
    rows.emplace_back(rows_of_lane, false);
  for (std::size_t i = 0; i < places.columns.of_node.size(); ++i) {
    columns[places.columns.of_node[i]] = true;
    rows[graph.nodes[i].lane][places.rows.of_node[i]] = true;
  }
  Places out = places;
  LineMap map;
  append_kept(map.x, columns, 0);
  std::vector<std::vector<std::uint32_t>> new_row(lanes);
  std::uint32_t first = 0;
  for (std::uint32_t lane = 0; lane < lanes; ++lane) {
    if (count(rows[lane]) == 0) rows[lane].front() = true;
    append_kept(new_row[lane], rows[lane], 0);
    append_kept(map.y, rows[lane], first);
    out.rows.of_lane[lane] = count(rows[lane]);
    first += 2 * out.rows.of_lane[lane] + 1;
  }
  out.columns.count = count(columns);
  // The left gutter of a section's first column keeps its place among the columns.
  for (std::uint32_t& column : out.columns.first_of_section) column = map.x[2 * column] / 2;
  for (std::size_t i = 0; i < places.columns.of_node.size(); ++i) {
    out.columns.of_node[i] = map.x[2 * places.columns.of_node[i] + 1] / 2;
    out.rows.of_node[i] = new_row[graph.nodes[i].lane][2 * places.rows.of_node[i] + 1] / 2;
  }
  for (GridRoute& route : out.routes) route = moved_route(route, map);
  return out;
}

} // namespace waymark::swimlanes
