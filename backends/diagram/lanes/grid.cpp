#include "diagram/lanes/grid.hpp"

namespace waymark::swimlanes {

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
  return grid;
}

} // namespace waymark::swimlanes
