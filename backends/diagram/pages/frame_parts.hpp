#pragma once

#include "diagram/pages/axis.hpp"

namespace waymark::pages {

/// Around nodes, with its title at the top left.
[[nodiscard]] bool is_titled_above(const DrawnNode& frame);

/// Makes a frame begin and end elsewhere along the axis. A title in the middle stays in the middle,
/// one at the left at the left.
void stretch(DrawnNode& frame, Axis axis, std::int32_t from, std::int32_t to);

/// The same, with its badges, which stay where it begins.
void stretch_with_badges(DrawnNode& frame, Axis axis, std::int32_t from, std::int32_t to);

/// The part of a frame between two places, with its title, as far as there is room for it.
[[nodiscard]] DrawnNode part_of(DrawnNode frame, Axis axis, std::int32_t from, std::int32_t to);

/// Makes the stages above the lanes of a page higher where a title that was cut needs more lines.
void fit_stage_titles(Drawing& page);

} // namespace waymark::pages
