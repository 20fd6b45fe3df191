#pragma once

#include "compiler/flow_graph.hpp"

#include <cstdint>
#include <vector>

/// What can be said about the order of one workflow from its flow graph alone: can everything
/// happen, and can every run end? Meaning of each word: docs/semantics.md.
namespace waymark {

/// A part of the flow in which one can go round, and the jumps that lead back in it.
struct Loop {
  std::vector<FlowNodeId> nodes;      ///< in text order
  std::vector<FlowEdgeId> jumps_back; ///< to an earlier place of the loop, in text order
};

/// Worked out once for a workflow; every check of order and documents reads it.
struct Verdict {
  /// By node: a way from the start leads there, where a fork leads to its join and an each_begin to
  /// its each_end (so that work behind a branch that never ends is not blamed as well).
  std::vector<bool> reached;
  bool all_reached = true;
  std::vector<FlowEdgeId> never_taken; ///< `then` of jumps that nothing leads back to; in order
  std::vector<Loop> endless;           ///< no edge leaves them
  std::vector<FlowEdgeId> unbounded;   ///< jumps back by which one can go round without a limit, in
                                       ///< loops that can be left; in text order
  std::vector<std::uint32_t> dead_ends; ///< regions that never reach their end, though work stands
                                        ///< behind them; in text order
  std::vector<FlowEdgeId> crossings;    ///< jumps that cross a border, reached or not

  [[nodiscard]] bool is_reached(FlowNodeId node) const { return reached[index(node)]; }
  /// It is the `then` of a jump that nothing leads back to.
  [[nodiscard]] bool is_closed(FlowEdgeId edge) const;
  /// In some run the work leaves by this edge.
  [[nodiscard]] bool is_taken(const FlowGraph& graph, FlowEdgeId edge) const;
  [[nodiscard]] bool is_sound() const {
    return all_reached && endless.empty() && dead_ends.empty() && crossings.empty();
  }
};

/// Linear in nodes and edges, no recursion. Without loops one sweep in text order; with loops,
/// strongly connected components (Tarjan 1972).
[[nodiscard]] Verdict verdict(const FlowGraph& graph);

} // namespace waymark
