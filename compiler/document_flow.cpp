#include "document_flow.hpp"

#include "flow_components.hpp"
#include "flow_path.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::size_t batch_size = 64;
constexpr std::uint64_t everything = ~std::uint64_t{0};

} // namespace

DocumentFlow::DocumentFlow(const WorkflowView& view, const std::set<DeclarationId>& wanted)
    : view_(view) {
  for (const DeclarationId document : wanted)
    bit_of_.emplace(document, static_cast<std::uint32_t>(bit_of_.size()));
  for (std::size_t first = 0; first < wanted.size(); first += batch_size) {
    Batch batch;
    batch.there.assign(view.flow.nodes.size(), everything);
    batch.done.assign(view.flow.nodes.size(), 0);
    batch.interrupted.assign(view.flow.nodes.size(), 0);
    batches_.push_back(std::move(batch));
  }
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i)
    if (view.flow.node_of[i] != FlowNodeId::none) note_work(StatementId{i});
  for (const Reference& document : view.workflow.list(view.workflow.needs))
    note_made(document, view.flow.start());
  for (Batch& batch : batches_) solve(batch);
  for (const FlowNode& node : view.flow.nodes) has_limits_ |= node.kind == FlowNodeKind::limit;
}

/// What an optional step asks for or makes is not counted on behind it, for it may be left out; but
/// if it is interrupted, it was not.
void DocumentFlow::note_work(StatementId statement) {
  const Workflow& workflow = view_.workflow;
  const Work* work = workflow.work(statement);
  if (work == nullptr) return;
  const FlowNodeId node = view_.flow.node_of[index(statement)];
  for (const Reference& document : workflow.list(work->needs))
    note_need(document, node, work->optional);
  for (const Reference& document : workflow.list(work->approves))
    note_need(document, node, work->optional);
  if (!work->optional)
    for (const Reference& document : workflow.list(work->makes)) note_made(document, node);
  if (!work->follow) return;
  if (work->follow->resolved() && !view_.followed.closes_circle(workflow, *work)) {
    const Workflow& followed = view_.model.workflow(work->follow->target);
    for (const Reference& document : followed.list(followed.needs))
      note_need(document, node, work->optional);
  }
  if (work->optional) return;
  if (view_.followed.makes_unknown_by_following(view_.workflow, *work)) return note_any_made(node);
  for (const DeclarationId document : view_.followed.made_by_following(view_.workflow, *work))
    note_made({document, {}}, node);
}

void DocumentFlow::note_any_made(FlowNodeId node) {
  for (Batch& batch : batches_) batch.done[index(node)] = everything;
}

/// A name that could not be resolved may mean any document.
void DocumentFlow::note_made(const Reference& document, FlowNodeId node) {
  if (!document.resolved()) return note_any_made(node);
  const auto found = bit_of_.find(document.target);
  if (found == bit_of_.end()) return;
  batches_[found->second / batch_size].done[index(node)] |= Bits{1} << (found->second % batch_size);
}

void DocumentFlow::note_need(const Reference& document, FlowNodeId node, bool optional) {
  const auto found = bit_of_.find(document.target);
  if (found == bit_of_.end()) return;
  Batch& batch = batches_[found->second / batch_size];
  const Bits bit = Bits{1} << (found->second % batch_size);
  batch.interrupted[index(node)] |= bit;
  if (!optional) batch.done[index(node)] |= bit;
}

/// Sweeps in text order, which is nearly the order of ways, over the nodes whose ways in have
/// changed.
void DocumentFlow::solve(Batch& batch) const {
  const FlowGraph& flow = view_.flow;
  const std::size_t count = flow.nodes.size();
  batch.there[0] = 0;
  std::vector<bool> stale(count, true);
  stale[0] = false;
  std::size_t first = 1;
  std::size_t last = count;
  while (first < last) {
    std::size_t next_first = count;
    std::size_t next_last = 0;
    const auto spoil = [&](std::size_t at, FlowNodeId node) {
      const std::size_t changed = index(node);
      stale[changed] = true;
      if (changed > at) {
        last = std::max(last, changed + 1);
      } else {
        next_first = std::min(next_first, changed);
        next_last = std::max(next_last, changed + 1);
      }
    };
    for (std::size_t i = first; i < last; ++i) {
      if (!stale[i]) continue;
      stale[i] = false;
      const FlowNodeId node{static_cast<std::uint32_t>(i)};
      if (!view_.verdict.reached[i] || node == flow.start()) continue;
      const Bits now = arriving(batch, node);
      if (now == batch.there[i]) continue;
      batch.there[i] = now;
      for (const FlowEdge& edge : flow.out(node)) spoil(i, edge.to);
      if (flow.partner[i] != FlowNodeId::none) spoil(i, flow.partner[i]);
    }
    first = next_first;
    last = next_last;
  }
}

/// What is asked for is there behind, or its lack has been said: one mistake, one finding.
DocumentFlow::Bits DocumentFlow::carried(const Batch& batch, const FlowEdge& edge) {
  const std::uint32_t from = index(edge.from);
  return batch.there[from] | (interrupts(edge.kind) ? batch.interrupted : batch.done)[from];
}

DocumentFlow::Bits DocumentFlow::arriving(const Batch& batch, FlowNodeId node) const {
  const FlowNodeKind kind = view_.flow[node].kind;
  const FlowNodeId partner = view_.flow.partner[index(node)];
  if (kind == FlowNodeKind::each_end && partner != FlowNodeId::none)
    return batch.there[index(partner)];
  if (kind == FlowNodeKind::join) return arriving_at_join(batch, node);
  Bits bits = everything;
  for (const FlowEdgeId edge : view_.flow.in(node))
    if (view_.verdict.is_taken(view_.flow, edge)) bits &= carried(batch, view_.flow[edge]);
  return bits;
}

/// All branches have run: what any of them is sure to have made is there. Edges come grouped by
/// branch, for nodes are numbered in text order. If a branch never comes to its end, nothing behind
/// the join happens, and nothing is missing there.
DocumentFlow::Bits DocumentFlow::arriving_at_join(const Batch& batch, FlowNodeId join) const {
  Bits any = 0;
  Bits branch = everything;
  std::uint32_t region = 0;
  std::uint32_t arrived = 0;
  for (const FlowEdgeId id : view_.flow.in(join)) {
    const FlowEdge& edge = view_.flow[id];
    if (!view_.verdict.is_taken(view_.flow, id)) continue;
    const bool same_branch =
        arrived != 0 && edge.kind != FlowEdgeKind::branch && view_.flow[edge.from].region == region;
    if (arrived != 0 && !same_branch) any |= branch;
    branch = same_branch ? branch & carried(batch, edge) : carried(batch, edge);
    region = view_.flow[edge.from].region;
    arrived += same_branch ? 0 : 1;
  }
  const FlowNodeId fork = view_.flow.partner[index(join)];
  const bool complete = fork == FlowNodeId::none || arrived == view_.flow[fork].out_count;
  return arrived != 0 && complete ? any | branch : everything;
}

namespace {

/// The joins that are used though through one of their branches no way leads to them.
std::vector<std::uint32_t> unproved_joins(const FlowGraph& flow, const FlowComponents& ways,
                                          const Barred& barred) {
  std::vector<std::uint32_t> unproved;
  std::vector<std::uint32_t> arrived(flow.nodes.size(), 0);
  std::vector<bool> counted(flow.regions.size(), false);
  for (std::uint32_t i = 0; i < flow.nodes.size(); ++i) {
    if (flow.nodes[i].kind != FlowNodeKind::join || !ways.reached(i)) continue;
    for (const FlowEdgeId id : flow.in(FlowNodeId{i})) {
      const FlowEdge& edge = flow[id];
      if (barred.edges[index(id)] || !ways.reached(index(edge.from)) ||
          std::binary_search(ways.closed().begin(), ways.closed().end(), id))
        continue;
      const std::uint32_t region = flow[edge.from].region;
      const bool empty_branch = edge.kind == FlowEdgeKind::branch;
      if (!empty_branch && counted[region]) continue;
      if (!empty_branch) counted[region] = true;
      ++arrived[i];
    }
    const FlowNodeId fork = flow.partner[i];
    if (fork != FlowNodeId::none && arrived[i] < flow[fork].out_count) unproved.push_back(i);
  }
  return unproved;
}

} // namespace

/// Walks by all edges on which the document is not made. A join is passed only if each branch can
/// be passed; those that turn out not to be are taken out all at once, for with fewer ways no join
/// can be passed that could not be before; and the walk is made again. None if that does not come
/// to its end in time.
std::optional<DocumentFlow::Lack> DocumentFlow::find_lack(const Batch& batch, Bits mask) const {
  const FlowGraph& flow = view_.flow;
  Barred barred{std::vector<bool>(flow.edges.size(), false),
                std::vector<bool>(flow.nodes.size(), false)};
  const auto bar_join = [&](std::uint32_t join) {
    for (const FlowEdgeId edge : flow.in(FlowNodeId{join})) barred.edges[index(edge)] = true;
    if (flow.partner[join] != FlowNodeId::none)
      barred.over_blocks[index(flow.partner[join])] = true;
  };
  for (std::uint32_t i = 0; i < flow.edges.size(); ++i) {
    const FlowEdge& edge = flow.edges[i];
    const Bits added = (interrupts(edge.kind) ? batch.interrupted : batch.done)[index(edge.from)];
    barred.edges[i] = (added & mask) != 0 || !view_.verdict.is_taken(flow, FlowEdgeId{i});
  }
  for (std::uint32_t i = 0; i < flow.nodes.size(); ++i)
    if (flow.nodes[i].kind == FlowNodeKind::join && (batch.there[i] & mask) != 0) bar_join(i);
  while (walks_left_ > 0) {
    --walks_left_;
    const FlowComponents ways(flow, &barred);
    const std::vector<std::uint32_t> unproved = unproved_joins(flow, ways, barred);
    std::for_each(unproved.begin(), unproved.end(), bar_join);
    if (!unproved.empty()) continue;
    Lack lack{std::vector<bool>(flow.nodes.size(), false), ways.closed()};
    for (std::uint32_t i = 0; i < flow.nodes.size(); ++i) lack.reached[i] = ways.reached(i);
    return lack;
  }
  return std::nullopt;
}

/// None if jumps are not limited, or if that has taken so many walks that each jump counts.
const DocumentFlow::Lack* DocumentFlow::lack_of(std::uint32_t bit) const {
  if (!has_limits_) return nullptr;
  if (const auto known = lacks_.find(bit); known != lacks_.end()) return &known->second;
  std::optional<Lack> found = find_lack(batches_[bit / batch_size], Bits{1} << (bit % batch_size));
  return found ? &lacks_.emplace(bit, std::move(*found)).first->second : nullptr;
}

bool DocumentFlow::is_there(DeclarationId document, FlowNodeId node) const {
  const std::uint32_t bit = bit_of_.at(document);
  const bool on_every_way =
      (batches_[bit / batch_size].there[index(node)] >> (bit % batch_size) & 1U) != 0;
  if (on_every_way) return true;
  const Lack* const lack = lack_of(bit);
  return lack != nullptr && !lack->reached[index(node)];
}

std::vector<WayPoint> DocumentFlow::way_without(DeclarationId document, FlowNodeId node) const {
  const std::uint32_t bit = bit_of_.at(document);
  const Batch& batch = batches_[bit / batch_size];
  const Bits mask = Bits{1} << (bit % batch_size);
  const Lack* const lack = lack_of(bit);
  const auto leads_without = [&](const FlowEdge& edge) {
    if (lack != nullptr && !lack->reached[index(edge.to)]) return false;
    if (lack != nullptr && edge.kind == FlowEdgeKind::then) {
      const auto id = FlowEdgeId{static_cast<std::uint32_t>(&edge - view_.flow.edges.data())};
      if (std::binary_search(lack->closed.begin(), lack->closed.end(), id)) return false;
    }
    const FlowNodeId partner = view_.flow.partner[index(edge.from)];
    if (partner == edge.to && opens_block(view_.flow[edge.from].kind))
      return (batch.there[index(edge.to)] & mask) == 0;
    return (carried(batch, edge) & mask) == 0;
  };
  const std::vector<std::uint32_t> makers = statements_that_make(document);
  const auto shows_all = [&](const FlowEdge& edge) {
    return leads_without(edge) && !passes_makers_by(edge, makers, node);
  };
  std::vector<WayPoint> way = shortest_way(view_.flow, view_.verdict, node, shows_all);
  if (way.empty()) way = shortest_way(view_.flow, view_.verdict, node, leads_without);
  return way;
}

std::vector<std::uint32_t> DocumentFlow::statements_that_make(DeclarationId document) const {
  std::vector<std::uint32_t> makers;
  for (std::uint32_t i = 0; i < view_.workflow.statements.size(); ++i) {
    const Work* const work = view_.workflow.work(StatementId{i});
    if (work == nullptr) continue;
    const auto made = view_.workflow.list(work->makes);
    const auto by_following = view_.followed.made_by_following(view_.workflow, *work);
    if (std::ranges::find(made, document, &Reference::target) != made.end() ||
        std::ranges::find(by_following, document) != by_following.end())
      makers.push_back(i);
  }
  return makers;
}

bool DocumentFlow::passes_makers_by(const FlowEdge& edge, const std::vector<std::uint32_t>& makers,
                                    FlowNodeId target) const {
  const FlowNodeId fork = edge.from;
  const FlowNodeId join = view_.flow.partner[index(fork)];
  if (view_.flow[fork].kind != FlowNodeKind::fork || join == FlowNodeId::none) return false;
  const auto stands_in = [&](StatementId block, std::uint32_t statement) {
    return statement >= index(block) && statement < view_.workflow[block].subtree_end;
  };
  const auto makes_it = [&](StatementId block) {
    return std::ranges::any_of(makers, [&](std::uint32_t each) { return stands_in(block, each); });
  };
  const StatementId parallel = view_.flow[fork].statement;
  if (stands_in(parallel, index(view_.flow[target].statement)) || !makes_it(parallel)) return false;
  return edge.to == join || edge.statement == StatementId::none || !makes_it(edge.statement);
}

} // namespace waymark
