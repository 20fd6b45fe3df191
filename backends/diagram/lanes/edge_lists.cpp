#include "diagram/lanes/edge_lists.hpp"

namespace waymark::swimlanes {
namespace {

EdgeLists leading(const LaneGraph& graph, std::uint32_t LaneEdge::*node) {
  EdgeLists lists(graph.nodes.size());
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const LaneEdge& edge = graph.edges[i];
    if (leads_on(graph, edge)) lists[edge.*node].push_back(i);
  }
  return lists;
}

} // namespace

EdgeLists edges_at(const LaneGraph& graph) {
  EdgeLists lists(graph.nodes.size());
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const LaneEdge& edge = graph.edges[i];
    lists[edge.from].push_back(i);
    if (edge.to != edge.from) lists[edge.to].push_back(i);
  }
  return lists;
}

EdgeLists edges_leading_in(const LaneGraph& graph) {
  return leading(graph, &LaneEdge::to);
}

EdgeLists edges_leading_out(const LaneGraph& graph) {
  return leading(graph, &LaneEdge::from);
}

} // namespace waymark::swimlanes
