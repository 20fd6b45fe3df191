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

/// A stretch, and where lines leave it for either side of the channel.
struct BranchedInterval {
  Interval along{};
  std::vector<std::int32_t> towards_first{}; ///< across the tracks before its own
  std::vector<std::int32_t> towards_last{};
};

/// The same, but in an order in which the branches cross few stretches. Quadratic for some hundred
/// stretches; for more, the order is that of `assign_tracks`.
[[nodiscard]] Tracks assign_branched_tracks(std::span<const BranchedInterval> stretches);

} // namespace waymark
