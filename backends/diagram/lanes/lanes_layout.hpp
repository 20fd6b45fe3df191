#pragma once

#include "diagram/lanes/placement.hpp"

namespace waymark::swimlanes {

/// All steps: columns, rows, routes, tracks, places. The first two are decided on a skeleton of the
/// graph, in which what follows one another in one lane is one node.
[[nodiscard]] LanesLayout lay_out_lanes(LaneGraph graph);

} // namespace waymark::swimlanes
