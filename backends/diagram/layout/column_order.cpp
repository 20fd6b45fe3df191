#include "diagram/layout/column_order.hpp"

#include <algorithm>
#include <numeric>

namespace waymark {

std::vector<std::uint32_t> groups_around(const LayoutGraph& graph, std::uint32_t node) {
  std::vector<std::uint32_t> groups;
  for (std::uint32_t group = graph.nodes[node].group; group != no_group;
       group = graph.groups[group].parent) {
    groups.push_back(group);
  }
  std::reverse(groups.begin(), groups.end());
  return groups;
}

std::vector<std::uint32_t> column_order(const LayoutGraph& graph) {
  std::vector<std::uint32_t> order(graph.nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  if (graph.groups.empty()) return order;
  // Where each stands: the first node of each group around it, outermost first, then itself.
  const auto behind_all = static_cast<std::uint32_t>(graph.nodes.size());
  std::vector<std::uint32_t> first_of(graph.groups.size(), behind_all);
  std::vector<std::vector<std::uint32_t>> places;
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    std::vector<std::uint32_t> place = groups_around(graph, node);
    for (std::uint32_t& group : place) {
      first_of[group] = std::min(first_of[group], node);
      group = first_of[group];
    }
    place.push_back(node);
    places.push_back(std::move(place));
  }
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return places[a] < places[b]; });
  return order;
}

} // namespace waymark
