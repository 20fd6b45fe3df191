#pragma once

#include "diagram/lanes/places.hpp"

namespace waymark::swimlanes {

/// Moves nodes, alone or with those that follow them in their row, by a column or into another row
/// of their lane, and exchanges rows, where the lines then cost less: shorter, with fewer bends and
/// crossings. Rows and columns have their price, too, and so have nodes of one row that do not lead
/// to one another. The columns of sections stay apart, and what leads on never leads to the left.
/// Begins several times, with the rows of lanes turned over; of all rounds of moves the best is
/// kept. The work is bounded by a count of steps, never by time; large graphs are left as they are.
void refine(const LaneGraph& graph, Places& places);

} // namespace waymark::swimlanes
