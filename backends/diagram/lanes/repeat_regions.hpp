#pragma once

#include "compiler/checked_model.hpp"

#include <cstdint>
#include <vector>

namespace waymark::swimlanes {

/// By flow node: the innermost region that holds it; what begins or ends a `for each` lies in it.
/// Linear.
[[nodiscard]] std::vector<std::uint32_t> regions_of_nodes(const FlowGraph& graph);

} // namespace waymark::swimlanes
