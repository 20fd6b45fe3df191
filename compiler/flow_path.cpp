#include "flow_path.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace waymark {

std::vector<FlowNodeId> shortest_way(const FlowGraph& graph, FlowNodeId target,
                                     const std::function<bool(const FlowEdge&)>& allowed) {
  std::vector<FlowNodeId> came_from(graph.nodes.size(), FlowNodeId::none);
  std::vector<FlowNodeId> open{graph.start()};
  came_from[0] = graph.start();
  const auto visit = [&](FlowNodeId from, FlowNodeId to) {
    if (came_from[index(to)] != FlowNodeId::none) return;
    came_from[index(to)] = from;
    open.push_back(to);
  };
  for (std::size_t next = 0; next < open.size() && came_from[index(target)] == FlowNodeId::none;
       ++next) {
    const FlowNodeId node = open[next];
    for (const FlowEdge& edge : graph.out(node))
      if (!allowed || allowed(edge)) visit(node, edge.to);
    const FlowNodeKind kind = graph[node].kind;
    const bool opens = kind == FlowNodeKind::fork || kind == FlowNodeKind::each_begin;
    const FlowNodeId partner = graph.partner[index(node)];
    if (opens && partner != FlowNodeId::none) {
      FlowEdge through;
      through.from = node;
      through.to = partner;
      if (!allowed || allowed(through)) visit(node, partner);
    }
  }
  std::vector<FlowNodeId> way;
  if (came_from[index(target)] == FlowNodeId::none) return way;
  for (FlowNodeId node = target;; node = came_from[index(node)]) {
    way.push_back(node);
    if (node == graph.start()) break;
  }
  std::reverse(way.begin(), way.end());
  return way;
}

std::vector<RelatedPlace> places_on_way(const Workflow& workflow, const FlowGraph& graph,
                                        const std::vector<FlowNodeId>& way) {
  std::vector<RelatedPlace> places;
  for (const FlowNodeId node : way) {
    const StatementId statement = graph[node].statement;
    const bool opens_only =
        graph[node].kind == FlowNodeKind::join || graph[node].kind == FlowNodeKind::each_end;
    if (statement == StatementId::none || opens_only) continue;
    const Statement& said = workflow[statement];
    const std::string_view title = said.title.empty() ? noun(said.kind) : said.title;
    places.push_back({said.name_span, fmt::format("{}. '{}'", places.size() + 1, title)});
  }
  return places;
}

} // namespace waymark
