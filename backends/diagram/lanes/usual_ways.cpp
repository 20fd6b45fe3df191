#include "diagram/lanes/usual_ways.hpp"

namespace waymark::swimlanes {

void mark_usual_ways(LaneGraph& graph) {
  std::vector<LaneEdge*> first_out(graph.nodes.size(), nullptr);
  std::vector<LaneEdge*> first_in(graph.nodes.size(), nullptr);
  for (LaneEdge& edge : graph.edges) {
    if (!leads_on(graph, edge) || edge.aside) continue;
    if (first_out[edge.from] == nullptr) first_out[edge.from] = &edge;
    if (first_in[edge.to] == nullptr) first_in[edge.to] = &edge;
  }
  for (LaneEdge& edge : graph.edges) {
    edge.usual = first_out[edge.from] == &edge && first_in[edge.to] == &edge;
  }
  if (graph.nodes.empty()) return;
  // No circles: what leads back is not among them.
  for (LaneEdge* edge = first_out[0]; edge != nullptr; edge = first_out[edge->to]) {
    edge->main = true;
  }
}

void keep_usual_ways_straight(LaneGraph& graph, const Grid& grid) {
  std::vector<bool> left_aside(graph.nodes.size(), false);
  for (const LaneEdge& edge : graph.edges) {
    if (edge.aside) left_aside[edge.from] = true;
  }
  for (LaneEdge& edge : graph.edges) {
    const GridPoint from = grid.of_node[edge.from];
    const GridPoint to = grid.of_node[edge.to];
    edge.straight =
        (edge.usual || edge.main) && left_aside[edge.from] && (from.x == to.x || from.y == to.y);
  }
}

} // namespace waymark::swimlanes
