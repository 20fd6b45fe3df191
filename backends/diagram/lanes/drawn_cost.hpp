#pragma once

#include "diagram/lanes/placement.hpp"

#include <cstdint>

namespace waymark::swimlanes {

/// What readers see of the lines of a drawing: crossings and bends, each at the price that it has
/// for the router. Near linear in the pieces of lines, and in what is level beside upright ones.
[[nodiscard]] std::int32_t drawn_cost(const LanesLayout& drawn);

} // namespace waymark::swimlanes
