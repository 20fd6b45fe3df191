#pragma once

#include "diagram/lanes/columns.hpp"
#include "diagram/lanes/sub_rows.hpp"

namespace waymark::swimlanes {

/// Moves nodes, alone or with those that follow them in their row, by a column or into another row
/// of their lane, where the lines then cost less: shorter, with fewer bends and crossings. Rows and
/// columns have their price, too. Columns of sections and the order along lines that lead on stay.
/// The work is bounded by a count of steps, never by time; large graphs are left as they are.
void refine(const LaneGraph& graph, Columns& columns, SubRows& rows);

} // namespace waymark::swimlanes
