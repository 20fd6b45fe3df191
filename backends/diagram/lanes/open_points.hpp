#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace waymark::swimlanes {

/// What a search has still to look at: the least estimate first, of equals the one added last,
/// which is the nearest to the goal. A list for each estimate, for these are small numbers: adding
/// and taking are constant, but for estimates that nothing has.
class OpenPoints {
public:
  struct Point {
    std::int32_t cost = 0; ///< so far
    std::uint32_t state = 0;
  };

  void clear() {
    for (std::size_t i = least_; i < lists_.size() && count_ > 0; ++i) {
      count_ -= lists_[i].size();
      lists_[i].clear();
    }
    least_ = lists_.size();
  }

  /// `estimate` is not negative.
  void add(std::int32_t estimate, Point point) {
    const auto list = static_cast<std::size_t>(estimate);
    if (list >= lists_.size()) lists_.resize(list + list / 2 + 1);
    least_ = count_ == 0 ? list : std::min(least_, list);
    lists_[list].push_back(point);
    ++count_;
  }

  [[nodiscard]] bool empty() const { return count_ == 0; }

  /// Requires that there is one.
  Point take() {
    while (lists_[least_].empty()) ++least_;
    const Point point = lists_[least_].back();
    lists_[least_].pop_back();
    --count_;
    return point;
  }

private:
  std::vector<std::vector<Point>> lists_{}; ///< by estimate
  std::size_t least_ = 0;                   ///< no list before that holds anything
  std::size_t count_ = 0;
};

} // namespace waymark::swimlanes
