#pragma once

#include "diagram/pages/axis.hpp"

namespace waymark::pages {

/// Moves what stands on a page of lanes together along the axis where only lines and lanes run on
/// between it. Order and lines stay: each coordinate goes by the same rule. Sorts; else linear.
void close_gaps(Drawing& page, Axis axis);

} // namespace waymark::pages
