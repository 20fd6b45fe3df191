#pragma once

#include "diagram/lanes/lane_graph.hpp"

namespace waymark::swimlanes {

/// Marks the usual ways, as the text has them: the first way on out of each node that neither leads
/// back nor leaves aside, where it is the first to lead to its end, too; and those from the start
/// on, which are the main path. Linear.
void mark_usual_ways(LaneGraph& graph);

} // namespace waymark::swimlanes
