#pragma once

#include "diagram/lanes/sub_rows.hpp"

namespace waymark::swimlanes {

/// The lines that routes run on. Upright lines: gutter, column, gutter, column … gutter. Level
/// lines: for each lane gutter, row, gutter … gutter, so that no line lies on a lane's border.
/// Where a column and a row meet there is a cell, with a node or free.
struct GridPoint {
  std::uint32_t x = 0; ///< number of an upright line
  std::uint32_t y = 0; ///< number of a level line
  friend bool operator==(const GridPoint&, const GridPoint&) = default;
};

inline constexpr std::uint32_t no_node = 0xffffffff;

enum class Side : std::uint8_t { right, down, left, up };

[[nodiscard]] constexpr Side opposite(Side side) {
  return static_cast<Side>((static_cast<unsigned>(side) + 2) % 4);
}
[[nodiscard]] constexpr bool is_level(Side side) {
  return side == Side::right || side == Side::left;
}

struct Grid {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<GridPoint> of_node{};
  std::vector<std::uint32_t> node_at{};       ///< by point, row by row
  std::vector<bool> is_row{};                 ///< by level line: holds cells
  std::vector<std::uint32_t> first_of_lane{}; ///< level line; one more than there are lanes
  std::vector<std::uint32_t> nodes_on_x{};    ///< how many, by line; in gutters none
  std::vector<std::uint32_t> nodes_on_y{};
  /// By node: one among several on the way of one performer, where the flow only passes. To add one
  /// lengthens nothing in the eyes of the router, and so changes little elsewhere.
  std::vector<bool> passed{};
  std::vector<std::uint32_t> wide_on_x{}; ///< nodes of a column that are not `passed`
  /// About where each line will be, in the unit of the router's costs. Rows without nodes take no
  /// room, nor do columns with none but `passed` ones.
  std::vector<std::int32_t> place_of_x{};
  std::vector<std::int32_t> place_of_y{};

  [[nodiscard]] static bool is_column(std::uint32_t x) { return x % 2 == 1; }
  [[nodiscard]] bool is_gutter(bool level, std::uint32_t line) const {
    return level ? !is_row[line] : !is_column(line);
  }
  [[nodiscard]] std::uint32_t at(GridPoint point) const { return point.y * width + point.x; }
  [[nodiscard]] std::uint32_t node(GridPoint point) const { return node_at[at(point)]; }
  /// To the next point towards a side.
  template<Side side>
  [[nodiscard]] std::int32_t step_length(GridPoint point) const {
    const std::vector<std::int32_t>& place = is_level(side) ? place_of_x : place_of_y;
    const std::uint32_t from = is_level(side) ? point.x : point.y;
    const bool forward = side == Side::right || side == Side::down;
    return forward ? place[from + 1] - place[from] : place[from] - place[from - 1];
  }
};

/// The number of the next point towards a side, on a grid of that width.
template<Side side>
[[nodiscard]] constexpr std::uint32_t beside(std::uint32_t number, std::uint32_t width) {
  if constexpr (is_level(side)) return side == Side::right ? number + 1 : number - 1;
  return side == Side::down ? number + width : number - width;
}

/// After nodes have moved: what stands on a line for the first time or no longer.
void measure_columns(Grid& grid);
void measure_rows(Grid& grid);

[[nodiscard]] Grid make_grid(const LaneGraph& graph, const Columns& columns, const SubRows& rows);

/// From one point to another on the same line.
[[nodiscard]] constexpr Side direction(GridPoint from, GridPoint to) {
  if (from.y == to.y) return to.x > from.x ? Side::right : Side::left;
  return to.y > from.y ? Side::down : Side::up;
}
[[nodiscard]] constexpr GridPoint moved(GridPoint point, Side side) {
  switch (side) {
  case Side::right: return {point.x + 1, point.y};
  case Side::left: return {point.x - 1, point.y};
  case Side::down: return {point.x, point.y + 1};
  case Side::up: break;
  }
  return {point.x, point.y - 1};
}

} // namespace waymark::swimlanes
