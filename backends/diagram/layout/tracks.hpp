#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace waymark {

/// A stretch of a channel that a line needs for itself.
struct Interval {
  std::int32_t low = 0;
  std::int32_t high = 0;
};

struct Tracks {
  std::vector<std::uint32_t> of_interval{};
  std::uint32_t count = 0;
};

/// Gives overlapping intervals different tracks, as few as possible, from the lowest end on, lowest
/// free track first (Hashimoto and Stevens, "Wire routing by optimizing channel assignment", 1971).
/// Touching counts as overlapping. O(n log n).
[[nodiscard]] Tracks assign_tracks(std::span<const Interval> intervals);

} // namespace waymark
