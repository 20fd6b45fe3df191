#pragma once

#include "diagram/layout/network_grid.hpp"

namespace waymark::network {

/// Coordinates for nodes and lines on a grid. Each line meets its nodes at a port of its own; nodes
/// grow where their ports need it. No other line comes near a head, and labels stand at their own
/// lines: rows and columns are moved apart for that where needed.
[[nodiscard]] Layout lay_out(const LayoutGraph& graph, const Places& places, const Routes& routes);

} // namespace waymark::network
