#pragma once

#include "diagram/lanes/lane_graph.hpp"

namespace waymark::swimlanes {

/// By node: numbers of edges, in their order.
using EdgeLists = std::vector<std::vector<std::uint32_t>>;

/// Those that leave or enter a node; one that leads back to its own node once.
[[nodiscard]] EdgeLists edges_at(const LaneGraph& graph);
/// Of those that lead on, what enters a node, or leaves it.
[[nodiscard]] EdgeLists edges_leading_in(const LaneGraph& graph);
[[nodiscard]] EdgeLists edges_leading_out(const LaneGraph& graph);

} // namespace waymark::swimlanes
