#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace waymark::swimlanes {

/// What a search has still to look at: the least estimate first, of equals the one added last,
/// which is the nearest to the goal. A list for each estimate, for these are small numbers: adding
/// and taking are constant, but for estimates that nothing has. All lists are chains in one vector.
class OpenPoints {
public:
  struct Point {
    std::int32_t cost = 0; ///< so far
    std::uint32_t state = 0;
    std::uint32_t y = 0; ///< of the point: dividing costs more
  };

  void clear() {
    for (std::size_t i = least_; i < end_; ++i) last_[i] = nothing;
    least_ = last_.size();
    end_ = 0;
    count_ = 0;
  }

  /// Before so many are added, at most: asked once for several, it costs next to nothing.
  void make_room(std::size_t count) {
    if (count_ + count > entries_.size()) entries_.resize(2 * entries_.size() + count);
  }

  /// `estimate` is not negative.
  void add(std::int32_t estimate, Point point) {
    const auto list = static_cast<std::size_t>(estimate);
    if (list >= end_) extend(list + 1);
    least_ = std::min(least_, list);
    entries_[count_] = {point, last_[list]};
    last_[list] = count_++;
  }

  [[nodiscard]] bool empty() {
    while (least_ < end_ && last_[least_] == nothing) ++least_;
    return least_ >= end_;
  }

  /// Requires that `empty` has just said no.
  Point take() {
    const Entry& entry = entries_[last_[least_]];
    last_[least_] = entry.before;
    return entry.point;
  }

private:
  static constexpr std::uint32_t nothing = 0xffffffff;

  struct Entry {
    Point point{};
    std::uint32_t before = nothing; ///< in the same list
  };

  void extend(std::size_t end) {
    end_ = end;
    if (end > last_.size()) last_.resize(end + end / 2, nothing);
  }

  std::vector<Entry> entries_{};      ///< those taken, too, and room for more
  std::uint32_t count_ = 0;           ///< of them
  std::vector<std::uint32_t> last_{}; ///< by estimate: an entry, or nothing
  std::size_t least_ = 0;             ///< no list before that holds anything
  std::size_t end_ = 0;               ///< nor does one from there on
};

} // namespace waymark::swimlanes
