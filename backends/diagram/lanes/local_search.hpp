#pragma once

#include "diagram/lanes/places.hpp"

namespace waymark::swimlanes {

/// Moves nodes, alone or with those that follow them in their row, by a column or into another row
/// of their lane, where the lines then cost less: shorter, with fewer bends and crossings. Rows and
/// columns have their price, too. The columns of sections stay apart, and what leads on never leads
/// to the left. The work is bounded by a count of steps, never by time; large graphs are left as
/// they are. Of all rounds of moves the best is kept.
void refine(const LaneGraph& graph, Places& places);

} // namespace waymark::swimlanes
