#include "lanes_metrics.hpp"

#include "diagram_geometry.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace waymark::test {
namespace {

struct Line {
  const Route* route = nullptr;
  std::size_t place = 0; ///< in its route
  Point low{};
  Point high{};

  [[nodiscard]] bool level() const { return low.y == high.y; }
};

std::vector<Line> lines_of(const Drawing& drawing) {
  std::vector<Line> lines;
  for (const Route& route : drawing.routes) {
    for (std::size_t i = 1; i < route.points.size(); ++i) {
      const Point a = route.points[i - 1];
      const Point b = route.points[i];
      lines.push_back({&route,
                       i - 1,
                       {std::min(a.x, b.x), std::min(a.y, b.y)},
                       {std::max(a.x, b.x), std::max(a.y, b.y)}});
    }
  }
  return lines;
}

/// Touching counts.
bool hits(const Line& line, const Box& box) {
  return line.low.x <= box.x + box.width && line.high.x >= box.x &&
         line.low.y <= box.y + box.height && line.high.y >= box.y;
}

/// Along a stretch, not only in a point.
bool lies_on(const Line& a, const Line& b) {
  if (a.level() != b.level()) return false;
  if (a.level()) {
    return a.low.y == b.low.y && std::min(a.high.x, b.high.x) > std::max(a.low.x, b.low.x);
  }
  return a.low.x == b.low.x && std::min(a.high.y, b.high.y) > std::max(a.low.y, b.low.y);
}

bool crosses(const Line& a, const Line& b) {
  if (a.level() == b.level()) return false;
  const Line& level = a.level() ? a : b;
  const Line& upright = a.level() ? b : a;
  return level.low.x < upright.low.x && upright.low.x < level.high.x &&
         upright.low.y < level.low.y && level.low.y < upright.high.y;
}

bool inside(const Box& outer, const Box& box) {
  return box.x >= outer.x && box.y >= outer.y && box.x + box.width <= outer.x + outer.width &&
         box.y + box.height <= outer.y + outer.height;
}

class Meter {
public:
  Meter(const Drawing& drawing, const std::vector<std::string>& lanes)
      : drawing_(drawing)
      , expected_(lanes)
      , lines_(lines_of(drawing)) {
    for (const DrawnNode& node : drawing.nodes) nodes_[node.id] = &node;
    for (const DrawnNode& frame : drawing.frames) {
      if (frame.style == "lane" || frame.style == "lane-odd") lanes_.push_back(&frame);
      if (frame.style == "lane-title") titles_[frame.id] = frame.tooltip;
    }
  }

  LanesMetrics measure() {
    measure_nodes();
    measure_labels();
    measure_pairs();
    measure_lanes();
    for (const DrawnNode& node : drawing_.nodes) measure_place(node);
    measure_routes();
    const Box& box = drawing_.bounds;
    const auto fit = [&](int width, int height) {
      return std::min(130 * width / box.width, 130 * height / box.height); // titles have 13 points
    };
    metrics_.font_on_a4 = std::max(fit(786, 539), fit(539, 786));
    return metrics_;
  }

private:
  void measure_nodes() {
    for (const Line& line : lines_) {
      const Route& route = *line.route;
      for (const DrawnNode& node : drawing_.nodes) {
        const bool starts = line.place == 0 && node.id == route.from;
        const bool ends = line.place + 2 == route.points.size() && node.id == route.to;
        if (!starts && !ends && hits(line, node.box)) ++metrics_.edges_through_nodes;
      }
    }
    metrics_.edges_through_nodes += static_cast<int>(overlapping_nodes(drawing_).size());
  }

  void measure_labels() {
    for (const Route& route : drawing_.routes) {
      if (route.label.empty()) continue;
      const Box& box = route.label_box;
      for (const DrawnNode& node : drawing_.nodes) {
        if (test::overlap(box, node.box)) note_hit(route, node.id);
      }
      for (const Line& line : lines_) {
        if (hits(line, box)) note_hit(route, line.route->id);
      }
      for (const Route& other : drawing_.routes) {
        if (&other > &route && !other.label.empty() && test::overlap(box, other.label_box)) {
          note_hit(route, "the label of " + other.id);
        }
      }
    }
  }

  void note_hit(const Route& route, const std::string& what) {
    ++metrics_.label_hits;
    metrics_.hits += fmt::format(" {} ({} -> {}) on {}", route.id, route.from, route.to, what);
  }

  void measure_pairs() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t k = i + 1; k < lines_.size(); ++k) {
        const Route& a = *lines_[i].route;
        const Route& b = *lines_[k].route;
        if (crosses(lines_[i], lines_[k])) ++metrics_.crossings;
        if (&a == &b || !lies_on(lines_[i], lines_[k])) continue;
        if (a.from != b.from && a.to != b.to) ++metrics_.foreign_overlaps;
        if (a.from != b.from && a.to == b.to && a.points.back() != b.points.back()) {
          ++metrics_.parted_lines;
        }
        if (a.from == b.from && nodes_[a.from]->shape != Shape::bar) ++metrics_.shared_trunks;
      }
    }
  }

  void measure_lanes() {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      const Box& box = lanes_[i]->box;
      const Box& first = lanes_[0]->box;
      const bool follows = i == 0 || box.y == lanes_[i - 1]->box.y + lanes_[i - 1]->box.height;
      if (!follows || box.x != first.x || box.width != first.width) ++metrics_.ragged_bands;
    }
    const std::size_t count = std::max(lanes_.size(), expected_.size());
    for (std::size_t i = 0; i < count; ++i) {
      const bool both = i < lanes_.size() && i < expected_.size();
      if (!both || lanes_[i]->id != expected_[i]) ++metrics_.lane_order;
    }
  }

  void measure_place(const DrawnNode& node) {
    const auto lane = std::find_if(lanes_.begin(), lanes_.end(), [&](const DrawnNode* band) {
      return inside(band->box, node.box);
    });
    if (lane == lanes_.end()) {
      ++metrics_.outside_lane;
      return;
    }
    const std::size_t by = node.tooltip.find("\nby: ");
    if (by == std::string::npos) return;
    const std::string who = node.tooltip.substr(by + 5, node.tooltip.find('\n', by + 1) - by - 5);
    const std::string& shown = titles_[(*lane)->id + "--title"];
    const bool known = who != "nobody yet" && who != "somebody unknown";
    if (known && shown != "done by " + who && shown != "done by " + who + ", a tool") {
      ++metrics_.outside_lane;
    }
  }

  void measure_routes() {
    std::map<std::string, const Route*> first_out;
    for (const Route& route : drawing_.routes) {
      metrics_.bends += static_cast<int>(route.points.size()) - 2;
      if (route.style.empty()) first_out.emplace(route.from, &route);
    }
    std::set<std::string> seen;
    for (std::string at = "start"; first_out.contains(at) && seen.insert(at).second;) {
      if (first_out[at]->points.size() > 3) ++metrics_.bent_main_lines;
      at = first_out[at]->to;
    }
  }

  const Drawing& drawing_;
  const std::vector<std::string>& expected_;
  std::vector<Line> lines_;
  std::map<std::string, const DrawnNode*> nodes_{};
  std::vector<const DrawnNode*> lanes_{};
  std::map<std::string, std::string> titles_{};
  LanesMetrics metrics_{};
};

} // namespace

LanesMetrics measure_lanes(const Drawing& drawing, const std::vector<std::string>& lanes) {
  return Meter(drawing, lanes).measure();
}

std::string to_text(const LanesMetrics& metrics) {
  return fmt::format(
      "through nodes {}, label hits {}, foreign overlaps {}, outside lane {}, ragged "
      "{}, shared trunks {}, lane order {}; crossings {}, bends {}, bent main {}, font {}{}",
      metrics.edges_through_nodes, metrics.label_hits, metrics.foreign_overlaps,
      metrics.outside_lane, metrics.ragged_bands, metrics.shared_trunks, metrics.lane_order,
      metrics.crossings, metrics.bends, metrics.bent_main_lines, metrics.font_on_a4, metrics.hits);
}

} // namespace waymark::test
