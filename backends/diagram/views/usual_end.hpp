#pragma once

#include "compiler/flow_graph.hpp"

#include <vector>

namespace waymark {

/// By node: whether no way leads from it to the end that the text leads to, by `continue` or the
/// first answer, without events and deadlines. Linear.
[[nodiscard]] std::vector<bool> nodes_beside_usual_end(const FlowGraph& graph);

} // namespace waymark
