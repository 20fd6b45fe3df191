#include "diagram/lanes/followers.hpp"

#include "diagram/lanes/edge_lists.hpp"

namespace waymark::swimlanes {

Followers::Followers(const LaneGraph& graph, const Columns& columns)
    : reached_(graph.nodes.size(), std::vector<bool>(graph.nodes.size(), false)) {
  const EdgeLists edges_out = edges_leading_out(graph);
  for (std::size_t i = columns.order.size(); i-- > 0;) {
    std::vector<bool>& reached = reached_[columns.order[i]];
    for (const std::uint32_t edge : edges_out[columns.order[i]]) {
      const std::uint32_t node = graph.edges[edge].to;
      reached[node] = true;
      for (std::size_t other = 0; other < reached.size(); ++other) {
        if (reached_[node][other]) reached[other] = true;
      }
    }
  }
}

} // namespace waymark::swimlanes
