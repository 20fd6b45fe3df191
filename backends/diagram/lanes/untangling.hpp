#pragma once

#include "diagram/lanes/router.hpp"

namespace waymark::swimlanes {

/// Lays lines that meet at a node, and those that cross, once more in another order, where that
/// costs less: what no line gains on its own, because another one has the better way. At most about
/// so many points are looked at.
void untangle(const LaneGraph& graph, Router& router, std::uint64_t most_work);

} // namespace waymark::swimlanes
