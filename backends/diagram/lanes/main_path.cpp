#include "diagram/lanes/main_path.hpp"

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

} // namespace waymark::swimlanes
