#pragma once

#include "diagram/lanes/line_use.hpp"

namespace waymark::swimlanes {

/// The best of some dozen ways that are known without a search: along at most one line of the grid,
/// but for the pieces that lead there from the two nodes, which differ. It may cost more than the
/// cheapest way does. The work is the same for all lines, however long they are, but that of
/// looking straight ahead as far as nothing stands in the way.
[[nodiscard]] GridRoute find_direct_way(const LaneGraph& graph, const Grid& grid,
                                        const LineUse& use, std::uint32_t edge);

} // namespace waymark::swimlanes
