#include "network_metrics.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <vector>

namespace waymark::test {
namespace {

constexpr double off_heads = 2;
constexpr double off_lines = 5;
constexpr double plainly = 1.25; ///< how often farther away other lines are than a label's own
constexpr std::int32_t beside_text = 5; ///< in the box of a label

Box span_of(Point a, Point b) {
  const auto [left, right] = std::minmax(a.x, b.x);
  const auto [top, bottom] = std::minmax(a.y, b.y);
  return {left, top, right - left, bottom - top};
}

double gap(const Box& a, const Box& b) {
  const int x = std::max({0, a.x - b.x - b.width, b.x - a.x - a.width});
  const int y = std::max({0, a.y - b.y - b.height, b.y - a.y - a.height});
  return std::hypot(x, y);
}

bool overlap_inside(const Box& a, const Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

std::vector<Box> pieces_of(const Route& route) {
  std::vector<Box> pieces;
  for (std::size_t i = 1; i < route.points.size(); ++i) {
    pieces.push_back(span_of(route.points[i - 1], route.points[i]));
  }
  return pieces;
}

double gap(const Box& box, const Route& route) {
  double nearest = 1e9;
  for (const Box& piece : pieces_of(route)) nearest = std::min(nearest, gap(box, piece));
  return nearest;
}

/// See `arrow_head`.
int head_length(const Route& route) {
  return 9 + 2 * (route.width - 1);
}

Box head_of(const Route& route) {
  const int half = 4 + route.width - 1;
  const Point tip = route.points.back();
  const Point before = route.points[route.points.size() - 2];
  const auto back = [&](std::int32_t from, std::int32_t to) {
    return to + std::clamp(from - to, -head_length(route), head_length(route));
  };
  Box head = span_of(tip, {back(before.x, tip.x), back(before.y, tip.y)});
  (head.width > 0 ? head.y : head.x) -= half;
  (head.width > 0 ? head.height : head.width) = 2 * half;
  return head;
}

/// Both run the same way, beside one another.
bool lie_on_one_another(const Box& a, const Box& b) {
  const bool level = a.width > 0;
  if (level != (b.width > 0)) return false;
  const int shared = level ? std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x)
                           : std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return shared > 0 && std::abs(level ? a.y - b.y : a.x - b.x) < off_lines;
}

bool cross(const Box& a, const Box& b) {
  const Box& level = a.width > 0 ? a : b;
  const Box& upright = a.width > 0 ? b : a;
  return level.height == 0 && upright.width == 0 && upright.x > level.x &&
         upright.x < level.x + level.width && level.y > upright.y &&
         level.y < upright.y + upright.height;
}

class NetworkMeter {
public:
  explicit NetworkMeter(const Drawing& drawing)
      : drawing_(drawing) {}

  NetworkMetrics measure() {
    for (std::size_t i = 0; i < drawing_.nodes.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        const auto& [a, b] = std::pair(drawing_.nodes[i], drawing_.nodes[k]);
        if (overlap_inside(a.box, b.box)) note(result_.nodes_overlap, "overlap", a.id, b.id);
      }
    }
    for (const Route& route : drawing_.routes) {
      measure_line(route);
      for (const Route& other : drawing_.routes) {
        if (other.id != route.id) measure_pair(route, other);
      }
    }
    result_.crossings /= 2;
    return std::move(result_);
  }

private:
  void note(int& count, const char* what, const std::string& a, const std::string& b) {
    ++count;
    result_.where += fmt::format("{}: {} and {}\n", what, a, b);
  }

  void measure_line(const Route& route) {
    result_.bends += static_cast<int>(route.points.size()) - 2;
    const Box last = pieces_of(route).back();
    if (last.width + last.height < head_length(route)) {
      note(result_.short_ends, "short end", route.id, route.to);
    }
    for (const DrawnNode& node : drawing_.nodes) {
      const bool own = node.id == route.from || node.id == route.to;
      if (!own && gap(node.box, route) <= 0) {
        note(result_.lines_through_nodes, "through node", route.id, node.id);
      }
      if (!route.label.empty() && overlap_inside(route.label_box, node.box)) {
        note(result_.label_hits, "label on node", route.id, node.id);
      }
    }
    if (!route.label.empty() && gap(route.label_box, route) <= 0) {
      note(result_.label_hits, "label on its line", route.id, route.to);
    }
  }

  void measure_pair(const Route& route, const Route& other) {
    if (gap(head_of(route), other) < off_heads || gap(head_of(route), head_of(other)) <= 0) {
      note(result_.lines_on_heads, "on head", other.id, route.id);
    }
    bool on_one_another = false;
    for (const Box& a : pieces_of(route)) {
      for (const Box& b : pieces_of(other)) {
        on_one_another = on_one_another || lie_on_one_another(a, b);
        if (cross(a, b)) ++result_.crossings;
      }
    }
    if (on_one_another) note(result_.lines_on_lines, "on one another", route.id, other.id);
    if (route.label.empty()) return;
    const double foreign = gap(route.label_box, other);
    if (foreign <= 0 ||
        (!other.label.empty() && overlap_inside(route.label_box, other.label_box))) {
      note(result_.label_hits, "label on line or label", route.id, other.id);
    }
    Box text = route.label_box;
    text.x += beside_text;
    text.width -= 2 * beside_text;
    if (gap(text, other) < plainly * gap(text, route))
      note(result_.labels_in_doubt, "in doubt", route.id, other.id);
  }

  const Drawing& drawing_;
  NetworkMetrics result_{};
};

} // namespace

NetworkMetrics measure_network(const Drawing& drawing) {
  return NetworkMeter(drawing).measure();
}

std::string to_text(const NetworkMetrics& metrics) {
  return fmt::format("nodes over nodes {}, lines through nodes {}, on heads {}, on lines {}, short "
                     "ends {}, label hits {}, labels in doubt {}, crossings {}, bends {}\n{}",
                     metrics.nodes_overlap, metrics.lines_through_nodes, metrics.lines_on_heads,
                     metrics.lines_on_lines, metrics.short_ends, metrics.label_hits,
                     metrics.labels_in_doubt, metrics.crossings, metrics.bends, metrics.where);
}

} // namespace waymark::test
