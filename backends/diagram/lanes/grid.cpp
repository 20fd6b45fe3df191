#include "diagram/lanes/grid.hpp"

namespace waymark::swimlanes {

namespace {

constexpr std::int32_t level_step = 3; ///< from a gutter to the middle of a column
constexpr std::int32_t upright_step = 2;

std::vector<std::int32_t> places(const std::vector<std::uint32_t>& nodes,
                                 const std::vector<bool>& cells, std::int32_t step) {
  std::vector<std::int32_t> out{0};
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const bool steps_into_cells = cells[i];
    const bool steps_out = cells[i - 1];
    const bool empty = (steps_into_cells && nodes[i] == 0) || (steps_out && nodes[i - 1] == 0);
    out.push_back(out.back() + (empty ? 0 : step));
  }
  return out;
}

} // namespace

void measure(Grid& grid) {
  std::vector<bool> columns(grid.width, false);
  for (std::uint32_t x = 1; x < grid.width; x += 2) columns[x] = true;
  grid.place_of_x = places(grid.nodes_on_x, columns, level_step);
  grid.place_of_y = places(grid.nodes_on_y, grid.is_row, upright_step);
}

Grid make_grid(const LaneGraph& graph, const Columns& columns, const SubRows& rows) {
  Grid grid;
  grid.width = 2 * columns.count + 1;
  for (const std::uint32_t count : rows.of_lane) {
    grid.first_of_lane.push_back(static_cast<std::uint32_t>(grid.is_row.size()));
    for (std::uint32_t row = 0; row < count; ++row) {
      grid.is_row.push_back(false);
      grid.is_row.push_back(true);
    }
    grid.is_row.push_back(false);
  }
  grid.height = static_cast<std::uint32_t>(grid.is_row.size());
  grid.first_of_lane.push_back(grid.height);
  grid.node_at.assign(std::size_t{grid.width} * grid.height, no_node);
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const std::uint32_t lane = graph.nodes[i].lane;
    const GridPoint point{2 * columns.of_node[i] + 1,
                          grid.first_of_lane[lane] + 2 * rows.of_node[i] + 1};
    grid.of_node.push_back(point);
    grid.node_at[grid.at(point)] = i;
  }
  grid.nodes_on_x.assign(grid.width, 0);
  grid.nodes_on_y.assign(grid.height, 0);
  for (const GridPoint point : grid.of_node) {
    ++grid.nodes_on_x[point.x];
    ++grid.nodes_on_y[point.y];
  }
  measure(grid);
  return grid;
}

} // namespace waymark::swimlanes
