#include "diagram/pages/cut_places.hpp"

#include "diagram/pages/page_heads.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>

namespace waymark::pages {
namespace {

constexpr double cost_of_node = 130; ///< where there is no gap
constexpr double cost_of_frame = 2;
constexpr double cost_of_lone_head = 50; ///< cut off from the rows below it
constexpr double cost_of_label = 120;    ///< that would not stand at the end of its line
constexpr double cost_of_part = 2;       ///< of a table, that goes on on the next page
constexpr double cost_of_section = 0.7;
constexpr double cost_of_bare_lane = 12; ///< a piece of a lane in which nothing stands
constexpr std::size_t many_places = 300;
constexpr std::int32_t hold = 4; ///< of a title on what it is the title of

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

/// The heads of the rows of a table, and what it costs to cut there.
class RowHeads {
public:
  RowHeads(const Drawing& drawing, Axis axis) {
    if (axis == Axis::right) return;
    for (const DrawnNode& node : drawing.nodes) {
      if (node.heading == Heading::of_column) ends_.push_back(high(node.box, axis));
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

/// Of the lines that run along the axis, how many ways they take: those that have joined, or have
/// not parted yet, are one.
class Ways {
public:
  Ways(const Drawing& drawing, Axis axis) {
    std::int64_t number = 0;
    for (const Route& route : drawing.routes) {
      for (std::size_t i = 1; i < route.points.size(); ++i) {
        const Point a = route.points[i - 1];
        const Point b = route.points[i];
        const bool level = !route.curved && across(a, axis) == across(b, axis);
        // No place across is so far out.
        const std::int64_t way = level ? across(a, axis) : (std::int64_t{1} << 32) + ++number;
        const auto [from, to] = std::minmax({along(a, axis), along(b, axis)});
        if (from == to) continue;
        changes_.push_back({from, true, way});
        changes_.push_back({to, false, way});
      }
    }
    std::sort(changes_.begin(), changes_.end(),
              [](const Change& a, const Change& b) { return a.at < b.at; });
  }

  /// At a place that is not before the one asked for last, and at which no line begins or ends.
  [[nodiscard]] std::size_t count_at(std::int32_t at) {
    for (; next_ < changes_.size() && changes_[next_].at < at; ++next_) {
      const Change& change = changes_[next_];
      const int lines = lines_[change.way] += change.begins ? 1 : -1;
      if (lines == 0) lines_.erase(change.way);
    }
    return lines_.size();
  }

private:
  struct Change {
    std::int32_t at = 0;
    bool begins = false;
    std::int64_t way = 0;
  };

  std::vector<Change> changes_{};
  std::size_t next_ = 0;
  std::map<std::int64_t, int> lines_{};
};

/// Where a cut leaves a piece of a lane in which nothing stands: inside these.
Stretches bare_ends_of_lanes(const Drawing& drawing, Axis axis) {
  std::vector<std::int32_t> middles;
  for (const DrawnNode& node : drawing.nodes) {
    if (node.heading != Heading::none) continue;
    middles.push_back(low(node.box, axis) + pages::length(node.box, axis) / 2);
  }
  std::sort(middles.begin(), middles.end());
  Stretches ends;
  for (const DrawnNode& frame : drawing.frames) {
    if (!is_lane(frame)) continue;
    const std::int32_t from = low(frame.box, axis);
    const std::int32_t to = high(frame.box, axis);
    const auto first = std::lower_bound(middles.begin(), middles.end(), from);
    const auto behind = std::lower_bound(middles.begin(), middles.end(), to);
    ends.add(from, first == middles.end() ? to : std::min(to, *first + 1));
    ends.add(behind == middles.begin() ? from : std::max(from, *std::prev(behind)), to);
  }
  ends.sort();
  return ends;
}

class Places {
public:
  Places(const Drawing& drawing, Axis axis)
      : drawing_(drawing)
      , axis_(axis)
      , first_(low(drawing.bounds, axis))
      , last_(high(drawing.bounds, axis)) {
    for (const DrawnNode& frame : drawing.frames) {
      frames_.add(low(frame.box, axis), high(frame.box, axis));
    }
    for (const DrawnNode& node : drawing.nodes) {
      nodes_.add(low(node.box, axis),
                 high(node.box, axis) + (is_title_of_next(node, axis) ? hold : 0));
    }
    for (const Route& route : drawing.routes) add_route(route);
    for (Stretches* stretches : {&nodes_, &lines_, &frames_, &labels_}) stretches->sort();
  }

  [[nodiscard]] std::vector<CutPlace> all(std::int32_t room) {
    add_gaps();
    add_borders();
    add_quarters(room);
    std::stable_sort(places_.begin(), places_.end(),
                     [](const Place& a, const Place& b) { return a.at < b.at; });
    const RowHeads heads(drawing_, axis_);
    const Stretches bare_ends = bare_ends_of_lanes(drawing_, axis_);
    Ways ways(drawing_, axis_);
    std::vector<CutPlace> all{{first_, 0}};
    const bool is_large = places_.size() > many_places;
    std::int32_t last_gap = 0;
    for (Place place : places_) {
      for (int step = 0; step < 3 && lines_.begin_or_end_at(place.at); ++step) ++place.at;
      if (place.at <= all.back().at || place.at >= last_) continue;
      const std::int32_t at = place.at;
      const auto times = [at](const Stretches& of) { return static_cast<double>(of.around(at)); };
      const CutPlace next{at,
                          static_cast<double>(ways.count_at(at)) + cost_of_frame * times(frames_) +
                              cost_of_label * times(labels_) + cost_of_node * times(nodes_) +
                              (bare_ends.around(at) > 0 ? cost_of_bare_lane : 0) + heads.cost(at)};
      if (is_large && place.gap != 0 && place.gap == last_gap) {
        const double least = all.back().cost;
        if (next.cost < least || (next.cost == least && place.is_middle)) all.back() = next;
        continue;
      }
      all.push_back(next);
      last_gap = place.gap;
    }
    all.push_back({last_, 0});
    return all;
  }

private:
  struct Place {
    std::int32_t at = 0;
    std::int32_t gap = 0; ///< between nodes; of each, one place is enough in a large drawing
    bool is_middle = false;
  };

  void add_route(const Route& route) {
    for (std::size_t i = 1; i < route.points.size(); ++i) {
      lines_.add(along(route.points[i - 1], axis_), along(route.points[i], axis_));
    }
    if (route.label.empty() || route.points.empty()) return;
    nodes_.add(low(route.label_box, axis_), high(route.label_box, axis_));
    const std::int32_t end = nearer_end(route, axis_);
    labels_.add(std::min(end, low(route.label_box, axis_)),
                std::max(end, high(route.label_box, axis_)));
  }

  void add_gaps() {
    const std::vector<std::int32_t>& starts = nodes_.starts();
    std::int32_t gap = 0;
    for (const std::int32_t end : nodes_.ends()) {
      const auto next = std::upper_bound(starts.begin(), starts.end(), end);
      // Off the borders, where lines begin and end, unless the nodes touch, as those of a table do.
      if (next != starts.end() && nodes_.around(end + 1) == 0) {
        // Wide gaps may have lines in them that turn back.
        ++gap;
        for (const std::int32_t tenth : {1, 5, 9}) {
          places_.push_back({end + (*next - end) * tenth / 10, gap, tenth == 5});
        }
      }
      if (std::binary_search(starts.begin(), starts.end(), end)) places_.push_back({end});
    }
  }

  void add_borders() {
    for (const DrawnNode& frame : drawing_.frames) {
      // From lane to lane there is most room for what leads across; and what belongs together
      // should stay so.
      constexpr std::int32_t behind = 4;
      if (is_lane_part(frame) && !is_lane(frame)) continue;
      const std::int32_t place = high(frame.box, axis_) + (is_lane(frame) ? 0 : behind);
      if (nodes_.around(place) == 0) places_.push_back({place});
    }
  }

  /// Something to choose from where nodes leave no gap.
  void add_quarters(std::int32_t room) {
    const std::vector<std::int32_t>& starts = nodes_.starts();
    const std::vector<std::int32_t>& ends = nodes_.ends();
    for (std::int32_t at = first_ + room / 4; at < last_; at += std::max(room / 4, 1)) {
      const bool on_border = std::binary_search(starts.begin(), starts.end(), at) ||
                             std::binary_search(ends.begin(), ends.end(), at);
      places_.push_back({on_border ? at + 1 : at});
    }
  }

  const Drawing& drawing_;
  Axis axis_;
  std::int32_t first_;
  std::int32_t last_;
  Stretches nodes_{};
  Stretches lines_{};
  Stretches frames_{};
  Stretches labels_{}; ///< from the ends of their lines
  std::vector<Place> places_{};
};

} // namespace

std::vector<CutPlace> cut_places(const Drawing& drawing, Axis axis, std::int32_t room) {
  return Places(drawing, axis).all(room);
}

} // namespace waymark::pages
