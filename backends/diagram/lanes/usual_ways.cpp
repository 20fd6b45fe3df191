#include "diagram/lanes/usual_ways.hpp"

namespace waymark::swimlanes {
namespace {

/// Where a way on from a node comes out after what is only entered and left by it.
std::uint32_t end_of_detour(const std::vector<LaneEdge*>& first_out,
                            const std::vector<std::uint32_t>& entries,
                            const std::vector<std::uint32_t>& exits, const LaneEdge& way) {
  std::uint32_t at = way.to;
  while (entries[at] == 1 && exits[at] == 1) at = first_out[at]->to;
  return at;
}

/// By node: its way past all of what its first way on leads to, and no more; that one becomes an
/// option. Linear: what is entered and left in one way only belongs to one detour.
std::vector<LaneEdge*> ways_past_options(LaneGraph& graph,
                                         const std::vector<LaneEdge*>& first_out) {
  std::vector<std::uint32_t> entries(graph.nodes.size(), 0);
  std::vector<std::uint32_t> exits(graph.nodes.size(), 0);
  for (const LaneEdge& edge : graph.edges) {
    if (!leads_on(graph, edge) || edge.aside) continue;
    ++entries[edge.to];
    ++exits[edge.from];
  }
  std::vector<std::uint32_t> detour_ends(graph.nodes.size(), no_node);
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    if (exits[node] < 2) continue;
    const LaneEdge& way = *first_out[node];
    if (graph.nodes[way.to].lane != graph.nodes[node].lane) continue;
    detour_ends[node] = end_of_detour(first_out, entries, exits, way);
  }
  std::vector<LaneEdge*> past(graph.nodes.size(), nullptr);
  for (LaneEdge& edge : graph.edges) {
    if (!leads_on(graph, edge) || edge.aside || edge.branch) continue;
    LaneEdge& option = *first_out[edge.from];
    if (&option == &edge || detour_ends[edge.from] != edge.to) continue;
    option.optional = true;
    past[edge.from] = &edge;
  }
  return past;
}

} // namespace

void mark_usual_ways(LaneGraph& graph) {
  std::vector<LaneEdge*> first_out(graph.nodes.size(), nullptr);
  std::vector<LaneEdge*> first_in(graph.nodes.size(), nullptr);
  for (LaneEdge& edge : graph.edges) {
    if (!leads_on(graph, edge) || edge.aside) continue;
    if (first_out[edge.from] == nullptr) first_out[edge.from] = &edge;
    if (first_in[edge.to] == nullptr) first_in[edge.to] = &edge;
  }
  for (LaneEdge* past : ways_past_options(graph, first_out)) {
    if (past != nullptr) first_out[past->from] = first_in[past->to] = past;
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
