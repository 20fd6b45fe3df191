#include "diagram/layout/tracks.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>
#include <utility>

namespace waymark {
namespace {

constexpr std::size_t most_ordered = 400;
constexpr int most_rounds_of_tracks = 4;

/// If `first` has a track before that of `second`.
std::int64_t crossings(const BranchedInterval& first, const BranchedInterval& second) {
  const auto within = [](const std::vector<std::int32_t>& branches, const Interval& stretch) {
    return std::count_if(branches.begin(), branches.end(),
                         [&](std::int32_t at) { return at >= stretch.low && at <= stretch.high; });
  };
  return within(first.towards_last, second.along) + within(second.towards_first, first.along);
}

/// Each goes where it crosses least among those that are there.
class TrackOrderSearch {
public:
  explicit TrackOrderSearch(std::span<const BranchedInterval> stretches)
      : stretches_(stretches) {}

  std::vector<std::uint32_t> find() {
    std::vector<std::uint32_t> all(stretches_.size());
    std::iota(all.begin(), all.end(), 0U);
    std::stable_sort(all.begin(), all.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return length(a) < length(b); });
    for (const std::uint32_t stretch : all) insert(stretch);
    for (int round = 0; round < most_rounds_of_tracks; ++round) {
      const std::vector<std::uint32_t> before = order_;
      for (const std::uint32_t stretch : all) {
        order_.erase(std::find(order_.begin(), order_.end(), stretch));
        insert(stretch);
      }
      if (order_ == before) break;
    }
    return std::move(order_);
  }

private:
  [[nodiscard]] std::int32_t length(std::uint32_t stretch) const {
    return stretches_[stretch].along.high - stretches_[stretch].along.low;
  }

  /// The last of the best places, so that what is longer lies further out.
  void insert(std::uint32_t stretch) {
    std::int64_t cost = 0; // of standing before all others, compared with that
    std::int64_t best_cost = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const BranchedInterval& other = stretches_[order_[i]];
      cost += crossings(other, stretches_[stretch]) - crossings(stretches_[stretch], other);
      if (cost > best_cost) continue;
      best_cost = cost;
      best = i + 1;
    }
    order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(best), stretch);
  }

  std::span<const BranchedInterval> stretches_;
  std::vector<std::uint32_t> order_{};
};

} // namespace

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

Tracks assign_branched_tracks(std::span<const BranchedInterval> stretches) {
  if (stretches.size() > most_ordered) {
    std::vector<Interval> intervals;
    for (const BranchedInterval& stretch : stretches) intervals.push_back(stretch.along);
    return assign_tracks(intervals);
  }
  Tracks tracks;
  tracks.of_interval.resize(stretches.size());
  const std::vector<std::uint32_t> order = TrackOrderSearch(stretches).find();
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Interval& own = stretches[order[i]].along;
    std::uint32_t& track = tracks.of_interval[order[i]];
    for (std::size_t k = 0; k < i; ++k) {
      const Interval& other = stretches[order[k]].along;
      if (other.low > own.high || own.low > other.high) continue;
      track = std::max(track, tracks.of_interval[order[k]] + 1);
    }
    tracks.count = std::max(tracks.count, track + 1);
  }
  return tracks;
}

} // namespace waymark
