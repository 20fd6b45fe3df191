#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/flow_graph.hpp"
#include "compiler/verdict.hpp"

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace waymark {

/// One stop on a way through the flow.
struct WayPoint {
  FlowNodeId node = FlowNodeId::none;
  FlowEdgeId by = FlowEdgeId::none; ///< none at the start, and behind a block taken as a whole
};

/// A check shows the ways of so many findings of a workflow: each costs a walk over it.
inline constexpr std::size_t ways_shown = 64;

/// The fewest nodes from the start to `target` by edges that are taken in some run and that
/// `allowed` lets pass, both ends included; empty if there is no such way. A fork leads to its join
/// and an each_begin to its each_end, too. The rounds before a `then` are left out. Breadth first;
/// linear.
[[nodiscard]] std::vector<WayPoint>
shortest_way(const FlowGraph& graph, const Verdict& verdict, FlowNodeId target,
             const std::function<bool(const FlowEdge&)>& allowed = {});

/// The same to the nearest node that is a target; one that is reached at least.
[[nodiscard]] std::vector<WayPoint>
shortest_way(const FlowGraph& graph, const Verdict& verdict,
             const std::function<bool(FlowNodeId)>& is_target,
             const std::function<bool(const FlowEdge&)>& allowed = {});

/// By what a way leaves a statement on its way to the next stop: an answer, an event, "may be left
/// out"; empty if there is one way only.
[[nodiscard]] std::string_view way_out(const Workflow& workflow, const FlowGraph& graph,
                                       const WayPoint& at, const WayPoint& next);

/// Does the edge follow what stands behind `then`? What comes out of one jump's `then` may follow
/// another jump at once.
[[nodiscard]] bool is_then(const FlowGraph& graph, const FlowEdge& edge);

/// Where the jump that an edge follows is said to lead.
[[nodiscard]] const Destination& destination(const Workflow& workflow, const FlowGraph& graph,
                                             const FlowEdge& edge);

/// Where a block ends: its closing brace. Of one that lacks it, its last character.
[[nodiscard]] Span end_of(const Statement& block);

/// The statements on a way as places of a finding, in order, with the answer or event by which the
/// way leaves them: "'Is the client content?' (no)".
[[nodiscard]] std::vector<WayPlace> places_on_way(const Workflow& workflow, const FlowGraph& graph,
                                                  const std::vector<WayPoint>& way);

} // namespace waymark
