#pragma once

#include "diagram/pages/axis.hpp"
#include "diagram/pages/cutting.hpp"

#include <vector>

namespace waymark::pages {

/// Parts of a drawing, cut along the axis, that fit beside one another stand on one sheet, in
/// order: a long narrow flow as columns, a long low one as rows. Those of a table do not.
[[nodiscard]] std::vector<Drawing> share_sheets(std::vector<Drawing> parts, const Room& room,
                                                Axis axis);

} // namespace waymark::pages
