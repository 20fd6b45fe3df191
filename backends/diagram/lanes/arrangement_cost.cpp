#include "diagram/lanes/arrangement_cost.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t row_price = 24;
constexpr std::int32_t column_price = 20;
constexpr std::int32_t strangers_price = 36;
constexpr std::int32_t main_row_price = 4;
constexpr std::int32_t option_in_the_row_price = 8;

std::vector<bool> nodes_on_main_path(const LaneGraph& graph) {
  std::vector<bool> on_path(graph.nodes.size(), false);
  for (const LaneEdge& edge : graph.edges) {
    if (edge.main) on_path[edge.from] = on_path[edge.to] = true;
  }
  for (const LaneEdge& edge : graph.edges) {
    if (edge.optional) on_path[edge.to] = false;
  }
  return on_path;
}

} // namespace

ArrangementCost::ArrangementCost(const LaneGraph& graph, const Columns& columns,
                                 const EdgeLists& edges_at, const Grid& grid)
    : graph_(graph)
    , edges_at_(edges_at)
    , grid_(grid)
    , followers_(graph, columns)
    , on_main_path_(nodes_on_main_path(graph)) {}

std::int32_t ArrangementCost::whole() const {
  std::int32_t cost = 0;
  for (std::uint32_t y = 0; y < grid_.height; ++y) cost += of_row(y);
  for (std::uint32_t x = 0; x < grid_.width; ++x) cost += of_column(x);
  for (std::uint32_t edge = 0; edge < graph_.edges.size(); ++edge) cost += of_edge(edge);
  return cost;
}

std::int32_t ArrangementCost::share(std::span<const std::uint32_t> rows,
                                    std::span<const std::uint32_t> columns,
                                    std::span<const std::uint32_t> edges) const {
  std::int32_t cost = 0;
  for (const std::uint32_t y : rows) cost += of_row(y);
  for (const std::uint32_t x : columns) cost += of_column(x);
  for (const std::uint32_t edge : edges) cost += of_edge(edge);
  return cost;
}

std::int32_t ArrangementCost::of_row(std::uint32_t y) const {
  if (grid_.nodes_on_y[y] == 0) return 0;
  std::int32_t cost = row_price;
  bool main = false;
  std::uint32_t before = no_node;
  for (std::uint32_t x = 1; x < grid_.width; x += 2) {
    const std::uint32_t node = grid_.node({x, y});
    if (node == no_node) continue;
    if (before != no_node && are_strangers(before, node)) cost += strangers_price;
    if (on_main_path_[node]) main = true;
    before = node;
  }
  return main ? cost + main_row_price : cost;
}

std::int32_t ArrangementCost::of_column(std::uint32_t x) const {
  return grid_.nodes_on_x[x] > 0 ? column_price : 0;
}

std::int32_t ArrangementCost::of_edge(std::uint32_t edge) const {
  const LaneEdge& option = graph_.edges[edge];
  const bool in_its_row =
      option.optional && grid_.of_node[option.from].y == grid_.of_node[option.to].y;
  return in_its_row ? option_in_the_row_price : 0;
}

/// Two ends that no statement makes are none: they never become longer, and need no row each.
bool ArrangementCost::are_strangers(std::uint32_t left, std::uint32_t right) const {
  return !followers_.leads_to(left, right) && !(is_only_an_end(left) && is_only_an_end(right));
}

bool ArrangementCost::is_only_an_end(std::uint32_t node) const {
  return graph_.nodes[node].list == no_list &&
         std::none_of(edges_at_[node].begin(), edges_at_[node].end(),
                      [&](std::uint32_t edge) { return graph_.edges[edge].from == node; });
}

} // namespace waymark::swimlanes
