#pragma once

#include "diagram/layout/network_grid.hpp"

namespace waymark::network {

/// Short lines with few bends and crossings; several may leave a node by one side as long as they
/// fit beside one another there. No line leads back to its own node. The work is that of a search
/// of the grid for each line, once and in each round in which lines become better.
[[nodiscard]] Routes find_routes(const LayoutGraph& graph, const Places& places,
                                 int most_rounds = 4);

} // namespace waymark::network
