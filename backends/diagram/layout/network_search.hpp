#pragma once

#include "diagram/layout/network_grid.hpp"

namespace waymark::network {

/// Moves nodes to free cells, or lets two change places, as long as the lines become shorter and
/// cross less; rows and columns in which nothing stands any more are left out. A bounded number of
/// routings, and of points that they look at: returns that.
std::uint64_t improve_places(const LayoutGraph& graph, Places& places, Routes& routes);

} // namespace waymark::network
