#pragma once

#include "compiler/flow_graph.hpp"

#include <vector>

namespace waymark {

/// A part of the flow in which one can go round, and the jumps that lead back in it.
struct Loop {
  std::vector<FlowNodeId> nodes; ///< in text order
  std::vector<FlowEdgeId>
      jumps_back; ///< jumps to an earlier place of the loop, in text order; never empty
};

struct Loops {
  std::vector<Loop> endless;         ///< no edge leaves them
  std::vector<FlowEdgeId> unbounded; ///< jumps back by which one can go round without a limit, in
                                     ///< loops that can be left; in text order
};

/// Judges the loops among the reached nodes, where each fork leads on to its join
/// (docs/semantics.md). Strongly connected components by Tarjan 1972, with a stack of its own;
/// linear.
[[nodiscard]] Loops find_loops(const FlowGraph& graph, const std::vector<bool>& reached);

} // namespace waymark
