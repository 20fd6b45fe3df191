#include "diagram/layout/tracks.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>
#include <utility>

namespace waymark {

Tracks assign_tracks(std::span<const Interval> intervals) {
  std::vector<std::uint32_t> order(intervals.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(intervals[a].low, a) < std::pair(intervals[b].low, b);
  });
  using Busy = std::pair<std::int32_t, std::uint32_t>; // until, track
  std::priority_queue<Busy, std::vector<Busy>, std::greater<>> busy;
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> free;
  Tracks tracks;
  tracks.of_interval.resize(intervals.size());
  for (const std::uint32_t i : order) {
    while (!busy.empty() && busy.top().first < intervals[i].low) {
      free.push(busy.top().second);
      busy.pop();
    }
    std::uint32_t track = tracks.count;
    if (free.empty()) {
      ++tracks.count;
    } else {
      track = free.top();
      free.pop();
    }
    tracks.of_interval[i] = track;
    busy.emplace(intervals[i].high, track);
  }
  return tracks;
}

} // namespace waymark
