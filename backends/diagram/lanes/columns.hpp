#pragma once

#include "diagram/lanes/lane_graph.hpp"

namespace waymark::swimlanes {

struct Columns {
  std::vector<std::uint32_t> of_node{};
  std::vector<std::uint32_t> order{};            ///< all nodes, whatever leads to a node before it
  std::vector<std::uint32_t> first_of_section{}; ///< one more than there are sections
  std::uint32_t count = 0;
};

/// Who stands straight below or above a node, of several that could: the one that the text names
/// first, or the one in the nearest lane, past which the lines of the others then go.
enum class StraightOn : std::uint8_t { first_in_text, nearest };

/// Longest path from the start, each section behind the one before it. A node in another lane than
/// its only predecessor stands in that one's column, if the way there is free: straight down or up.
/// Linear but for a heap that keeps the text order, and for the lanes between two such nodes; with
/// the nearest lane, also for the looks at what else leaves the predecessor.
[[nodiscard]] Columns assign_columns(const LaneGraph& graph, StraightOn straight_on);

} // namespace waymark::swimlanes
