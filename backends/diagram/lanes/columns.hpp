#pragma once

#include "diagram/lanes/lane_graph.hpp"

namespace waymark::swimlanes {

struct Columns {
  std::vector<std::uint32_t> of_node{};
  std::vector<std::uint32_t> order{};            ///< all nodes, whatever leads to a node before it
  std::vector<std::uint32_t> first_of_section{}; ///< one more than there are sections
  std::uint32_t count = 0;
};

/// Longest path from the start, each section behind the one before it. A node in another lane than
/// its only predecessor stands in that one's column, if the way there is free: straight down or up.
/// Linear but for a heap that keeps the text order, and for the lanes between two such nodes.
[[nodiscard]] Columns assign_columns(const LaneGraph& graph);

} // namespace waymark::swimlanes
