#include "diagram/pages/unused_lanes.hpp"

#include "diagram/pages/axis.hpp"
#include "diagram/pages/move_along.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>
#include <vector>

namespace waymark::pages {
namespace {

struct Band {
  std::int32_t from = 0;
  std::int32_t to = 0;
  bool used = false;
};

class Lanes {
public:
  explicit Lanes(Drawing& page)
      : page_(page) {}

  void drop_unused() {
    find_bands();
    if (bands_.size() < 2) return;
    for (const DrawnNode& node : page_.nodes) {
      if (node.heading == Heading::none) use(low(node.box, across_), high(node.box, across_));
    }
    for (const Route& route : page_.routes) {
      for (std::size_t i = 1; i < route.points.size(); ++i) {
        const auto [from, to] =
            std::minmax({along(route.points[i - 1], across_), along(route.points[i], across_)});
        use(from, to);
      }
    }
    const auto unused =
        std::count_if(bands_.begin(), bands_.end(), [](const Band& band) { return !band.used; });
    if (unused == 0 || static_cast<std::size_t>(unused) == bands_.size()) return;
    std::erase_if(page_.frames, [this](const DrawnNode& frame) {
      return (is_lane(frame) || frame.style == "lane-title") && is_unused(frame.box);
    });
    move_together();
    fit_bounds(page_);
  }

private:
  /// Lanes that run to the right lie below one another.
  void find_bands() {
    std::vector<const Box*> boxes;
    for (const DrawnNode& frame : page_.frames) {
      if (is_lane(frame)) boxes.push_back(&frame.box);
    }
    const bool below_one_another = std::all_of(
        boxes.begin(), boxes.end(), [&](const Box* box) { return box->x == boxes[0]->x; });
    across_ = below_one_another ? Axis::down : Axis::right;
    for (const Box* box : boxes) bands_.push_back({low(*box, across_), high(*box, across_)});
  }

  void use(std::int32_t from, std::int32_t to) {
    for (Band& band : bands_) band.used = band.used || (from < band.to && to > band.from);
  }

  [[nodiscard]] bool is_unused(const Box& box) const {
    const std::int32_t middle = low(box, across_) + length(box, across_) / 2;
    return std::any_of(bands_.begin(), bands_.end(), [middle](const Band& band) {
      return !band.used && middle > band.from && middle < band.to;
    });
  }

  [[nodiscard]] std::int32_t moved_by(std::int32_t place) const {
    std::int32_t sum = 0;
    for (const Band& band : bands_) {
      if (!band.used && place >= band.to) sum -= band.to - band.from;
    }
    return sum;
  }

  void move_together() {
    const auto offset_at = [this](std::int32_t place) { return moved_by(place); };
    for (DrawnNode& frame : page_.frames) {
      move_by(frame, point(offset_at(low(frame.box, across_)), 0, across_));
    }
    move_along(page_, across_, offset_at);
  }

  Drawing& page_;
  Axis across_ = Axis::down;
  std::vector<Band> bands_{};
};

} // namespace

void drop_unused_lanes(Drawing& page) {
  Lanes(page).drop_unused();
}

} // namespace waymark::pages
