#pragma once

#include "compiler/flow_graph.hpp"

#include <vector>

namespace waymark {

/// How often a run comes by, on average (docs/semantics.md, Expected visits).
struct ExpectedFlow {
  std::vector<double> visits; ///< by node
  std::vector<double> shares; ///< by edge: the part of its node's visits that leaves by it
};

/// State elimination on an absorbing Markov chain (Kemeny and Snell 1960), in reverse postorder:
/// exact for flows whose loops are entered at one place only. O(edges + sum of the lengths of the
/// loops).
[[nodiscard]] ExpectedFlow estimate_flow(const Workflow& workflow, const FlowGraph& graph);

/// The decisions and ifs that do not say how often each of two or more of their answers is given,
/// so that these are taken to be equally likely. In text order; linear.
[[nodiscard]] std::vector<StatementId> decisions_without_shares(const Workflow& workflow,
                                                                const FlowGraph& graph);

} // namespace waymark
