#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/flow_graph.hpp"

#include <functional>
#include <vector>

namespace waymark {

/// One stop on a way through the flow.
struct WayPoint {
  FlowNodeId node = FlowNodeId::none;
  FlowEdgeId by = FlowEdgeId::none; ///< none at the start, and behind a block taken as a whole
};

/// The fewest nodes from the start to `target` by edges that `allowed` lets pass, both ends
/// included; empty if there is no such way. A fork leads to its join and an each_begin to its
/// each_end, too. Breadth first; linear.
[[nodiscard]] std::vector<WayPoint>
shortest_way(const FlowGraph& graph, FlowNodeId target,
             const std::function<bool(const FlowEdge&)>& allowed = {});

/// The statements on a way as places of a finding, in order, with the answer or event by which the
/// way leaves them: "'Is the client content?' (no)".
[[nodiscard]] std::vector<RelatedPlace>
places_on_way(const Workflow& workflow, const FlowGraph& graph, const std::vector<WayPoint>& way);

} // namespace waymark
