#include "diagram/views/usual_end.hpp"

namespace waymark {
namespace {

/// In text order where that goes on, else by the first jump ahead; null at an end.
const FlowEdge* usual_way(const FlowGraph& graph, FlowNodeId node) {
  const FlowEdge* jump = nullptr;
  for (const FlowEdge& edge : graph.out(node)) {
    if (interrupts(edge.kind) || edge.kind == FlowEdgeKind::again || edge.leads_back) continue;
    if (!edge.is_jump) return &edge;
    if (jump == nullptr) jump = &edge;
  }
  return jump;
}

FlowNodeId usual_end(const FlowGraph& graph) {
  std::vector<bool> passed(graph.nodes.size(), false);
  FlowNodeId node = graph.start();
  while (!passed[index(node)]) {
    passed[index(node)] = true;
    const FlowEdge* way = usual_way(graph, node);
    if (way == nullptr) break;
    node = way->to;
  }
  return node;
}

} // namespace

std::vector<bool> nodes_beside_usual_end(const FlowGraph& graph) {
  std::vector<bool> beside(graph.nodes.size(), true);
  if (graph.nodes.empty()) return beside;
  std::vector<FlowNodeId> open{usual_end(graph)};
  beside[index(open.back())] = false;
  while (!open.empty()) {
    const FlowNodeId node = open.back();
    open.pop_back();
    for (const FlowEdgeId edge : graph.in(node)) {
      const FlowNodeId from = graph[edge].from;
      if (!beside[index(from)]) continue;
      beside[index(from)] = false;
      open.push_back(from);
    }
  }
  return beside;
}

} // namespace waymark
