#pragma once

#include "compiler/flow_graph.hpp"

#include <span>
#include <string>

namespace waymark {

/// What a node of the flow is called in its drawings: "step.ask", "start". `keys` are the
/// `statement_keys` of the workflow.
[[nodiscard]] std::string flow_node_id(const FlowGraph& graph, FlowNodeId id,
                                       std::span<const std::string> keys);

/// A limit that is reached in one way only is a label: "no, up to 2 times".
[[nodiscard]] bool is_drawn_as_label(const FlowGraph& graph, FlowNodeId id);

} // namespace waymark
