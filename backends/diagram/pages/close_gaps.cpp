#include "diagram/pages/close_gaps.hpp"

#include "diagram/layout/moving.hpp"
#include "diagram/pages/move_along.hpp"
#include "diagram/text/text_metrics.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace waymark::pages {
namespace {

class Gaps {
public:
  Gaps(Drawing& page, Axis axis)
      : page_(page)
      , axis_(axis) {}

  void close() {
    find_taken();
    std::sort(taken_.begin(), taken_.end());
    std::int32_t closed = 0;
    std::int32_t end = taken_.empty() ? 0 : taken_.front().first;
    for (const auto& [from, to] : taken_) {
      if (from - end > widest_gap) {
        closed += from - end - widest_gap;
        steps_.push_back({from, closed});
      }
      end = std::max(end, to);
    }
    if (closed > 0) move_all();
  }

private:
  /// From where on things move, and how far.
  struct Step {
    std::int32_t from = 0;
    std::int32_t by = 0;
  };

  void take(const Box& box) { taken_.emplace_back(low(box, axis_), high(box, axis_)); }
  void take(std::int32_t place) { taken_.emplace_back(place, place); }

  void find_taken() {
    for (const DrawnNode& node : page_.nodes) take(node.box);
    for (const DrawnNode& frame : page_.frames) {
      take(low(frame.box, axis_));
      take(high(frame.box, axis_));
      for (const TextLine& line : frame.lines) taken_.push_back(taken_by(line, axis_));
    }
    for (const Route& route : page_.routes) {
      for (const Point point : route.points) take(along(point, axis_));
      if (!route.label.empty()) take(route.label_box);
    }
  }

  [[nodiscard]] std::int32_t moved(std::int32_t place) const {
    const auto after = std::upper_bound(steps_.begin(), steps_.end(), place,
                                        [](std::int32_t at, const Step& s) { return at < s.from; });
    return after == steps_.begin() ? place : place - std::prev(after)->by;
  }

  void move_frame(DrawnNode& frame) const {
    const std::int32_t from = moved(low(frame.box, axis_));
    const std::int32_t to = moved(high(frame.box, axis_));
    const std::int32_t middle_moves =
        (from + to - low(frame.box, axis_) - high(frame.box, axis_)) / 2;
    move_by(frame, point(middle_moves, 0, axis_)); // the title stays in the middle
    (axis_ == Axis::right ? frame.box.x : frame.box.y) = from;
    (axis_ == Axis::right ? frame.box.width : frame.box.height) = to - from;
  }

  void move_all() {
    for (DrawnNode& frame : page_.frames) move_frame(frame);
    move_along(page_, axis_, [this](std::int32_t place) { return moved(place) - place; });
  }

  Drawing& page_;
  Axis axis_;
  std::vector<std::pair<std::int32_t, std::int32_t>> taken_{};
  std::vector<Step> steps_{};
};

} // namespace

std::pair<std::int32_t, std::int32_t> taken_by(const TextLine& line, Axis axis) {
  const std::int32_t half = text_width(line.text, {line.size, line.bold}) / 2 + 8;
  const std::int32_t at = along(line.baseline, axis);
  if ((axis == Axis::right) != line.upright) return {at - half, at + half};
  return {at - line.size, at + line.size / 3};
}

void close_gaps(Drawing& page, Axis axis) {
  Gaps(page, axis).close();
}

} // namespace waymark::pages
