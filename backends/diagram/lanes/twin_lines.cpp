#include "diagram/lanes/twin_lines.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace waymark::swimlanes {
namespace {

auto kind_of(const LaneEdge& edge) {
  return std::tuple(edge.from, edge.to, edge.backward, edge.branch, edge.aside, edge.main,
                    edge.usual, edge.straight, edge.optional, edge.alone);
}

std::pair<std::size_t, std::uint32_t> bends_and_length(const GridRoute& route) {
  std::uint32_t length = 0;
  for (std::size_t i = 1; i < route.corners.size(); ++i) {
    const GridPoint from = route.corners[i - 1];
    const GridPoint to = route.corners[i];
    length += std::max(from.x, to.x) - std::min(from.x, to.x);
    length += std::max(from.y, to.y) - std::min(from.y, to.y);
  }
  return {route.corners.size(), length};
}

} // namespace

void order_twins(const LaneGraph& graph, std::vector<GridRoute>& routes) {
  std::map<decltype(kind_of(graph.edges[0])), std::vector<std::uint32_t>> twins;
  for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
    twins[kind_of(graph.edges[edge])].push_back(edge);
  }
  for (const auto& [kind, edges] : twins) {
    if (edges.size() < 2) continue;
    std::vector<GridRoute> ways;
    for (const std::uint32_t edge : edges) ways.push_back(std::move(routes[edge]));
    std::stable_sort(ways.begin(), ways.end(), [](const GridRoute& a, const GridRoute& b) {
      return bends_and_length(a) < bends_and_length(b);
    });
    for (std::size_t i = 0; i < edges.size(); ++i) routes[edges[i]] = std::move(ways[i]);
  }
}

} // namespace waymark::swimlanes
