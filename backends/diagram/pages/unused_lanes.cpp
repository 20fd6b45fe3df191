#include "diagram/pages/unused_lanes.hpp"

#include "diagram/layout/box.hpp"
#include "diagram/pages/axis.hpp"
#include "diagram/pages/connectors.hpp"
#include "diagram/pages/frame_parts.hpp"
#include "diagram/pages/move_along.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

namespace waymark::pages {
namespace {

struct Band {
  std::int32_t from = 0;
  std::int32_t to = 0;
  bool used = false;    ///< something stands in it
  bool touched = false; ///< a line turns or ends in it, or has its label there
};

class Lanes {
public:
  explicit Lanes(Drawing& page)
      : page_(page) {}

  void drop_unused() {
    find_bands();
    if (bands_.size() < 2) return;
    for (const DrawnNode& node : page_.nodes) look_at(node);
    for (const Route& route : page_.routes) look_at(route);
    const auto unused =
        std::count_if(bands_.begin(), bands_.end(), [](const Band& band) { return !band.used; });
    if (unused == 0 || static_cast<std::size_t>(unused) == bands_.size()) return;
    std::erase_if(page_.frames, [this](const DrawnNode& frame) {
      return is_of_lane(frame) && !band_of(frame.box).used;
    });
    give_to_neighbours();
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
    std::sort(bands_.begin(), bands_.end(),
              [](const Band& a, const Band& b) { return a.from < b.from; });
  }

  void look_at(const DrawnNode& node) {
    if (node.heading != Heading::none) return;
    bool Band::*const kind = is_connector(node) ? &Band::touched : &Band::used;
    for_bands(low(node.box, across_), high(node.box, across_),
              [kind](Band& band) { band.*kind = true; });
  }

  /// A lane that a line only crosses is not needed.
  void look_at(const Route& route) {
    const auto touch = [](Band& band) { band.touched = true; };
    for (const Point at : route.points) {
      for_bands(along(at, across_), along(at, across_), touch);
    }
    if (route.label.empty()) return;
    for_bands(low(route.label_box, across_), high(route.label_box, across_), touch);
  }

  /// For those in which a part of what lies between the places is, beyond their borders.
  template<typename Use>
  void for_bands(std::int32_t from, std::int32_t to, const Use& use) {
    auto band = std::upper_bound(bands_.begin(), bands_.end(), from,
                                 [](std::int32_t at, const Band& one) { return at < one.to; });
    for (; band != bands_.end() && band->from < to; ++band) use(*band);
  }

  [[nodiscard]] static bool is_of_lane(const DrawnNode& frame) {
    return is_lane(frame) || frame.style == "lane-title";
  }

  [[nodiscard]] const Band& band_of(const Box& box) const {
    const std::int32_t middle = along(middle_of(box), across_);
    const auto after =
        std::upper_bound(bands_.begin(), bands_.end(), middle,
                         [](std::int32_t at, const Band& band) { return at < band.from; });
    return after == bands_.begin() ? *after : *std::prev(after);
  }

  /// Lines run on in the lanes beside those in which nothing else is.
  void give_to_neighbours() {
    std::vector<Band> wider = bands_;
    for (std::size_t i = 0; i < bands_.size(); ++i) {
      if (bands_[i].used || !bands_[i].touched) continue;
      const auto is_used = [](const Band& band) { return band.used; };
      const auto here = bands_.begin() + static_cast<std::ptrdiff_t>(i);
      const auto next = std::find_if(here, bands_.end(), is_used);
      if (next != bands_.end()) {
        Band& taker = wider[static_cast<std::size_t>(next - bands_.begin())];
        taker.from = std::min(taker.from, bands_[i].from);
        continue;
      }
      const auto last = std::find_if(std::make_reverse_iterator(here), bands_.rend(), is_used);
      wider[static_cast<std::size_t>(bands_.rend() - last) - 1].to = bands_[i].to;
    }
    for (DrawnNode& frame : page_.frames) {
      if (!is_of_lane(frame)) continue;
      const Band& taker = wider[static_cast<std::size_t>(&band_of(frame.box) - bands_.data())];
      stretch(frame, across_, taker.from, taker.to);
    }
  }

  /// Behind each band.
  void find_moves() {
    std::int32_t sum = 0;
    for (const Band& band : bands_) {
      if (!band.used && !band.touched) sum -= band.to - band.from;
      moves_.push_back(sum);
    }
  }

  [[nodiscard]] std::int32_t moved_by(std::int32_t place) const {
    const auto next =
        std::upper_bound(bands_.begin(), bands_.end(), place,
                         [](std::int32_t at, const Band& band) { return at < band.to; });
    return next == bands_.begin() ? 0 : moves_[static_cast<std::size_t>(next - bands_.begin()) - 1];
  }

  void move_together() {
    find_moves();
    for (DrawnNode& frame : page_.frames) {
      const std::int32_t from = low(frame.box, across_);
      const std::int32_t to = high(frame.box, across_);
      stretch_with_badges(frame, across_, from + moved_by(from), to + moved_by(to));
    }
    move_along(page_, across_, [this](std::int32_t place) { return moved_by(place); });
  }

  Drawing& page_;
  Axis across_ = Axis::down;
  std::vector<Band> bands_{};
  std::vector<std::int32_t> moves_{};
};

} // namespace

void drop_unused_lanes(Drawing& page) {
  Lanes(page).drop_unused();
}

} // namespace waymark::pages
