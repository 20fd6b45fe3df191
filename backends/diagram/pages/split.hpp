#pragma once

#include "diagram/pages/axis.hpp"
#include "diagram/pages/connectors.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace waymark::pages {

/// How much longer than its part of the drawing a page gets by letters at both ends.
[[nodiscard]] std::int32_t room_for_letters(Axis axis);

/// The parts between the cuts, each a drawing of its own with bounds that fit it. Heads before a
/// part are repeated on it.
[[nodiscard]] std::vector<Drawing> split(const Drawing& drawing, Axis axis,
                                         std::span<const std::int32_t> cuts, Letters& letters);

} // namespace waymark::pages
