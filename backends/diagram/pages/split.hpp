#pragma once

#include "diagram/pages/axis.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace waymark::pages {

/// Hands out "A" to "Z", then "AA", "AB" …
class Letters {
public:
  [[nodiscard]] std::string next();

private:
  std::uint32_t used_ = 0;
};

/// Of the pill with a letter at which a line goes on elsewhere.
inline constexpr std::int32_t connector_width = 44;
inline constexpr std::int32_t connector_height = 20;

/// Where lines are cut close together their letters stand in rows, up to so many.
[[nodiscard]] constexpr std::int32_t most_rows_of_letters(Axis axis) {
  return axis == Axis::right ? 3 : 6;
}

/// How much longer than its part of the drawing a page gets by rows of letters at both ends.
[[nodiscard]] std::int32_t room_for_letters(Axis axis, std::int32_t rows);

/// The parts between the cuts, each a drawing of its own with bounds that fit it. Heads before a
/// part are repeated on it.
[[nodiscard]] std::vector<Drawing> split(const Drawing& drawing, Axis axis,
                                         std::span<const std::int32_t> cuts, Letters& letters);

/// The room that repeated heads take on a page.
[[nodiscard]] std::int32_t room_for_heads(const Drawing& drawing, Axis axis);

} // namespace waymark::pages
