#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace waymark::pages {

inline constexpr std::int32_t level_height = 8; ///< between lines that run side by side

/// For lines that come straight from their places `from` and go on at `to`, both in order: the
/// level, counted from where they come from, at which each turns aside, so that no two cross or
/// lie on one another. 0: goes straight. The work is the square of the number of lines that run
/// side by side, times the number of lines.
[[nodiscard]] std::vector<std::int32_t> fan_levels(std::span<const std::int32_t> from,
                                                   std::span<const std::int32_t> to);

} // namespace waymark::pages
