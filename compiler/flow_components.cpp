#include "flow_components.hpp"

#include <algorithm>

namespace waymark {

FlowComponents::FlowComponents(const FlowGraph& graph, const Barred* barred)
    : graph_(graph)
    , barred_(barred)
    , has_lost_(std::any_of(graph.nodes.begin(), graph.nodes.end(),
                            [](const FlowNode& n) { return n.kind == FlowNodeKind::lost; }))
    , component_(graph.nodes.size(), not_numbered)
    , order_(graph.nodes.size(), not_numbered)
    , low_(graph.nodes.size(), not_numbered)
    , to_next_round_(graph.nodes.size(), false)
    , each_around_(graph.regions.size(), 0)
    , shared_in_(graph.regions.size(), not_numbered) {
  for (std::uint32_t r = 1; r < graph.regions.size(); ++r) {
    const Region& region = graph.regions[r];
    each_around_[r] = region.kind == RegionKind::for_each ? r : each_around_[region.parent];
  }
  visit_from(index(graph.start()));
  std::sort(closed_.begin(), closed_.end());
}

FlowComponents::FlowComponents(const FlowGraph& graph, const FlowComponents& whole)
    : graph_(graph)
    , whole_(&whole)
    , component_(graph.nodes.size(), not_numbered)
    , order_(graph.nodes.size(), not_numbered)
    , low_(graph.nodes.size(), not_numbered)
    , to_next_round_(graph.nodes.size(), false) {
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
    if (whole.reached(i) && order_[i] == not_numbered) visit_from(i);
}

void FlowComponents::visit_from(std::uint32_t root) {
  enter(root);
  while (!visits_.empty()) {
    Visit& visit = visits_.back();
    const std::uint32_t node = visit.node;
    const std::optional<std::uint32_t> successor = next_successor(visit);
    if (!successor) {
      leave(node);
    } else if (order_[*successor] == not_numbered) {
      enter(*successor);
    } else {
      note_way_to_next_round(node, *successor);
      if (component_[*successor] == not_numbered)
        low_[node] = std::min(low_[node], order_[*successor]);
    }
  }
}

void FlowComponents::enter(std::uint32_t node) {
  order_[node] = low_[node] = next_order_++;
  open_.push_back(node);
  visits_.push_back({node, 0});
}

void FlowComponents::leave(std::uint32_t node) {
  visits_.pop_back();
  if (low_[node] == order_[node]) {
    const auto first = std::find(open_.rbegin(), open_.rend(), node).base() - 1;
    if (whole_ == nullptr) share_ways_to_next_round(first);
    for (auto member = first; member != open_.end(); ++member)
      component_[*member] = static_cast<std::uint32_t>(count_);
    open_.erase(first, open_.end());
    ++count_;
  }
  if (visits_.empty()) return;
  const std::uint32_t parent = visits_.back().node;
  low_[parent] = std::min(low_[parent], low_[node]);
  note_way_to_next_round(parent, node);
}

/// What one of the members of one `for each` can reach, all of them can.
void FlowComponents::share_ways_to_next_round(std::vector<std::uint32_t>::iterator first) {
  const auto around = [this](std::uint32_t node) {
    return each_around_[graph_.nodes[node].region];
  };
  const auto number = static_cast<std::uint32_t>(count_);
  for (auto member = first; member != open_.end(); ++member)
    if (to_next_round_[*member]) shared_in_[around(*member)] = number;
  for (auto member = first; member != open_.end(); ++member)
    if (shared_in_[around(*member)] == number) to_next_round_[*member] = true;
}

void FlowComponents::note_way_to_next_round(std::uint32_t from, std::uint32_t to) {
  const FlowNodeKind left = graph_.nodes[from].kind;
  const bool over_block = graph_.partner[from] == FlowNodeId{to};
  const bool into_each = left == FlowNodeKind::each_begin && !over_block;
  if (into_each) return; // the rounds inside are other rounds
  const bool ends_round = graph_.nodes[to].kind == FlowNodeKind::each_end && !over_block;
  if (ends_round || to_next_round_[to]) to_next_round_[from] = true;
}

std::optional<std::uint32_t> FlowComponents::next_successor(Visit& visit) {
  const FlowNode& node = graph_.nodes[visit.node];
  while (visit.next < node.out_count) {
    const std::uint32_t edge = node.first_out + visit.next++;
    if (is_open(edge)) return index(graph_.edges[edge].to);
  }
  if (visit.next++ != node.out_count) return std::nullopt;
  const FlowNodeId partner = graph_.partner[visit.node];
  if (!opens_block(node.kind) || partner == FlowNodeId::none) return std::nullopt;
  if (barred_ != nullptr && barred_->over_blocks[visit.node]) return std::nullopt;
  return index(partner);
}

bool FlowComponents::is_open(std::uint32_t e) {
  const FlowEdge& edge = graph_.edges[e];
  if (whole_ != nullptr)
    return edge.kind != FlowEdgeKind::again &&
           !std::binary_search(whole_->closed_.begin(), whole_->closed_.end(), FlowEdgeId{e});
  if (barred_ != nullptr && barred_->edges[e]) return false;
  if (edge.kind != FlowEdgeKind::then || has_lost_) return true;
  if (leads_back_to_limit(graph_[edge.from])) return true;
  closed_.push_back(FlowEdgeId{e});
  return false;
}

/// Asked when the walk has come back from `again`: what it leads to belongs to no finished
/// component if and only if a way leads from there back to the limit.
bool FlowComponents::leads_back_to_limit(const FlowNode& limit) const {
  for (std::uint32_t e = limit.first_out; e < limit.first_out + limit.out_count; ++e) {
    if (graph_.edges[e].kind != FlowEdgeKind::again) continue;
    const std::uint32_t to = index(graph_.edges[e].to);
    return component_[to] == not_numbered || to_next_round_[to];
  }
  return true; // of a graph that was not made from text
}

} // namespace waymark
