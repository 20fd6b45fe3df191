#pragma once

#include "diagram/pages/axis.hpp"
#include "diagram/pages/cutting.hpp"

#include <vector>

namespace waymark::pages {

/// Whether parts of the drawing may: those of a table do not.
[[nodiscard]] bool may_share_sheets(const Drawing& drawing);

/// Parts of a drawing, cut along the axis, that fit beside one another stand on one sheet, in
/// order: a long narrow flow as columns, a long low one as rows.
[[nodiscard]] std::vector<Drawing> share_sheets(std::vector<Drawing> parts, const Room& room,
                                                Axis axis);

} // namespace waymark::pages
