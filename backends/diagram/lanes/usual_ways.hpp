#pragma once

#include "diagram/lanes/grid.hpp"

namespace waymark::swimlanes {

/// Marks the usual ways, as the text has them: the first way on out of each node that neither leads
/// back nor leaves aside, where it is the first to lead to its end, too; but where another one goes
/// past all that the first leads to, that one, for it is always there. Those from the start on are
/// the main path. Linear.
void mark_usual_ways(LaneGraph& graph);

/// Marks the usual ways to what stands in line with a node, if other ways leave that aside: so a
/// deadline or an exception does not take the straight line, and bend the way that most work takes.
void keep_usual_ways_straight(LaneGraph& graph, const Grid& grid);

} // namespace waymark::swimlanes
