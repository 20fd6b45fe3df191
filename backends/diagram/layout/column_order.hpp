#pragma once

#include "diagram/layout/layout.hpp"

#include <cstdint>
#include <vector>

namespace waymark {

/// The nodes in their order, except that those of one group stand together, where its first one
/// does. O(n log n) times the depth of the groups.
[[nodiscard]] std::vector<std::uint32_t> column_order(const LayoutGraph& graph);

/// The groups around a node, outermost first.
[[nodiscard]] std::vector<std::uint32_t> groups_around(const LayoutGraph& graph,
                                                       std::uint32_t node);

} // namespace waymark
