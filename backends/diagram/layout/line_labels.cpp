#include "diagram/layout/line_labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <vector>

namespace waymark {
namespace {

constexpr std::int32_t above_line = 4;
constexpr std::int32_t label_to_line = 2; ///< and the margin of the label
constexpr std::int32_t head_length = 18;
constexpr std::int32_t head_half_width = 8;
constexpr std::int32_t step = 6;
constexpr std::int32_t most_steps = 60;     ///< on one piece of a line
constexpr std::int32_t label_margin = 3;    ///< of a label at either side of its text, at least
constexpr std::int32_t nearer = 110;        ///< score of one that is plainly nearer to its own line
constexpr std::int32_t nearest_score = 180; ///< at the beginning of a line, far from all others
constexpr std::int64_t furthest = std::numeric_limits<std::int32_t>::max() / 3;
constexpr std::size_t most_labels = 400;
constexpr int most_rounds_of_labels = 3;
constexpr std::int32_t impossible = std::numeric_limits<std::int32_t>::min(); ///< as a score

/// The square of the distance between two boxes, 0 if they touch: to compare needs no root.
std::int64_t distance_squared(const Box& a, const Box& b) {
  const std::int64_t x = std::max({0, a.x - b.x - b.width, b.x - a.x - a.width});
  const std::int64_t y = std::max({0, a.y - b.y - b.height, b.y - a.y - a.height});
  return x * x + y * y;
}

std::int32_t root(std::int64_t square) {
  return static_cast<std::int32_t>(std::sqrt(static_cast<double>(square)));
}

Box box_around(Point a, Point b, std::int32_t margin) {
  const auto [left, right] = std::minmax(a.x, b.x);
  const auto [top, bottom] = std::minmax(a.y, b.y);
  return {left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin};
}

std::int32_t length(const std::vector<Point>& points) {
  std::int32_t sum = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    sum += std::abs(points[i].x - points[i - 1].x) + std::abs(points[i].y - points[i - 1].y);
  }
  return sum;
}

struct LinePiece {
  std::size_t line = 0;
  Box box{};
};

class LabelMover {
public:
  LabelMover(const LayoutGraph& graph, Layout& layout)
      : graph_(graph)
      , layout_(layout)
      , placed_(layout.routes.size(), false) {
    for (std::size_t i = 0; i < layout.routes.size(); ++i) add_pieces(i);
  }

  /// Those whose labels do not stand plainly at their own.
  std::vector<std::uint32_t> run() {
    std::vector<std::uint32_t> labelled;
    for (std::uint32_t i = 0; i < layout_.routes.size(); ++i) {
      if (graph_.edges[i].label_width > 0 && !layout_.routes[i].points.empty()) {
        labelled.push_back(i);
      }
    }
    // Long lines can give way.
    std::stable_sort(labelled.begin(), labelled.end(), [&](std::uint32_t a, std::uint32_t b) {
      return length(layout_.routes[a].points) < length(layout_.routes[b].points);
    });
    std::vector<std::uint32_t> fewest = place_all(labelled);
    std::vector<Point> best = places();
    for (int round = 0; round < most_rounds_of_labels && !fewest.empty(); ++round) {
      // Those that found no place choose first.
      std::stable_partition(labelled.begin(), labelled.end(),
                            [&](std::uint32_t line) { return !is_clear(line); });
      std::vector<std::uint32_t> unclear = place_all(labelled);
      if (unclear.size() >= fewest.size()) continue;
      fewest = std::move(unclear);
      best = places();
    }
    for (std::size_t i = 0; i < best.size(); ++i) layout_.routes[i].label = best[i];
    return fewest;
  }

private:
  /// Returns those that are not clear.
  std::vector<std::uint32_t> place_all(const std::vector<std::uint32_t>& order) {
    placed_.assign(placed_.size(), false);
    for (const std::uint32_t line : order) move(line);
    for (const std::uint32_t line : order) {
      if (!is_clear(line)) move(line); // others have made room
    }
    std::vector<std::uint32_t> unclear;
    std::copy_if(order.begin(), order.end(), std::back_inserter(unclear),
                 [&](std::uint32_t line) { return !is_clear(line); });
    return unclear;
  }

  [[nodiscard]] std::vector<Point> places() const {
    std::vector<Point> all;
    for (const LayoutRoute& route : layout_.routes) all.push_back(route.label);
    return all;
  }

  [[nodiscard]] bool is_clear(std::size_t line) const {
    return score(line, label_at(line, layout_.routes[line].label), 0) >= nearer;
  }

  void add_pieces(std::size_t line) {
    const std::vector<Point>& points = layout_.routes[line].points;
    for (std::size_t k = 1; k < points.size(); ++k) {
      pieces_.push_back({line, box_around(points[k - 1], points[k], 1)});
    }
    if (points.size() < 2) return;
    const Point tip = points.back();
    const Point before = points[points.size() - 2];
    const auto back = [](std::int32_t from, std::int32_t to) {
      return to + std::clamp(from - to, -head_length, head_length);
    };
    const Point neck{back(before.x, tip.x), back(before.y, tip.y)};
    Box head = box_around(tip, neck, 0);
    if (tip.y == neck.y) {
      head.y -= head_half_width;
      head.height = 2 * head_half_width;
    } else {
      head.x -= head_half_width;
      head.width = 2 * head_half_width;
    }
    pieces_.push_back({line, head});
  }

  [[nodiscard]] Box label_at(std::size_t line, Point centre) const {
    const LayoutEdge& edge = graph_.edges[line];
    return {centre.x - edge.label_width / 2, centre.y - edge.label_height / 2, edge.label_width,
            edge.label_height};
  }

  /// The higher the better; the least number if something is in the way.
  [[nodiscard]] std::int32_t score(std::size_t line, const Box& label,
                                   std::int32_t from_start) const {
    for (const Box& node : layout_.nodes) {
      if (distance_squared(label, node) < 2 * 2) return impossible;
    }
    for (std::size_t i = 0; i < layout_.routes.size(); ++i) {
      if (i == line || !placed_[i]) continue;
      const Box other = label_at(i, layout_.routes[i].label);
      if (distance_squared(label, other) < 4 * 4) return impossible;
    }
    const Box text{label.x + label_margin, label.y, label.width - 2 * label_margin, label.height};
    std::int64_t own_squared = furthest * furthest;
    std::int64_t foreign_squared = own_squared;
    for (const LinePiece& piece : pieces_) {
      if (distance_squared(label, piece.box) == 0) return impossible;
      std::int64_t& nearest = piece.line == line ? own_squared : foreign_squared;
      nearest = std::min(nearest, distance_squared(text, piece.box));
    }
    // How often nearer it is to its own line than to others; more than thrice does not help.
    const std::int32_t own = root(own_squared);
    return nearest_score / 3 * std::min(root(foreign_squared), 3 * own) / own - from_start / 8;
  }

  void move(std::size_t line) {
    LayoutRoute& route = layout_.routes[line];
    Point best = route.label;
    std::int32_t highest = score(line, label_at(line, best), 0);
    const LayoutEdge& edge = graph_.edges[line];
    std::int32_t passed = 0;
    for (std::size_t k = 1; k < route.points.size(); ++k) {
      const Point from = route.points[k - 1];
      const Point to = route.points[k];
      const bool level = from.y == to.y;
      const std::int32_t length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
      const std::int32_t half = (level ? edge.label_width : edge.label_height) / 2;
      const std::int32_t sign = (level ? to.x > from.x : to.y > from.y) ? 1 : -1;
      for (std::int32_t i = 0; i < most_steps; ++i) {
        const std::int32_t at = half + above_line + i * step;
        if (at + half > length) break;
        for (const std::int32_t side : {-1, 1}) {
          const std::int32_t off = side * (level ? (edge.label_height + 1) / 2 + above_line
                                                 : (edge.label_width + 1) / 2 + label_to_line);
          const Point centre = level ? Point{from.x + sign * at, from.y + off}
                                     : Point{from.x + off, from.y + sign * at};
          const std::int32_t from_start = passed + at - half;
          if (nearest_score - from_start / 8 <= highest) continue;
          const std::int32_t found = score(line, label_at(line, centre), from_start);
          if (found <= highest) continue;
          highest = found;
          best = centre;
        }
      }
      passed += length;
    }
    route.label = best;
    placed_[line] = highest > impossible;
  }

  const LayoutGraph& graph_;
  Layout& layout_;
  std::vector<LinePiece> pieces_{};
  std::vector<bool> placed_; ///< by line: its label
};

} // namespace

std::vector<std::uint32_t> move_labels_to_lines(const LayoutGraph& graph, Layout& layout) {
  if (graph.edges.size() > most_labels) return {};
  return LabelMover(graph, layout).run();
}

} // namespace waymark
