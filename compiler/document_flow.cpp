#include "document_flow.hpp"

#include "flow_path.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::size_t batch_size = 64;
constexpr std::uint64_t everything = ~std::uint64_t{0};

bool interrupts(FlowEdgeKind kind) {
  return kind == FlowEdgeKind::deadline || kind == FlowEdgeKind::exception;
}

} // namespace

DocumentFlow::DocumentFlow(const WorkflowView& view, const std::set<DeclarationId>& wanted)
    : view_(view)
    , reached_(reachable(view.flow, true)) {
  const std::vector<DeclarationId> documents(wanted.begin(), wanted.end());
  for (const DeclarationId document : documents)
    bit_of_.emplace(document, static_cast<std::uint32_t>(bit_of_.size()));
  for (std::size_t first = 0; first < documents.size(); first += batch_size) {
    Batch batch;
    batch.there.assign(view.flow.nodes.size(), everything);
    batch.made.assign(view.flow.nodes.size(), 0);
    batches_.push_back(std::move(batch));
  }
  const auto set_bit = [&](DeclarationId document, FlowNodeId node) {
    const auto found = bit_of_.find(document);
    if (found == bit_of_.end() || node == FlowNodeId::none) return;
    batches_[found->second / batch_size].made[index(node)] |= Bits{1}
                                                              << (found->second % batch_size);
  };
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Work* work = view.workflow.work(StatementId{i});
    if (work == nullptr || work->optional) continue;
    for (const Reference& document : view.workflow.list(work->makes))
      if (document.resolved()) set_bit(document.target, view.flow.node_of[i]);
    for (const DeclarationId document : view.followed.made_by_following(*work))
      set_bit(document, view.flow.node_of[i]);
  }
  for (const Reference& document : view.workflow.list(view.workflow.needs))
    if (document.resolved()) set_bit(document.target, view.flow.start());
  for (Batch& batch : batches_) solve(batch);
}

/// Sweeps in text order, which is nearly the order of ways, until nothing changes.
void DocumentFlow::solve(Batch& batch) const {
  batch.there[0] = 0;
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::uint32_t i = 1; i < view_.flow.nodes.size(); ++i) {
      if (!reached_[i]) continue;
      const Bits now = arriving(batch, FlowNodeId{i});
      changed = changed || now != batch.there[i];
      batch.there[i] = now;
    }
  }
}

DocumentFlow::Bits DocumentFlow::carried(const Batch& batch, const FlowEdge& edge) {
  const Bits made = interrupts(edge.kind) ? 0 : batch.made[index(edge.from)];
  return batch.there[index(edge.from)] | made;
}

DocumentFlow::Bits DocumentFlow::arriving(const Batch& batch, FlowNodeId node) const {
  const FlowNodeKind kind = view_.flow[node].kind;
  const FlowNodeId partner = view_.flow.partner[index(node)];
  if (kind == FlowNodeKind::each_end && partner != FlowNodeId::none)
    return batch.there[index(partner)];
  if (kind == FlowNodeKind::join) return arriving_at_join(batch, node);
  Bits bits = everything;
  for (const FlowEdgeId edge : view_.flow.in(node))
    if (reached_[index(view_.flow[edge].from)]) bits &= carried(batch, view_.flow[edge]);
  return bits;
}

/// All branches have run: what any of them is sure to have made is there. Edges come grouped by
/// branch, for nodes are numbered in text order.
DocumentFlow::Bits DocumentFlow::arriving_at_join(const Batch& batch, FlowNodeId join) const {
  Bits any = 0;
  Bits branch = everything;
  std::uint32_t region = 0;
  bool open = false;
  for (const FlowEdgeId id : view_.flow.in(join)) {
    const FlowEdge& edge = view_.flow[id];
    if (!reached_[index(edge.from)]) continue;
    const bool same_branch =
        open && edge.kind != FlowEdgeKind::branch && view_.flow[edge.from].region == region;
    if (open && !same_branch) any |= branch;
    branch = same_branch ? branch & carried(batch, edge) : carried(batch, edge);
    region = view_.flow[edge.from].region;
    open = true;
  }
  return open ? any | branch : everything;
}

bool DocumentFlow::is_there(DeclarationId document, FlowNodeId node) const {
  const std::uint32_t bit = bit_of_.at(document);
  return (batches_[bit / batch_size].there[index(node)] >> (bit % batch_size) & 1U) != 0;
}

std::vector<FlowNodeId> DocumentFlow::way_without(DeclarationId document, FlowNodeId node) const {
  const std::uint32_t bit = bit_of_.at(document);
  const Batch& batch = batches_[bit / batch_size];
  const Bits mask = Bits{1} << (bit % batch_size);
  return shortest_way(view_.flow, node, [&](const FlowEdge& edge) {
    const bool waits = view_.flow[edge.to].kind == FlowNodeKind::join;
    const bool skips = view_.flow.partner[index(edge.from)] == edge.to;
    if (waits || skips) return (batch.there[index(edge.to)] & mask) == 0;
    return (carried(batch, edge) & mask) == 0;
  });
}

} // namespace waymark
