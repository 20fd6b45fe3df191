#pragma once

#include "compiler/flow_graph.hpp"

#include <vector>

namespace waymark {

/// By node: the usual way on; none at ends, and where all ways lead back. Text order is work order,
/// so it is the way to an end with the fewest departures from that: jumps, limits of jumps, ends
/// inside of answers; of equal ones the first in the text. If an end gives what the workflow says
/// is its outcome, only ways to such ends are usual where there are any. Deadlines and events are
/// no usual ways. Linear.
[[nodiscard]] std::vector<FlowEdgeId> usual_ways(const Workflow& workflow, const FlowGraph& graph);

/// By node: whether no way leads from it to the end to which the usual ways lead. Linear.
[[nodiscard]] std::vector<bool> nodes_beside_usual_end(const Workflow& workflow,
                                                       const FlowGraph& graph);

} // namespace waymark
