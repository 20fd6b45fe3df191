#include "diagram/layout/orthogonal.hpp"

#include "diagram/layout/bars.hpp"
#include "diagram/layout/box.hpp"
#include "diagram/layout/gap_tracks.hpp"
#include "diagram/layout/line_ports.hpp"
#include "diagram/layout/rows.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace waymark {
namespace {

constexpr std::int32_t track_gap = 10;
constexpr std::int32_t room_for_arrow = 13;
constexpr std::int32_t room_at_row = 8;
constexpr std::int32_t room_at_border = 5;
constexpr std::int32_t furthest_label = 500;
constexpr std::size_t most_lines_in_gap = 250;

/// Where a curve is at height y; its start if it never gets there.
std::int32_t x_at(const std::vector<Point>& spline, std::int32_t y) {
  constexpr int pieces = 12;
  Point before = spline.front();
  for (std::size_t i = 0; i + 3 < spline.size(); i += 3) {
    for (int piece = 1; piece <= pieces; ++piece) {
      const double t = static_cast<double>(piece) / pieces;
      const double u = 1 - t;
      const auto mix = [&](std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t d) {
        return static_cast<std::int32_t>(u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c +
                                         t * t * t * d);
      };
      const Point now{mix(spline[i].x, spline[i + 1].x, spline[i + 2].x, spline[i + 3].x),
                      mix(spline[i].y, spline[i + 1].y, spline[i + 2].y, spline[i + 3].y)};
      const auto [low, high] = std::minmax(before.y, now.y);
      if (low <= y && y <= high && low != high) {
        const double part = static_cast<double>(y - before.y) / (now.y - before.y);
        return before.x + static_cast<std::int32_t>(part * (now.x - before.x));
      }
      before = now;
    }
  }
  return spline.front().x;
}

class Orthogonal {
public:
  Orthogonal(const LayoutGraph& graph, Layout& layout)
      : graph_(graph)
      , layout_(layout)
      , rows_(graph, layout)
      , lines_(graph.edges.size()) {}

  void run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) prepare(i);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      // Those whose curves stay.
      if (!lines_[i].drawn && rows_.of_label(i)) rows_.place_label(i, label_line(i) + 1);
    }
    for (const std::size_t i : by_importance()) find_way(i);
    choose_ports(graph_, layout_, rows_, lines_);
    place_gaps();
    shift_all();
    for (std::size_t i = 0; i < lines_.size(); ++i) draw(i);
  }

private:
  void prepare(std::size_t i) {
    const LayoutEdge& edge = graph_.edges[i];
    DownLine& line = lines_[i];
    const std::size_t from = rows_.of_node(edge.from);
    const std::size_t to = rows_.of_node(edge.to);
    line.drawn = from != to && layout_.routes[i].curved && layout_.routes[i].points.size() >= 4;
    line.reversed = from > to;
    line.upper = line.reversed ? edge.to : edge.from;
    line.lower = line.reversed ? edge.from : edge.to;
  }

  /// Lines with labels first, as they are bound to a place; the main way before others.
  [[nodiscard]] std::vector<std::size_t> by_importance() const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].drawn) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto rank = [&](std::size_t i) {
        return std::pair(rows_.of_label(i).has_value(),
                         lines_[i].reversed ? 0 : graph_.edges[i].weight);
      };
      return rank(a) > rank(b);
    });
    return order;
  }

  /// Through which x the line passes each row between its nodes.
  void find_way(std::size_t i) {
    DownLine& line = lines_[i];
    const std::size_t first = rows_.of_node(line.upper) + 1;
    const std::size_t last = rows_.of_node(line.lower);
    if (first == last) return;
    std::vector<std::int32_t> wanted;
    for (std::size_t row = first; row < last; ++row) {
      wanted.push_back(x_at(layout_.routes[i].points, (rows_[row].top + rows_[row].bottom) / 2));
    }
    const auto label_row = rows_.of_label(i);
    const bool has_label = label_row && *label_row >= first && *label_row < last;
    if (has_label) {
      place_label(i, first, last);
      wanted[*label_row - first] = label_line(i);
    }
    // The same x through as many rows as possible, again and again.
    for (std::size_t row = first; row < last;) {
      const bool here = has_label && row <= *label_row;
      const std::size_t end = here ? (row == *label_row ? row + 1 : *label_row) : last;
      const auto [x, count] =
          longest_run(line, row, end, wanted, first, has_label ? label_line(i) : 0);
      const bool fixed = has_label && row == *label_row;
      const std::int32_t chosen = fixed ? label_line(i) : x;
      for (std::size_t k = 0; k < count; ++k, ++row) {
        line.way.push_back(chosen);
        rows_[row].lines.push_back(chosen);
      }
    }
  }

  struct Run {
    std::int32_t x = 0;
    std::size_t count = 1;
  };

  [[nodiscard]] Run longest_run(const DownLine& line, std::size_t row, std::size_t end,
                                const std::vector<std::int32_t>& wanted, std::size_t first,
                                std::int32_t label) const {
    std::vector<std::int32_t> candidates;
    if (!line.way.empty()) candidates.push_back(line.way.back());
    if (label != 0) candidates.push_back(label);
    candidates.push_back(centre(line.lower));
    candidates.push_back(centre(line.upper));
    for (std::size_t k = row; k < end; ++k) {
      candidates.push_back(wanted[k - first]);
      if (const auto free = rows_.nearest_free(k, wanted[k - first])) candidates.push_back(*free);
    }
    Run best{rows_.nearest_free(row, wanted[row - first]).value_or(wanted[row - first]), 0};
    for (const std::int32_t x : candidates) {
      std::size_t count = 0;
      while (row + count < end && rows_.is_free(row + count, x)) ++count;
      if (count > best.count) best = {x, count};
    }
    best.count = std::max<std::size_t>(best.count, 1);
    return best;
  }

  /// Where the line passes its label: at the left of it.
  [[nodiscard]] std::int32_t label_line(std::size_t i) const {
    return layout_.routes[i].label.x - graph_.edges[i].label_width / 2 - 1;
  }

  /// Puts a label, and its line, to where the line is straight, if there is room; else near to
  /// where the curve had it.
  void place_label(std::size_t i, std::size_t first, std::size_t last) {
    const DownLine& line = lines_[i];
    std::vector<std::int32_t> candidates;
    if (!line.reversed) {
      if (meets(line.lower, centre(line.upper))) candidates.push_back(centre(line.upper));
      for (const std::int32_t offset : {0, -14, 14})
        candidates.push_back(centre(line.lower) + offset);
    }
    const auto straight = std::find_if(candidates.begin(), candidates.end(), [&](std::int32_t x) {
      if (!rows_.label_fits(i, x + 1)) return false;
      for (std::size_t row = first; row < last; ++row) {
        if (row != rows_.of_label(i) && !rows_.is_free(row, x)) return false;
      }
      return true;
    });
    const std::int32_t x = straight != candidates.end() ? *straight : nearest_for_label(i);
    rows_.place_label(i, x + 1);
    layout_.routes[i].label.x = x + 1 + graph_.edges[i].label_width / 2;
  }

  [[nodiscard]] std::int32_t nearest_for_label(std::size_t i) const {
    const std::int32_t wanted = label_line(i);
    for (std::int32_t shift = 0; shift < furthest_label; ++shift) {
      if (rows_.label_fits(i, wanted + shift + 1)) return wanted + shift;
      if (rows_.label_fits(i, wanted - shift + 1)) return wanted - shift;
    }
    return wanted;
  }

  /// Does a line straight down at x come to this node?
  [[nodiscard]] bool meets(std::uint32_t node, std::int32_t x) const {
    const Box& box = layout_.nodes[node];
    return x > box.x + box.width / 5 && x < box.x + box.width - box.width / 5;
  }

  [[nodiscard]] std::int32_t centre(std::uint32_t node) const {
    return middle_of(layout_.nodes[node]).x;
  }

  // ---- The gaps between the rows ----------------------------------------------------------------

  void place_gaps() {
    if (rows_.size() < 2) return;
    for (std::size_t gap = 0; gap + 1 < rows_.size(); ++gap) {
      std::vector<Transition> transitions;
      std::vector<std::int32_t*> heights;
      for (DownLine& line : lines_) collect(line, gap, transitions, heights);
      if (transitions.empty() || transitions.size() > most_lines_in_gap) continue;
      const std::vector<std::uint32_t> tracks = order_transitions(transitions);
      const std::uint32_t count = *std::max_element(tracks.begin(), tracks.end()) + 1;
      const std::vector<std::int32_t> places = places_in(gap, count);
      for (std::size_t i = 0; i < heights.size(); ++i) *heights[i] = places[tracks[i]];
    }
  }

  void collect(DownLine& line, std::size_t gap, std::vector<Transition>& transitions,
               std::vector<std::int32_t*>& heights) {
    if (!line.drawn) return;
    const std::size_t upper = rows_.of_node(line.upper);
    const std::size_t lower = rows_.of_node(line.lower);
    if (gap < upper || gap >= lower) return;
    const std::size_t step = gap - upper;
    line.crossings.resize(lower - upper, -1);
    const std::int32_t above = step == 0 ? line.start : line.way[step - 1];
    const std::int32_t below = step < line.way.size() ? line.way[step] : line.finish;
    if (above == below) return;
    transitions.push_back({above, below});
    heights.push_back(&line.crossings[step]);
  }

  /// Heights for so many tracks, away from the borders and titles of frames; else the gap grows.
  std::vector<std::int32_t> places_in(std::size_t gap, std::uint32_t count) {
    const std::int32_t top = rows_[gap].bottom;
    const std::int32_t bottom = rows_[gap + 1].top;
    for (const bool avoid_titles : {true, false}) {
      std::vector<std::int32_t> free;
      for (std::int32_t y = top + room_at_row; y <= bottom - room_for_arrow; ++y) {
        const bool apart = free.empty() || y - free.back() >= track_gap;
        if (apart && !is_on_frame(y, avoid_titles)) free.push_back(y);
      }
      if (free.size() < count) continue;
      const std::size_t first = (free.size() - count) / 2;
      std::vector<std::int32_t> places(free.begin() + static_cast<std::ptrdiff_t>(first),
                                       free.begin() + static_cast<std::ptrdiff_t>(first + count));
      for (std::int32_t& y : places) y += shifted_;
      return places;
    }
    std::vector<std::int32_t> places;
    for (std::uint32_t i = 0; i < count; ++i) {
      places.push_back(top + shifted_ + room_at_row + static_cast<std::int32_t>(i) * track_gap);
    }
    const std::int32_t more = static_cast<std::int32_t>(count) * track_gap;
    shifts_.emplace_back(top, more);
    shifted_ += more;
    return places;
  }

  [[nodiscard]] bool is_on_frame(std::int32_t y, bool avoid_titles) const {
    for (std::size_t i = 0; i < layout_.groups.size(); ++i) {
      const Box& box = layout_.groups[i];
      const std::int32_t title = avoid_titles ? graph_.groups[i].title_height : 0;
      if (y > box.y - room_at_border && y < box.y + title + room_at_border) return true;
      if (std::abs(y - box.y - box.height) < room_at_border) return true;
    }
    return false;
  }

  // ---- The result -------------------------------------------------------------------------------

  [[nodiscard]] std::int32_t shifted(std::int32_t y) const {
    std::int32_t sum = 0;
    for (const auto& [from, by] : shifts_) {
      if (y > from) sum += by;
    }
    return y + sum;
  }

  void shift_all() {
    for (Box& box : layout_.nodes) box.y = shifted(box.y);
    for (Box& box : layout_.groups) {
      const std::int32_t bottom = shifted(box.y + box.height);
      box.y = shifted(box.y);
      box.height = bottom - box.y;
    }
    for (LayoutRoute& route : layout_.routes) {
      route.label.y = shifted(route.label.y);
      for (Point& point : route.points) point.y = shifted(point.y);
    }
    layout_.bounds.height += shifted_;
  }

  void draw(std::size_t i) {
    const DownLine& line = lines_[i];
    if (!line.drawn) return;
    std::vector<Point> points = points_of(line);
    if (runs_through_node(points, line)) return;
    if (line.reversed) std::reverse(points.begin(), points.end());
    layout_.routes[i].points = std::move(points);
    layout_.routes[i].curved = false;
  }

  [[nodiscard]] std::vector<Point> points_of(const DownLine& line) const {
    const Box& upper = layout_.nodes[line.upper];
    const Box& lower = layout_.nodes[line.lower];
    std::vector<Point> points;
    if (line.starts_aside) {
      const std::int32_t y = upper.y + upper.height / 2;
      points = {{line.start < upper.x ? upper.x : upper.x + upper.width, y}, {line.start, y}};
    } else {
      points = {{line.start, lower_border(graph_.nodes[line.upper].outline, upper, line.start)}};
    }
    std::int32_t x = line.start;
    for (std::size_t step = 0; step < line.crossings.size(); ++step) {
      const std::int32_t next = step < line.way.size() ? line.way[step] : line.finish;
      if (line.crossings[step] >= 0) {
        points.push_back({x, line.crossings[step]});
        points.push_back({next, line.crossings[step]});
      }
      x = next;
    }
    if (line.finishes_aside) {
      const std::int32_t y = lower.y + lower.height / 2;
      points.push_back({line.finish, y});
      points.push_back({line.finish < lower.x ? lower.x : lower.x + lower.width, y});
    } else {
      points.push_back({x, upper_border(graph_.nodes[line.lower].outline, lower, x)});
    }
    return points;
  }

  [[nodiscard]] bool runs_through_node(const std::vector<Point>& points,
                                       const DownLine& line) const {
    for (std::size_t k = 1; k < points.size(); ++k) {
      const auto [left, right] = std::minmax(points[k - 1].x, points[k].x);
      const auto [top, bottom] = std::minmax(points[k - 1].y, points[k].y);
      if (left != right && top != bottom) return true;
      for (std::uint32_t node = 0; node < layout_.nodes.size(); ++node) {
        if (node == line.upper || node == line.lower) continue;
        const Box& box = layout_.nodes[node];
        if (left <= box.x + box.width && box.x <= right && top <= box.y + box.height &&
            box.y <= bottom) {
          return true;
        }
      }
    }
    return false;
  }

  const LayoutGraph& graph_;
  Layout& layout_;
  Rows rows_;
  std::vector<DownLine> lines_;
  std::vector<std::pair<std::int32_t, std::int32_t>> shifts_{}; ///< below this height, by so much
  std::int32_t shifted_ = 0;
};

} // namespace

void make_orthogonal(const LayoutGraph& graph, Layout& layout) {
  widen_bars(graph, layout);
  Orthogonal(graph, layout).run();
}

} // namespace waymark
