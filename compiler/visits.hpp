#pragma once

#include "compiler/flow_graph.hpp"

#include <vector>

namespace waymark {

/// By node: how often it is come to in one run, on average (docs/semantics.md, Expected visits).
/// State elimination on an absorbing Markov chain (Kemeny and Snell 1960), in reverse postorder:
/// exact for flows whose loops are entered at one place only. O(edges + sum of the lengths of the
/// loops).
[[nodiscard]] std::vector<double> expected_visits(const Workflow& workflow, const FlowGraph& graph);

} // namespace waymark
