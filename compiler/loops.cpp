#include "loops.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::uint32_t none = 0xffffffff;

enum class Edges { all, without_again };

/// Numbers the strongly connected components of the reached nodes.
class Components {
public:
  Components(const FlowGraph& graph, const std::vector<bool>& reached, Edges edges)
      : graph_(graph)
      , reached_(reached)
      , edges_(edges)
      , component_(graph.nodes.size(), none)
      , order_(graph.nodes.size(), none)
      , low_(graph.nodes.size(), none) {
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
      if (reached[i] && order_[i] == none) visit_from(i);
  }

  [[nodiscard]] std::uint32_t of(FlowNodeId node) const { return component_[index(node)]; }
  [[nodiscard]] std::size_t count() const { return count_; }

private:
  struct Visit {
    std::uint32_t node;
    std::uint32_t next; ///< edge to look at next; one past the last is the way from fork to join
  };

  void visit_from(std::uint32_t root) {
    enter(root);
    while (!visits_.empty()) {
      Visit& visit = visits_.back();
      const std::uint32_t successor = next_successor(visit);
      if (successor == none) {
        leave(visit.node);
      } else if (order_[successor] == none) {
        enter(successor);
      } else if (component_[successor] == none) {
        low_[visit.node] = std::min(low_[visit.node], order_[successor]);
      }
    }
  }

  void enter(std::uint32_t node) {
    order_[node] = low_[node] = next_order_++;
    open_.push_back(node);
    visits_.push_back({node, 0});
  }

  void leave(std::uint32_t node) {
    visits_.pop_back();
    if (!visits_.empty())
      low_[visits_.back().node] = std::min(low_[visits_.back().node], low_[node]);
    if (low_[node] != order_[node]) return;
    std::uint32_t member = none;
    do {
      member = open_.back();
      open_.pop_back();
      component_[member] = static_cast<std::uint32_t>(count_);
    } while (member != node);
    ++count_;
  }

  std::uint32_t next_successor(Visit& visit) const {
    const FlowNode& node = graph_.nodes[visit.node];
    while (visit.next < node.out_count) {
      const FlowEdge& edge = graph_.edges[node.first_out + visit.next++];
      if (edges_ == Edges::without_again && edge.kind == FlowEdgeKind::again) continue;
      if (reached_[index(edge.to)]) return index(edge.to);
    }
    if (visit.next++ != node.out_count) return none;
    const bool opens = node.kind == FlowNodeKind::fork || node.kind == FlowNodeKind::each_begin;
    const FlowNodeId partner = graph_.partner[visit.node];
    return opens && partner != FlowNodeId::none && reached_[index(partner)] ? index(partner) : none;
  }

  const FlowGraph& graph_;
  const std::vector<bool>& reached_;
  Edges edges_;
  std::vector<std::uint32_t> component_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> open_;
  std::vector<Visit> visits_;
  std::uint32_t next_order_ = 0;
  std::size_t count_ = 0;
};

/// A jump to the same or an earlier place. Nodes are numbered in text order.
bool leads_back(const FlowEdge& edge) {
  return edge.is_jump && index(edge.to) <= index(edge.from);
}

/// By node: does a way lead from it to an end of the whole workflow?
std::vector<bool> find_what_can_end(const FlowGraph& graph) {
  std::vector<bool> can_end(graph.nodes.size(), false);
  std::vector<FlowNodeId> open;
  const auto visit = [&](FlowNodeId node) {
    if (can_end[index(node)]) return;
    can_end[index(node)] = true;
    open.push_back(node);
  };
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const FlowNodeKind kind = graph.nodes[i].kind;
    if (kind == FlowNodeKind::end || kind == FlowNodeKind::lost) visit(FlowNodeId{i});
  }
  while (!open.empty()) {
    const FlowNodeId node = open.back();
    open.pop_back();
    for (const FlowEdgeId edge : graph.in(node)) visit(graph[edge].from);
  }
  return can_end;
}

/// The way into a block is no way out of a loop around it, unless the whole workflow can end there.
bool leads_out(const FlowGraph& graph, const FlowEdge& edge, const std::vector<bool>& can_end) {
  const FlowNodeKind from = graph[edge.from].kind;
  const bool into_block = from == FlowNodeKind::fork || from == FlowNodeKind::each_begin;
  return !into_block || can_end[index(edge.to)];
}

} // namespace

Loops find_loops(const FlowGraph& graph, const std::vector<bool>& reached) {
  const auto jumps_anywhere = std::any_of(graph.edges.begin(), graph.edges.end(), leads_back);
  if (!jumps_anywhere) return {};

  const Components all(graph, reached, Edges::all);
  std::vector<Loop> loops(all.count());
  std::vector<bool> can_be_left(all.count(), false);
  const std::vector<bool> can_end = find_what_can_end(graph);
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const FlowEdge& edge = graph.edges[i];
    if (!reached[index(edge.from)]) continue;
    if (all.of(edge.from) != all.of(edge.to))
      can_be_left[all.of(edge.from)] =
          can_be_left[all.of(edge.from)] || leads_out(graph, edge, can_end);
    else if (leads_back(edge))
      loops[all.of(edge.from)].jumps_back.push_back(FlowEdgeId{i});
  }
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (!reached[i]) continue;
    Loop& loop = loops[all.of(FlowNodeId{i})];
    if (!loop.jumps_back.empty()) loop.nodes.push_back(FlowNodeId{i});
  }

  Loops result;
  std::vector<bool> endless(all.count(), false);
  for (std::size_t i = 0; i < loops.size(); ++i) {
    endless[i] = !loops[i].jumps_back.empty() && !can_be_left[i];
    if (endless[i]) result.endless.push_back(std::move(loops[i]));
  }

  const Components unlimited(graph, reached, Edges::without_again);
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    const FlowEdge& edge = graph.edges[i];
    if (!reached[index(edge.from)] || !leads_back(edge) || edge.kind == FlowEdgeKind::again)
      continue;
    if (unlimited.of(edge.from) == unlimited.of(edge.to) && !endless[all.of(edge.from)])
      result.unbounded.push_back(FlowEdgeId{i});
  }
  return result;
}

} // namespace waymark
