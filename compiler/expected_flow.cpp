#include "compiler/expected_flow.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace waymark {
namespace {

/// Place of a node in an order.
constexpr std::uint32_t not_reached = 0xffffffff;

bool counts(FlowEdgeKind kind) {
  return !interrupts(kind);
}

std::optional<double> share_of(const Workflow& workflow, const FlowEdge& edge) {
  if (edge.statement == StatementId::none) return std::nullopt;
  const Answer* answer = workflow.answer(edge.statement);
  return answer == nullptr ? std::nullopt : answer->share;
}

constexpr double nearly_all = 1 - 1e-9;

/// The work comes to a limit with probability p, and again after each `again`, of which there are
/// N; after a `then` it comes to the head of the loop with probability b, and p of that to the
/// limit. The part of all comings that leaves by `again`: p + … + p^N of them, beside p^(N+1) / (1
/// - p b) by `then`.
double part_again(double p, double b, std::uint32_t limit) {
  const double n = limit;
  const double again = p >= 1 - 1e-12 ? n : p * (1 - std::pow(p, n)) / (1 - p);
  const double then = std::pow(p, n + 1) / (1 - std::min(p * b, nearly_all));
  return again + then > 0 ? again / (again + then) : 1;
}

/// In which order nodes are gone through. Text order lets a jump back be what closes its loop, with
/// its limit, also where a loop is come into beside its head. The order of a walk needs no second
/// pass where work that stands above is come to from below only, however often that is so.
enum class NodeOrder : std::uint8_t { text, walk };

class Visits {
public:
  Visits(const Workflow& workflow, const FlowGraph& graph, NodeOrder order)
      : workflow_(workflow)
      , graph_(graph)
      , weight_(graph.edges.size(), 0)
      , position_(graph.nodes.size(), not_reached)
      , returns_(graph.nodes.size(), 0)
      , flow_(graph.nodes.size(), 0)
      , begun_(graph.nodes.size(), 0)
      , arrived_(graph.regions.size(), 0) {
    order_nodes();
    if (order == NodeOrder::text) std::sort(order_.begin(), order_.end()); // as they were made
    for (std::uint32_t i = 0; i < order_.size(); ++i) position_[order_[i]] = i;
    weigh_edges();
  }

  /// False if passes enough for all that goes round were not made.
  bool run() {
    find_loop_heads();
    // Inner loops have later heads than the loops around them.
    for (auto head = heads_.rbegin(); head != heads_.rend(); ++head) close_loop(*head);
    return total();
  }
  ExpectedFlow take() { return {std::move(flow_), std::move(weight_)}; }

private:
  struct Head {
    std::uint32_t node = 0;
    std::uint32_t last = 0; ///< position of the last node that leads back to it
  };

  /// Reverse postorder of a depth-first walk: every way but a loop's way back leads to later nodes.
  void order_nodes() {
    struct Visit {
      std::uint32_t node;
      std::uint32_t next;
    };
    std::vector<bool> seen(graph_.nodes.size(), false);
    std::vector<Visit> visits{{0, 0}};
    seen[0] = true;
    while (!visits.empty()) {
      Visit& visit = visits.back();
      const FlowNode& node = graph_.nodes[visit.node];
      if (visit.next == node.out_count) {
        order_.push_back(visit.node);
        visits.pop_back();
        continue;
      }
      // Backwards, so that what stands first in the text comes first in the order.
      const FlowEdge& edge = graph_.edges[node.first_out + node.out_count - ++visit.next];
      if (!counts(edge.kind) || seen[index(edge.to)]) continue;
      seen[index(edge.to)] = true;
      visits.push_back({index(edge.to), 0});
    }
    std::reverse(order_.begin(), order_.end());
  }

  void weigh_edges() {
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      const FlowNode& node = graph_.nodes[i];
      if (node.kind == FlowNodeKind::decision)
        weigh_answers(node);
      else
        for (std::uint32_t e = node.first_out; e < node.first_out + node.out_count; ++e)
          weight_[e] = initial_weight(graph_.edges[e].kind);
    }
  }

  /// A limit that is come to once leads on by `again`; loops are weighed when they are closed.
  static double initial_weight(FlowEdgeKind kind) {
    return counts(kind) && kind != FlowEdgeKind::then ? 1 : 0;
  }

  /// Shares as given; the rest is shared equally by the others.
  void weigh_answers(const FlowNode& node) {
    double given = 0;
    std::size_t open = 0;
    for (std::uint32_t e = node.first_out; e < node.first_out + node.out_count; ++e) {
      if (graph_.edges[e].kind != FlowEdgeKind::answer) continue;
      if (const auto share = share_of(workflow_, graph_.edges[e]))
        given += *share;
      else
        ++open;
    }
    const double scale = given > 1 || (open == 0 && given > 0) ? 1 / given : 1;
    const double rest = open == 0 ? 0 : std::max(0.0, 1 - given) / static_cast<double>(open);
    for (std::uint32_t e = node.first_out; e < node.first_out + node.out_count; ++e) {
      if (graph_.edges[e].kind != FlowEdgeKind::answer) continue;
      const auto share = share_of(workflow_, graph_.edges[e]);
      weight_[e] = share ? *share * scale : rest;
    }
  }

  [[nodiscard]] bool leads_back(const FlowEdge& edge) const {
    return position_[index(edge.from)] != not_reached && counts(edge.kind) &&
           position_[index(edge.to)] <= position_[index(edge.from)];
  }

  void find_loop_heads() {
    std::vector<std::optional<std::uint32_t>> last(graph_.nodes.size());
    for (const FlowEdge& edge : graph_.edges) {
      if (!leads_back(edge)) continue;
      std::optional<std::uint32_t>& end = last[index(edge.to)];
      end = std::max(end.value_or(0), position_[index(edge.from)]);
    }
    for (const std::uint32_t node : order_)
      if (last[node]) heads_.push_back({node, *last[node]});
  }

  /// How much of what comes to a node goes on from it, its own loop included.
  [[nodiscard]] double multiplied(std::uint32_t node, double arriving) const {
    return arriving / (1 - std::min(returns_[node], nearly_all));
  }

  /// Sends `amount` from a node along its edges, to later nodes only; calls `back` for the others.
  template<typename Back>
  void send(std::uint32_t node, double amount, Back&& back) {
    const FlowNode& from = graph_.nodes[node];
    if (from.kind == FlowNodeKind::fork) begin_branches(FlowNodeId{node}, amount);
    for (std::uint32_t e = from.first_out; e < from.first_out + from.out_count; ++e) {
      const FlowEdge& edge = graph_.edges[e];
      if (weight_[e] == 0 || position_[index(edge.to)] == not_reached) continue;
      if (leads_back(edge))
        back(e, amount * weight_[e]);
      else if (graph_.partner[index(edge.to)] != FlowNodeId::none &&
               graph_[edge.to].kind == FlowNodeKind::join)
        arrived_[from.region] += amount * weight_[e];
      else
        flow_[index(edge.to)] += amount * weight_[e];
    }
  }

  void begin_branches(FlowNodeId fork, double amount) {
    begun_[index(fork)] = amount;
    for (const FlowEdge& edge : graph_.out(fork)) arrived_[graph_[edge.to].region] = 0;
  }

  /// What has come to a node by now.
  [[nodiscard]] double arriving(std::uint32_t node) {
    const FlowNodeId fork = graph_.partner[node];
    const bool is_pair = graph_.nodes[node].kind == FlowNodeKind::join && fork != FlowNodeId::none;
    return is_pair ? joined(FlowNodeId{node}, fork) : flow_[node];
  }

  /// A join goes on when all branches have come to it, and none has ended the run: as often as its
  /// fork has begun, times the part of each branch that arrives. The branches know nothing of one
  /// another.
  double joined(FlowNodeId join, FlowNodeId fork) {
    constexpr double taken = -1;
    const double begun = begun_[index(fork)];
    if (begun == 0) return 0;
    double amount = begun;
    std::uint32_t branches = 0;
    for (const FlowEdgeId in : graph_.in(join)) {
      const FlowNodeId from = graph_[in].from;
      double& arrived = arrived_[graph_[from].region];
      if (from != fork && arrived == taken) continue; // the same branch, by another edge
      ++branches;
      if (from == fork) continue; // an empty branch
      amount *= std::min(1.0, arrived / begun);
      arrived = taken;
    }
    return branches < graph_[fork].out_count ? 0 : amount;
  }

  struct Coming {
    double unlimited = 0;                                  ///< the part that comes back to the head
    std::vector<std::pair<std::uint32_t, double>> limited; ///< `again` edge, part that comes to it
  };

  /// What becomes of one that stands at the head, by one walk over the loop.
  Coming walk(const Head& head) {
    const std::uint32_t first = position_[head.node];
    for (std::uint32_t p = first; p <= head.last; ++p) flow_[order_[p]] = 0;
    flow_[head.node] = 1;
    Coming coming;
    for (std::uint32_t p = first; p <= head.last; ++p) {
      const std::uint32_t node = order_[p];
      const double amount = p == first ? 1 : multiplied(node, arriving(node));
      send(node, amount, [&](std::uint32_t e, double part) {
        if (index(graph_.edges[e].to) != head.node) return;
        if (graph_.edges[e].kind == FlowEdgeKind::again)
          coming.limited.emplace_back(e, part);
        else
          coming.unlimited += part;
      });
    }
    return coming;
  }

  void weigh_limit(std::uint32_t again, double part) {
    const FlowNode& limit = graph_[graph_.edges[again].from];
    for (std::uint32_t e = limit.first_out; e < limit.first_out + limit.out_count; ++e)
      weight_[e] = e == again ? part : 1 - part;
  }

  void close_loop(const Head& head) {
    const Coming open = walk(head);
    double returning = open.unlimited;
    if (!open.limited.empty()) {
      double at_limits = 0;
      for (const auto& [edge, part] : open.limited) {
        weigh_limit(edge, 0);
        at_limits += part;
      }
      const double exhausted = walk(head).unlimited;
      const double back = at_limits == 0 ? 0 : (exhausted - open.unlimited) / at_limits;
      for (const auto& [edge, part] : open.limited) {
        const FlowNode& limit = graph_[graph_.edges[edge].from];
        const double p = std::min(1.0, part / std::max(1e-9, 1 - open.unlimited));
        const double again = part_again(p, back, workflow_.jumps[limit.jump].limit);
        weigh_limit(edge, again);
        returning += part * (again + (1 - again) * back);
      }
    }
    returns_[head.node] = returning;
  }

  /// Where a loop can be come into beside its head, some comes back to the head that never left it:
  /// what the last pass found of that comes to the head from outside in the next.
  bool total() {
    constexpr int most_passes = 100;
    std::vector<double> beside(graph_.nodes.size(), 0);
    std::vector<double> back(graph_.nodes.size(), 0);
    for (int pass = 0; pass < most_passes; ++pass) {
      std::fill(flow_.begin(), flow_.end(), 0);
      std::fill(back.begin(), back.end(), 0);
      flow_[0] = 1;
      for (const std::uint32_t node : order_) {
        flow_[node] = multiplied(node, arriving(node) + beside[node]);
        send(node, flow_[node],
             [&](std::uint32_t e, double part) { back[index(graph_.edges[e].to)] += part; });
      }
      if (!note_beside(back, beside)) return true;
    }
    return false;
  }

  /// False if nothing has changed that counts.
  bool note_beside(const std::vector<double>& back, std::vector<double>& beside) const {
    constexpr double counted = 1e-7;
    bool changed = false;
    for (const Head& head : heads_) {
      const std::uint32_t node = head.node;
      if (returns_[node] >= nearly_all) continue;
      const double now = std::max(0.0, back[node] - returns_[node] * flow_[node]);
      changed |= std::abs(now - beside[node]) > counted * std::max(1.0, flow_[node]);
      beside[node] = now;
    }
    return changed;
  }

  const Workflow& workflow_;
  const FlowGraph& graph_;
  std::vector<double> weight_;          ///< by edge
  std::vector<std::uint32_t> order_;    ///< nodes
  std::vector<std::uint32_t> position_; ///< by node, in `order_`
  std::vector<double> returns_;         ///< by node: the part that comes back to it
  std::vector<double> flow_;            ///< by node
  std::vector<double> begun_;           ///< by node: how often a fork has begun
  std::vector<double> arrived_;         ///< by region: what has come from a branch to its join
  std::vector<Head> heads_;
};

} // namespace

ExpectedFlow estimate_flow(const Workflow& workflow, const FlowGraph& graph) {
  Visits in_text_order(workflow, graph, NodeOrder::text);
  if (in_text_order.run()) return in_text_order.take();
  Visits in_walk_order(workflow, graph, NodeOrder::walk);
  in_walk_order.run();
  return in_walk_order.take();
}

std::vector<StatementId> decisions_without_shares(const Workflow& workflow,
                                                  const FlowGraph& graph) {
  std::vector<StatementId> decisions;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const FlowNode& node = graph.nodes[i];
    if (node.kind != FlowNodeKind::decision) continue;
    double given = 0;
    std::size_t open = 0;
    for (const FlowEdge& edge : graph.out(FlowNodeId{i})) {
      if (edge.kind != FlowEdgeKind::answer) continue;
      const auto share = share_of(workflow, edge);
      given += share.value_or(0);
      open += share ? 0 : 1;
    }
    if (open >= 2 && given < 1) decisions.push_back(node.statement);
  }
  std::ranges::sort(decisions);
  return decisions;
}

} // namespace waymark
