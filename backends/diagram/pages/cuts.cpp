#include "diagram/pages/cuts.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace waymark::pages {
namespace {

constexpr double cost_of_page = 200;
constexpr double cost_of_line = 6;
constexpr double cost_of_node = 400; ///< where there is no gap
constexpr double cost_of_frame = 12;
constexpr double cost_of_short_page = 40;
constexpr double cost_of_lone_head = 300; ///< cut off from the rows below it
constexpr double cost_of_label = 320;     ///< that would not stand at the end of its line
constexpr double cost_of_part = 12;       ///< of a table, that goes on on the next page
constexpr double cost_of_section = 4;
constexpr double cost_of_empty_page = 300; ///< on which lines only pass by
constexpr std::int32_t hold = 4;           ///< of a title on what it is the title of

struct Candidate {
  std::int32_t at = 0;
  double cost = 0;
};

/// Stretches along the axis; how many of them hold a place inside.
class Stretches {
public:
  void add(std::int32_t a, std::int32_t b) {
    starts_.push_back(std::min(a, b));
    ends_.push_back(std::max(a, b));
  }
  void sort() {
    std::sort(starts_.begin(), starts_.end());
    std::sort(ends_.begin(), ends_.end());
  }
  [[nodiscard]] std::ptrdiff_t around(std::int32_t at) const {
    const auto begun = std::lower_bound(starts_.begin(), starts_.end(), at) - starts_.begin();
    const auto over = std::upper_bound(ends_.begin(), ends_.end(), at) - ends_.begin();
    return begun - over;
  }
  [[nodiscard]] bool begin_or_end_at(std::int32_t at) const {
    return std::binary_search(starts_.begin(), starts_.end(), at) ||
           std::binary_search(ends_.begin(), ends_.end(), at);
  }
  [[nodiscard]] const std::vector<std::int32_t>& starts() const { return starts_; }
  [[nodiscard]] const std::vector<std::int32_t>& ends() const { return ends_; }

private:
  std::vector<std::int32_t> starts_{};
  std::vector<std::int32_t> ends_{};
};

/// Of rows of a table: must not stand last on a page.
bool is_title_of_next(const DrawnNode& node, Axis axis) {
  return axis == Axis::down && (node.style == "band" || node.style == "process");
}

std::vector<std::int32_t> middles_of_nodes(const Drawing& drawing, Axis axis) {
  std::vector<std::int32_t> middles;
  for (const DrawnNode& node : drawing.nodes) {
    if (node.style == "legend") continue;
    middles.push_back(low(node.box, axis) + length(node.box, axis) / 2);
  }
  std::sort(middles.begin(), middles.end());
  return middles;
}

/// The heads of the rows of a table, and what it costs to cut there.
class RowHeads {
public:
  RowHeads(const Drawing& drawing, Axis axis) {
    if (axis == Axis::right) return;
    for (const DrawnNode& node : drawing.nodes) {
      if (!heads_rows(node)) continue;
      (node.heading == Heading::of_part ? parts_ : sections_).push_back(low(node.box, axis));
      ends_.push_back(high(node.box, axis));
    }
    for (auto* places : {&parts_, &sections_, &ends_}) std::sort(places->begin(), places->end());
  }

  [[nodiscard]] double cost(std::int32_t at) const {
    const bool in_part = !parts_.empty() && at > parts_.front() && !is_near(parts_, at);
    const bool in_section = in_part && !is_near(sections_, at);
    return (is_near(ends_, at) ? cost_of_lone_head : 0) + (in_part ? cost_of_part : 0) +
           (in_section ? cost_of_section : 0);
  }

private:
  [[nodiscard]] static bool is_near(const std::vector<std::int32_t>& places, std::int32_t at) {
    constexpr std::int32_t beside = 5; // no other row fits between
    const auto next = std::lower_bound(places.begin(), places.end(), at - beside);
    return next != places.end() && *next <= at + beside;
  }

  std::vector<std::int32_t> parts_{};
  std::vector<std::int32_t> sections_{};
  std::vector<std::int32_t> ends_{};
};

/// Of the ends of a line, that at which its label stands.
std::int32_t nearer_end(const Route& route, Axis axis) {
  // On a short line a label may lie between both; most belong to the beginning.
  const auto gap = [&](std::int32_t end) {
    return std::max({0, low(route.label_box, axis) - end, end - high(route.label_box, axis)});
  };
  const std::int32_t front = along(route.points.front(), axis);
  const std::int32_t back = along(route.points.back(), axis);
  return 3 * gap(back) < gap(front) ? back : front;
}

std::vector<Candidate> candidates(const Drawing& drawing, Axis axis, std::int32_t room) {
  Stretches nodes;
  Stretches lines;
  Stretches frames;
  Stretches labels; ///< from the ends of their lines
  for (const DrawnNode& frame : drawing.frames) {
    frames.add(low(frame.box, axis), high(frame.box, axis));
  }
  frames.sort();
  for (const DrawnNode& node : drawing.nodes) {
    nodes.add(low(node.box, axis),
              high(node.box, axis) + (is_title_of_next(node, axis) ? hold : 0));
  }
  for (const Route& route : drawing.routes) {
    for (std::size_t i = 1; i < route.points.size(); ++i) {
      lines.add(along(route.points[i - 1], axis), along(route.points[i], axis));
    }
    if (route.label.empty() || route.points.empty()) continue;
    nodes.add(low(route.label_box, axis), high(route.label_box, axis));
    const std::int32_t end = nearer_end(route, axis);
    labels.add(std::min(end, low(route.label_box, axis)),
               std::max(end, high(route.label_box, axis)));
  }
  nodes.sort();
  lines.sort();
  labels.sort();
  const std::int32_t first = low(drawing.bounds, axis);
  const std::int32_t last = high(drawing.bounds, axis);
  std::vector<std::int32_t> places;
  for (const std::int32_t end : nodes.ends()) {
    const auto next = std::upper_bound(nodes.starts().begin(), nodes.starts().end(), end);
    // Off the borders, where lines begin and end, unless the nodes touch, as those of a table do.
    if (next != nodes.starts().end()) {
      // Wide gaps may have lines in them that turn back.
      for (const std::int32_t fifth : {5, 1, 9}) places.push_back(end + (*next - end) * fifth / 10);
    }
    const bool touched = std::binary_search(nodes.starts().begin(), nodes.starts().end(), end);
    if (touched) places.push_back(end);
  }
  // From lane to lane there is most room for what leads across.
  for (const DrawnNode& frame : drawing.frames) {
    const std::int32_t border = high(frame.box, axis);
    if (is_lane(frame) && nodes.around(border) == 0) places.push_back(border);
  }
  // What belongs together should stay so.
  for (const DrawnNode& frame : drawing.frames) {
    constexpr std::int32_t behind = 4;
    const std::int32_t place = high(frame.box, axis) + behind;
    if (!is_lane_part(frame) && nodes.around(place) == 0) places.push_back(place);
  }
  // Something to choose from where nodes leave no gap.
  for (std::int32_t at = first + room / 4; at < last; at += std::max(room / 4, 1)) {
    const bool on_border = std::binary_search(nodes.starts().begin(), nodes.starts().end(), at) ||
                           std::binary_search(nodes.ends().begin(), nodes.ends().end(), at);
    places.push_back(on_border ? at + 1 : at);
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  const RowHeads heads(drawing, axis);
  std::vector<Candidate> all{{first, 0}};
  for (std::int32_t at : places) {
    for (int step = 0; step < 3 && lines.begin_or_end_at(at); ++step) ++at;
    if (at <= all.back().at || at >= last) continue;
    all.push_back({at, cost_of_line * static_cast<double>(lines.around(at)) +
                           cost_of_frame * static_cast<double>(frames.around(at)) +
                           cost_of_label * static_cast<double>(labels.around(at)) +
                           cost_of_node * static_cast<double>(nodes.around(at)) + heads.cost(at)});
  }
  all.push_back({last, 0});
  return all;
}

} // namespace

std::vector<std::int32_t> choose_cuts(const Drawing& drawing, Axis axis, std::int32_t room,
                                      std::int32_t room_on_first) {
  const std::vector<Candidate> places = candidates(drawing, axis, room);
  constexpr double unreachable = std::numeric_limits<double>::max();
  const std::vector<std::int32_t> middles = middles_of_nodes(drawing, axis);
  const auto has_nodes = [&](std::int32_t from, std::int32_t to) {
    const auto next = std::lower_bound(middles.begin(), middles.end(), from);
    return next != middles.end() && *next < to;
  };
  std::vector<double> cost(places.size(), unreachable);
  std::vector<std::size_t> before(places.size(), 0);
  cost[0] = 0;
  std::size_t window = 0;
  for (std::size_t i = 1; i < places.size(); ++i) {
    while (places[i].at - places[window].at > room) ++window;
    const bool on_first = places[i].at - places[0].at <= room_on_first;
    for (std::size_t k = on_first ? 0 : window; k < i; ++k) {
      if (cost[k] == unreachable || (k > 0 && k < window)) continue;
      const double used = static_cast<double>(places[i].at - places[k].at) /
                          (k == 0 ? std::max(room, room_on_first) : room);
      const double empty = (1 - used) * (1 - used);
      const double lack = has_nodes(places[k].at, places[i].at) ? 0 : cost_of_empty_page;
      const double total =
          cost[k] + cost_of_page + places[i].cost + cost_of_short_page * empty + lack;
      if (total < cost[i]) {
        cost[i] = total;
        before[i] = k;
      }
    }
  }
  std::vector<std::int32_t> cuts;
  for (std::size_t i = before.back(); i > 0; i = before[i]) cuts.push_back(places[i].at);
  std::reverse(cuts.begin(), cuts.end());
  return cuts;
}

} // namespace waymark::pages
