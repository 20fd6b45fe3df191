#pragma once

#include "compiler/flow_graph.hpp"

#include <string>

namespace waymark::testing {

/// One line an edge, in text order: "opened -no/jump-> limit". Nodes are called by their ids.
[[nodiscard]] std::string flow_text(const Workflow& workflow, const FlowGraph& graph);

} // namespace waymark::testing
