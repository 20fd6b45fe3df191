#pragma once

#include "diagram/layout/layout.hpp"

namespace waymark {

/// Lays out a network by the means of lanes: all nodes in one that has no borders and runs to
/// the right or down, whichever is larger on a sheet. Heavy lines lead on, those that close circles
/// lead back, and no line runs on another. Frames are not drawn. Quadratic in the nodes, beside a
/// bounded search.
[[nodiscard]] Layout lay_out_network(const LayoutGraph& graph);

} // namespace waymark
