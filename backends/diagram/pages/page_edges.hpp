#pragma once

#include "diagram/layout/box.hpp"
#include "diagram/pages/axis.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace waymark::pages {

/// Which of the intervals between the edges, in order, holds a place; what lies outside of all
/// belongs to the first or the last.
[[nodiscard]] inline std::size_t interval_of(std::span<const std::int32_t> edges,
                                             std::int32_t place) {
  const auto after = std::upper_bound(edges.begin() + 1, edges.end() - 1, place);
  return static_cast<std::size_t>(after - edges.begin()) - 1;
}

/// Where along the axis the pages of a drawing begin and end.
class PageEdges {
public:
  PageEdges(const Drawing& drawing, Axis axis, std::span<const std::int32_t> cuts)
      : axis_(axis) {
    edges_.push_back(low(drawing.bounds, axis));
    edges_.insert(edges_.end(), cuts.begin(), cuts.end());
    edges_.push_back(high(drawing.bounds, axis));
  }

  [[nodiscard]] Axis axis() const { return axis_; }
  [[nodiscard]] std::size_t count() const { return edges_.size() - 1; }
  [[nodiscard]] std::int32_t begin(std::size_t page) const { return edges_[page]; }
  [[nodiscard]] std::int32_t end(std::size_t page) const { return edges_[page + 1]; }
  [[nodiscard]] std::size_t page_of(std::int32_t place) const { return interval_of(edges_, place); }
  [[nodiscard]] std::size_t page_of_middle(const Box& box) const {
    return page_of(along(middle_of(box), axis_));
  }

private:
  Axis axis_;
  std::vector<std::int32_t> edges_{}; ///< one more than there are pages
};

} // namespace waymark::pages
