#pragma once

#include "diagram/layout/network_grid.hpp"

namespace waymark {

/// Places for the nodes of a network by the means of lanes: all in one that runs to the right or
/// down. Heavy lines lead on, those that close circles lead back. Quadratic in the nodes, beside a
/// bounded search.
[[nodiscard]] network::Places place_network(const LayoutGraph& graph, bool down);

} // namespace waymark
