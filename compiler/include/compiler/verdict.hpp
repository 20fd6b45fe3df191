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

enum class OrderFaultKind : std::uint8_t {
  deadlock,   ///< a join waits for ever
  done_twice, ///< work comes to one place a second time before the first has gone on
  endless,    ///< the run can neither end nor get stuck
};

/// What is wrong with the order of a graph that was not made from text.
struct OrderFault {
  OrderFaultKind kind{};
  FlowNodeId split =
      FlowNodeId::none;          ///< the decision or fork that does not fit; none if no one does
  FlowNodeId place{};            ///< the join that waits; where the work comes twice; in the loop
  std::vector<FlowNodeId> way{}; ///< the decisions, forks and joins passed on a shortest way there
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

  // Of free graphs only: forks or joins that are not noted as pairs.
  std::vector<OrderFault> order_faults; ///< in order of discovery, each place once
  bool decided = true;                  ///< false: too many states, and no fault met among them

  [[nodiscard]] bool is_reached(FlowNodeId node) const { return reached[index(node)]; }
  /// It is the `then` of a jump that nothing leads back to.
  [[nodiscard]] bool is_closed(FlowEdgeId edge) const;
  /// In some run the work leaves by this edge.
  [[nodiscard]] bool is_taken(const FlowGraph& graph, FlowEdgeId edge) const;
  [[nodiscard]] bool is_sound() const {
    return all_reached && endless.empty() && dead_ends.empty() && crossings.empty() &&
           order_faults.empty() && decided;
  }
};

/// Linear in nodes and edges, no recursion, if the graph was made from text: without loops one
/// sweep in text order; with loops, strongly connected components (Tarjan 1972). A free graph is
/// folded up as far as it fits together, and what is left is explored up to a number of states.
[[nodiscard]] Verdict judge(const FlowGraph& graph);

} // namespace waymark
