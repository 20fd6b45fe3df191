#include "diagram/views/label_places.hpp"

#include "diagram/layout/box.hpp"
#include "diagram/layout/moving.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace waymark {
namespace {

constexpr std::int32_t beside_line = 6;
constexpr std::int32_t off_border = 4;
constexpr std::int32_t furthest_from_line = 10;
constexpr std::int32_t half_way = 5; ///< of the width in which a way is painted

class LabelMover {
public:
  explicit LabelMover(Drawing& drawing)
      : drawing_(drawing) {}

  void move_all() {
    bool moved = false;
    for (Route& route : drawing_.routes) {
      if (route.label.empty() || !is_on_border(route.label_box)) continue;
      move(route);
      moved = true;
    }
    if (moved) fit_bounds(drawing_);
  }

  void move_off_ways() {
    for (Route& route : drawing_.routes) {
      if (route.label.empty() || !is_on_way(route.label_box)) continue;
      for (std::int32_t far = 1; far <= 2 * half_way && is_on_way(route.label_box); ++far) {
        move_off_way(route, far);
      }
    }
  }

private:
  /// If it is free there.
  void move_off_way(Route& route, std::int32_t far) const {
    for (const Point offset : {Point{0, -far}, Point{0, far}, Point{-far, 0}, Point{far, 0}}) {
      Box place = route.label_box;
      move_by(place, offset);
      if (is_on_way(place) || is_on_border(place) || !is_free(place, route)) continue;
      return move_label_by(route, offset);
    }
  }

  [[nodiscard]] bool is_on_way(const Box& label) const {
    return std::any_of(drawing_.routes.begin(), drawing_.routes.end(), [&](const Route& route) {
      return route.marked && touches(route, grown(label, half_way));
    });
  }

  [[nodiscard]] bool is_on_border(const Box& label) const {
    return std::any_of(drawing_.frames.begin(), drawing_.frames.end(), [&](const DrawnNode& frame) {
      return overlap(frame.box, label) && !holds(frame.box, label);
    });
  }

  void move(Route& route) const {
    const Box label = route.label_box;
    std::vector<Box> places = places_for(route);
    std::erase_if(places, [&](const Box& place) {
      return !touches(route, grown(place, furthest_from_line)) || is_on_border(place);
    });
    const auto way = [&](const Box& place) {
      return std::abs(place.x - label.x) + std::abs(place.y - label.y);
    };
    std::stable_sort(places.begin(), places.end(),
                     [&](const Box& a, const Box& b) { return way(a) < way(b); });
    const auto best = std::find_if(places.begin(), places.end(),
                                   [&](const Box& place) { return is_free(place, route); });
    if (best == places.end()) return;
    move_label_by(route, {best->x - label.x, best->y - label.y});
  }

  /// Beside the pieces of its line and along them, and on either side of the borders it stands on.
  [[nodiscard]] std::vector<Box> places_for(const Route& route) const {
    const Box& label = route.label_box;
    std::vector<std::int32_t> across{label.x};
    std::vector<std::int32_t> down{label.y};
    const auto add_around = [&](const Box& box, std::int32_t room) {
      across.push_back(box.x - room - label.width);
      across.push_back(box.x + box.width + room);
      down.push_back(box.y - room - label.height);
      down.push_back(box.y + box.height + room);
    };
    each_piece(route, [&](const Box& piece) {
      add_around(piece, beside_line);
      for (const std::int32_t quarter : {1, 2, 3}) { // of the way along it
        across.push_back(piece.x + piece.width * quarter / 4 - label.width / 2);
        down.push_back(piece.y + piece.height * quarter / 4 - label.height / 2);
      }
    });
    for (const DrawnNode& frame : drawing_.frames) {
      if (!overlap(frame.box, label) || holds(frame.box, label)) continue;
      add_around(frame.box, off_border);
      across.push_back(frame.box.x + off_border);
      across.push_back(frame.box.x + frame.box.width - off_border - label.width);
      down.push_back(frame.box.y + off_border);
      down.push_back(frame.box.y + frame.box.height - off_border - label.height);
    }
    std::vector<Box> places;
    for (const std::int32_t x : across) {
      for (const std::int32_t y : down) places.push_back({x, y, label.width, label.height});
    }
    return places;
  }

  [[nodiscard]] bool is_free(const Box& place, const Route& own) const {
    for (const DrawnNode& node : drawing_.nodes) {
      if (overlap(node.box, place)) return false;
    }
    for (const Route& route : drawing_.routes) {
      const bool other = &route != &own && !route.label.empty();
      if (other && overlap(route.label_box, place)) return false;
      if (touches(route, grown(place, 1))) return false;
    }
    return std::none_of(drawing_.frames.begin(), drawing_.frames.end(),
                        [&](const DrawnNode& frame) {
                          return !frame.lines.empty() && overlap(title_of(frame), place);
                        });
  }

  /// Roughly, from the left end of the frame.
  [[nodiscard]] static Box title_of(const DrawnNode& frame) {
    const std::int32_t bottom = frame.lines.back().baseline.y + 4;
    return {frame.box.x, frame.box.y, frame.box.width / 2, bottom - frame.box.y};
  }

  Drawing& drawing_;
};

} // namespace

void move_labels_off_frames(Drawing& drawing) {
  LabelMover(drawing).move_all();
}

void move_labels_off_ways(Drawing& drawing) {
  LabelMover(drawing).move_off_ways();
}

} // namespace waymark
