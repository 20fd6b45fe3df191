#include "diagram/views/usual_way.hpp"

#include <limits>
#include <tuple>

namespace waymark {
namespace {

/// Of the best way from a node to an end.
struct WayToEnd {
  bool is_found = false;
  bool succeeds = false; ///< as far as ends tell
  std::uint32_t departures = std::numeric_limits<std::uint32_t>::max();
};

bool is_better(const WayToEnd& a, const WayToEnd& b) {
  return std::tuple(!a.is_found, !a.succeeds, a.departures) <
         std::tuple(!b.is_found, !b.succeeds, b.departures);
}

class UsualWays {
public:
  UsualWays(const Workflow& workflow, const FlowGraph& graph)
      : workflow_(workflow)
      , graph_(graph)
      , from_(graph.nodes.size())
      , ways_(graph.nodes.size(), FlowEdgeId::none) {}

  /// Ways that lead on lead to later nodes.
  std::vector<FlowEdgeId> find() {
    for (std::size_t i = graph_.nodes.size(); i-- > 0;) {
      choose(FlowNodeId{static_cast<std::uint32_t>(i)});
    }
    return std::move(ways_);
  }

private:
  void choose(FlowNodeId node) {
    const FlowNode& what = graph_[node];
    WayToEnd& best = from_[index(node)];
    if (what.kind == FlowNodeKind::end) {
      best = {true, succeeds(node), is_inside_answer(what) ? 1U : 0U};
    }
    if (what.kind == FlowNodeKind::lost) best = {true, false, 0};
    for (std::uint32_t i = 0; i < what.out_count; ++i) {
      const FlowEdgeId number{what.first_out + i};
      const FlowEdge& edge = graph_[number];
      if (interrupts(edge.kind) || edge.kind == FlowEdgeKind::again || edge.to <= node) continue;
      WayToEnd way = from_[index(edge.to)];
      if (!way.is_found) continue;
      if (edge.is_jump) ++way.departures;
      if (graph_[edge.to].kind == FlowNodeKind::limit) ++way.departures;
      // All branches are gone: what one of them departs from is nothing against the others.
      const bool is_first = ways_[index(node)] == FlowEdgeId::none;
      if (!is_first && (edge.kind == FlowEdgeKind::branch || !is_better(way, best))) continue;
      best = way;
      ways_[index(node)] = number;
    }
  }

  /// Where the workflow does not say what comes of it, every end will do.
  [[nodiscard]] bool succeeds(FlowNodeId node) const {
    const std::string_view outcome = workflow_.outcome.value;
    const FlowNode& end = graph_[node];
    if (outcome.empty()) return true;
    if (end.statement != StatementId::none) return workflow_[end.statement].title == outcome;
    if (end.jump >= workflow_.jumps.size()) return true;
    const Jump& jump = workflow_.jumps[end.jump];
    const bool by_then =
        end.in_count > 0 && graph_[graph_.in(node).front()].kind == FlowEdgeKind::then;
    return (by_then ? jump.then : jump.to).result.value == outcome;
  }

  [[nodiscard]] bool is_inside_answer(const FlowNode& end) const {
    if (end.statement == StatementId::none) return false;
    StatementId around = workflow_[end.statement].parent;
    while (around != StatementId::none && workflow_[around].kind == StatementKind::stage) {
      around = workflow_[around].parent;
    }
    return around != StatementId::none;
  }

  const Workflow& workflow_;
  const FlowGraph& graph_;
  std::vector<WayToEnd> from_; ///< by node
  std::vector<FlowEdgeId> ways_;
};

FlowNodeId usual_end(const Workflow& workflow, const FlowGraph& graph) {
  const std::vector<FlowEdgeId> ways = usual_ways(workflow, graph);
  FlowNodeId node = graph.start();
  while (ways[index(node)] != FlowEdgeId::none) node = graph[ways[index(node)]].to;
  return node;
}

} // namespace

std::vector<FlowEdgeId> usual_ways(const Workflow& workflow, const FlowGraph& graph) {
  return UsualWays(workflow, graph).find();
}

std::vector<bool> nodes_beside_usual_end(const Workflow& workflow, const FlowGraph& graph) {
  std::vector<bool> beside(graph.nodes.size(), true);
  if (graph.nodes.empty()) return beside;
  std::vector<FlowNodeId> open{usual_end(workflow, graph)};
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
