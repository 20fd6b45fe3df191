#include "compiler/flow_graph.hpp"

#include <utility>

namespace waymark {
namespace {

/// Walks forward from the start. A join waits until a way has arrived from each of its branches.
class Walk {
public:
  Walk(const FlowGraph& graph, bool joins_complete)
      : graph_(graph)
      , joins_complete_(joins_complete)
      , reached_(graph.nodes.size(), false)
      , branch_arrived_(graph.regions.size(), false)
      , branches_missing_(graph.nodes.size(), 0) {
    for (const FlowEdge& edge : graph.edges)
      if (edge.kind == FlowEdgeKind::branch) {
        const FlowNodeId join = graph.partner[index(edge.from)];
        if (join != FlowNodeId::none) ++branches_missing_[index(join)];
      }
  }

  std::vector<bool> run() {
    visit(graph_.start());
    while (!open_.empty()) {
      const FlowNodeId node = open_.back();
      open_.pop_back();
      for (const FlowEdge& edge : graph_.out(node)) follow(edge);
      if (joins_complete_ && opens_block(node)) visit(graph_.partner[index(node)]);
    }
    return std::move(reached_);
  }

private:
  [[nodiscard]] bool opens_block(FlowNodeId node) const {
    const FlowNodeKind kind = graph_[node].kind;
    return (kind == FlowNodeKind::fork || kind == FlowNodeKind::each_begin) &&
           graph_.partner[index(node)] != FlowNodeId::none;
  }

  void follow(const FlowEdge& edge) {
    if (graph_[edge.to].kind != FlowNodeKind::join || joins_complete_) return visit(edge.to);
    const bool from_fork =
        edge.kind == FlowEdgeKind::branch && graph_.partner[index(edge.from)] == edge.to;
    const std::uint32_t region = graph_[edge.from].region;
    if (!from_fork) {
      if (branch_arrived_[region]) return;
      branch_arrived_[region] = true;
    }
    if (--branches_missing_[index(edge.to)] == 0) visit(edge.to);
  }

  void visit(FlowNodeId node) {
    if (reached_[index(node)]) return;
    reached_[index(node)] = true;
    open_.push_back(node);
  }

  const FlowGraph& graph_;
  bool joins_complete_;
  std::vector<bool> reached_;
  std::vector<bool> branch_arrived_;
  std::vector<std::uint32_t> branches_missing_;
  std::vector<FlowNodeId> open_;
};

} // namespace

std::vector<bool> reachable(const FlowGraph& graph, bool joins_complete) {
  return Walk(graph, joins_complete).run();
}

} // namespace waymark
