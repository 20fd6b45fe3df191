#pragma once

#include "diagram/lanes/lane_graph.hpp"

namespace waymark::swimlanes {

/// Marks the usual way from the start on, as the text has it: the first way on out of each node
/// that neither leads back nor leaves aside. Linear.
void mark_main_path(LaneGraph& graph);

} // namespace waymark::swimlanes
