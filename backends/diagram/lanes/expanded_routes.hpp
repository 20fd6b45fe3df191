#pragma once

#include "diagram/lanes/skeleton.hpp"

namespace waymark::swimlanes {

/// By edge of the graph: the way that its line takes on the skeleton, past the same rows and nodes,
/// so that it outlasts an edit of the text as these do; without corners where a node stands in that
/// way, or where the skeleton does not know the line. `of_runs` are places on the skeleton, `grid`
/// that of the nodes. Each upright piece looks at the runs in the rows that it passes.
[[nodiscard]] std::vector<GridRoute> expanded_routes(const LaneGraph& graph,
                                                     const Skeleton& skeleton,
                                                     const Places& of_runs, const Grid& grid);

} // namespace waymark::swimlanes
