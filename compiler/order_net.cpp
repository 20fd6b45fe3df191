#include "order_net.hpp"

#include <algorithm>

namespace waymark {
namespace {

OrderKind kind_of(FlowNodeKind kind) {
  switch (kind) {
  case FlowNodeKind::fork: return OrderKind::fork;
  case FlowNodeKind::join: return OrderKind::join;
  case FlowNodeKind::end:
  case FlowNodeKind::lost: return OrderKind::end;
  default: return OrderKind::choice;
  }
}

} // namespace

OrderNet::OrderNet(const FlowGraph& graph, const Verdict& verdict)
    : nodes_(graph.nodes.size())
    , is_open_(graph.nodes.size(), false)
    , seen_from_(graph.nodes.size()) {
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    nodes_[i].kind = kind_of(graph.nodes[i].kind);
    nodes_[i].there = verdict.reached[i];
    // What leads nowhere ends there.
    if (graph.nodes[i].out_count == 0 && nodes_[i].kind == OrderKind::choice)
      nodes_[i].kind = OrderKind::end;
  }
  for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
    const FlowEdge& edge = graph.edges[e];
    if (!verdict.is_taken(graph, FlowEdgeId{e})) continue;
    const auto id = static_cast<std::uint32_t>(edges_.size());
    edges_.push_back({index(edge.from), index(edge.to)});
    nodes_[index(edge.from)].out.push_back(id);
    nodes_[index(edge.to)].in.push_back(id);
  }
}

void OrderNet::fold() {
  for (auto v = static_cast<std::uint32_t>(nodes_.size()); v-- > 0;) look_again_at(v);
  while (!open_.empty()) {
    const std::uint32_t v = open_.back();
    open_.pop_back();
    is_open_[v] = false;
    if (nodes_[v].there) fold_node(v);
  }
}

bool OrderNet::is_folded_up() const {
  std::size_t left = 0;
  for (const Node& node : nodes_) left += node.there && node.kind != OrderKind::end ? 1 : 0;
  const Node& start = nodes_[0];
  return left == 1 && start.kind == OrderKind::choice && !start.out.empty();
}

void OrderNet::fold_node(std::uint32_t v) {
  drop_double_edges(v);
  Node& node = nodes_[v];
  if (node.kind == OrderKind::fork && node.out.size() == 1) node.kind = OrderKind::choice;
  if (node.kind == OrderKind::join && node.in.size() == 1) node.kind = OrderKind::choice;
  if (v == 0 || node.kind == OrderKind::end) return;
  if (!fold_into_next(v)) (void)fold_into_last(v);
}

/// Two ways that part and meet in the same manner are one; and a choice that leads back to itself
/// is none if it also leads on.
void OrderNet::drop_double_edges(std::uint32_t v) {
  const std::vector<std::uint32_t> out = nodes_[v].out;
  const bool is_fork = nodes_[v].kind == OrderKind::fork;
  for (const std::uint32_t e : out) {
    const std::uint32_t to = edges_[e].to;
    const bool fits =
        is_fork ? nodes_[to].kind == OrderKind::join : nodes_[to].kind != OrderKind::join;
    const bool goes_round = to == v && nodes_[v].kind == OrderKind::choice;
    const bool is_double = fits && seen_from_[to] == v;
    if (!is_double && !(goes_round && nodes_[v].out.size() > 1)) {
      seen_from_[to] = v;
      continue;
    }
    remove_edge(e);
    look_again_at(to);
  }
  for (const std::uint32_t e : out) seen_from_[edges_[e].to].reset();
}

/// What has one way out is part of what comes next: not if ways meet in it that would then meet in
/// a join, or in an end, where it would no longer be seen that they come twice.
bool OrderNet::fold_into_next(std::uint32_t v) {
  Node& node = nodes_[v];
  if (node.out.size() != 1) return false;
  const std::uint32_t next = edges_[node.out[0]].to;
  const OrderKind kind = nodes_[next].kind;
  const bool has_one_in = node.in.size() == 1;
  const bool fits = node.kind == OrderKind::choice
                        ? has_one_in || kind == OrderKind::choice || kind == OrderKind::fork
                        : node.kind == OrderKind::join && kind == OrderKind::join;
  if (next == v || !fits) return false;
  remove_edge(node.out[0]);
  for (const std::uint32_t e : std::vector<std::uint32_t>(node.in)) lead_to(e, next);
  node.there = false;
  look_again_at(next);
  return true;
}

/// A choice behind a choice, and a fork behind a fork, are one.
bool OrderNet::fold_into_last(std::uint32_t v) {
  Node& node = nodes_[v];
  if (node.in.size() != 1) return false;
  const std::uint32_t last = edges_[node.in[0]].from;
  if (last == v || nodes_[last].kind != node.kind || node.kind == OrderKind::join) return false;
  if (nodes_[last].out.size() < 2) return false; // is folded forward, and so keeps its name
  remove_edge(node.in[0]);
  for (const std::uint32_t e : std::vector<std::uint32_t>(node.out)) lead_from(e, last);
  node.there = false;
  look_again_at(last);
  return true;
}

void OrderNet::remove_edge(std::uint32_t e) {
  edges_[e].there = false;
  std::erase(nodes_[edges_[e].from].out, e);
  std::erase(nodes_[edges_[e].to].in, e);
}

void OrderNet::lead_to(std::uint32_t e, std::uint32_t node) {
  std::erase(nodes_[edges_[e].to].in, e);
  edges_[e].to = node;
  nodes_[node].in.push_back(e);
  look_again_at(edges_[e].from);
}

void OrderNet::lead_from(std::uint32_t e, std::uint32_t node) {
  std::erase(nodes_[edges_[e].from].out, e);
  edges_[e].from = node;
  nodes_[node].out.push_back(e);
  look_again_at(edges_[e].to);
}

void OrderNet::look_again_at(std::uint32_t v) {
  if (is_open_[v] || !nodes_[v].there) return;
  is_open_[v] = true;
  open_.push_back(v);
}

} // namespace waymark
