#include "diagram/lanes/grid.hpp"

#include <algorithm>

namespace waymark::swimlanes {

namespace {

constexpr std::int32_t level_step = 3; ///< from a gutter to the middle of a column
constexpr std::int32_t upright_step = 2;

void measure(const std::vector<std::uint32_t>& nodes, auto&& holds_cells, std::int32_t step,
             std::vector<std::int32_t>& place) {
  place.resize(nodes.size());
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const bool empty =
        (holds_cells(i) && nodes[i] == 0) || (holds_cells(i - 1) && nodes[i - 1] == 0);
    place[i] = place[i - 1] + (empty ? 0 : step);
  }
}

/// One line leads in, one leads on, and one of the two stays in the lane and in the section.
std::vector<bool> passed_nodes(const LaneGraph& graph) {
  std::vector<std::uint8_t> in(graph.nodes.size(), 0); // up to 2: more is not of interest
  std::vector<std::uint8_t> out(graph.nodes.size(), 0);
  std::vector<bool> ordinary(graph.nodes.size(), true);
  std::vector<bool> has_neighbour(graph.nodes.size(), false);
  const auto count = [](std::uint8_t& ends) { ends = std::min<std::uint8_t>(ends + 1, 2); };
  for (const LaneEdge& edge : graph.edges) {
    const LaneNode& from = graph.nodes[edge.from];
    const LaneNode& to = graph.nodes[edge.to];
    count(out[edge.from]);
    count(in[edge.to]);
    if (!leads_on(graph, edge) || edge.aside) ordinary[edge.from] = ordinary[edge.to] = false;
    if (from.lane == to.lane && from.section == to.section) {
      has_neighbour[edge.from] = has_neighbour[edge.to] = true;
    }
  }
  std::vector<bool> passed(graph.nodes.size());
  for (std::size_t i = 0; i < passed.size(); ++i) {
    passed[i] = in[i] == 1 && out[i] == 1 && ordinary[i] && has_neighbour[i];
  }
  return passed;
}

} // namespace

void measure_columns(Grid& grid) {
  const auto is_column = [](std::size_t x) { return x % 2 == 1; };
  measure(grid.wide_on_x, is_column, level_step, grid.place_of_x);
}

void measure_rows(Grid& grid) {
  const auto is_row = [&](std::size_t y) { return grid.is_row[y]; };
  measure(grid.nodes_on_y, is_row, upright_step, grid.place_of_y);
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
  grid.wide_on_x.assign(grid.width, 0);
  grid.passed = passed_nodes(graph);
  for (std::size_t i = 0; i < grid.of_node.size(); ++i) {
    const GridPoint point = grid.of_node[i];
    ++grid.nodes_on_x[point.x];
    ++grid.nodes_on_y[point.y];
    if (!grid.passed[i]) ++grid.wide_on_x[point.x];
  }
  measure_columns(grid);
  measure_rows(grid);
  return grid;
}

} // namespace waymark::swimlanes
