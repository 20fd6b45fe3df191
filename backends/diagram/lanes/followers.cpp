#include "diagram/lanes/followers.hpp"

namespace waymark::swimlanes {

Followers::Followers(const LaneGraph& graph, const Columns& columns)
    : reached_(graph.nodes.size(), std::vector<bool>(graph.nodes.size(), false)) {
  std::vector<std::vector<std::uint32_t>> next(graph.nodes.size());
  for (const LaneEdge& edge : graph.edges) {
    if (leads_on(graph, edge)) next[edge.from].push_back(edge.to);
  }
  for (std::size_t i = columns.order.size(); i-- > 0;) {
    std::vector<bool>& reached = reached_[columns.order[i]];
    for (const std::uint32_t node : next[columns.order[i]]) {
      reached[node] = true;
      for (std::size_t other = 0; other < reached.size(); ++other) {
        if (reached_[node][other]) reached[other] = true;
      }
    }
  }
}

} // namespace waymark::swimlanes
