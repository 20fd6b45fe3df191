#include "diagram_geometry.hpp"

#include "diagram/text/text_metrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>

namespace waymark::test {
namespace {

bool inside(const Box& outer, Point point) {
  return point.x >= outer.x && point.y >= outer.y && point.x <= outer.x + outer.width &&
         point.y <= outer.y + outer.height;
}

bool inside(const Box& outer, const Box& box) {
  return inside(outer, Point{box.x, box.y}) &&
         inside(outer, Point{box.x + box.width, box.y + box.height});
}

/// Within a few points of the node's box: splines are clipped at slanted borders with rounding.
bool touches(const Box& box, Point point) {
  constexpr std::int32_t slack = 3;
  return inside(Box{box.x - slack, box.y - slack, box.width + 2 * slack, box.height + 2 * slack},
                point);
}

/// Half the room that a shape has, `off` from its middle.
double half_width_at(const DrawnNode& node, double off) {
  const double half_width = node.box.width / 2.0;
  const double half_height = node.box.height / 2.0;
  const double part = std::min(1.0, std::abs(off) / half_height);
  switch (node.shape) {
  case Shape::diamond: return half_width * (1 - part);
  case Shape::circle: return half_width * std::sqrt(1 - part * part);
  case Shape::pill: {
    const double radius = pill_radius(node.box);
    const double into_corner = std::max(0.0, std::abs(off) - half_height + radius);
    return half_width - radius +
           std::sqrt(std::max(0.0, radius * radius - into_corner * into_corner));
  }
  default: return half_width;
  }
}

/// From the top of capitals to the foot of a "p".
Box room_of(const TextLine& line) {
  const std::int32_t width = text_width(line.text, {line.size, line.bold});
  const std::int32_t before = line.align == Align::centre  ? width / 2
                              : line.align == Align::right ? width
                                                           : 0;
  const std::int32_t above = line.size * 3 / 4;
  return {line.baseline.x - before, line.baseline.y - above, width, above + line.size / 5};
}

bool inside_outline(const DrawnNode& node, const Box& text) {
  const double middle_x = node.box.x + node.box.width / 2.0;
  const double middle_y = node.box.y + node.box.height / 2.0;
  for (const std::int32_t y : {text.y, text.y + text.height}) {
    if (std::abs(y - middle_y) > node.box.height / 2.0) return false;
    const double half = half_width_at(node, y - middle_y);
    if (text.x < middle_x - half || text.x + text.width > middle_x + half) return false;
  }
  return true;
}

std::string_view name(Shape shape) {
  static constexpr std::array<std::string_view, 10> names = {
      "rounded", "automated", "diamond", "bar",   "circle",
      "pill",    "chevron",   "plain",   "frame", "note"};
  return names[static_cast<std::size_t>(shape)];
}

std::string texts(const DrawnNode& node) {
  std::string out;
  for (const TextLine& line : node.lines) out += fmt::format(" | {}", line.text);
  for (const Badge& badge : node.badges) {
    out += fmt::format(" | [{}] {}", badge.style, badge.line.text);
    for (const TextLine& line : badge.more) out += " " + line.text;
  }
  return out;
}

} // namespace

bool overlap(const Box& a, const Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

std::vector<std::string> overlapping_nodes(const Drawing& drawing) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
    for (std::size_t k = i + 1; k < drawing.nodes.size(); ++k) {
      if (test::overlap(drawing.nodes[i].box, drawing.nodes[k].box)) {
        found.push_back(drawing.nodes[i].id + " over " + drawing.nodes[k].id);
      }
    }
  }
  return found;
}

std::vector<std::string> outside_bounds(const Drawing& drawing) {
  std::vector<std::string> found;
  for (const DrawnNode& node : drawing.nodes) {
    if (!inside(drawing.bounds, node.box)) found.push_back(node.id);
    for (const Badge& badge : node.badges) {
      if (!inside(node.box, badge.box)) found.push_back(node.id + ": " + badge.line.text);
    }
  }
  for (const DrawnNode& frame : drawing.frames) {
    if (!inside(drawing.bounds, frame.box)) found.push_back(frame.id);
  }
  for (const Route& route : drawing.routes) {
    for (const Point point : route.points) {
      if (!inside(drawing.bounds, point)) found.push_back(route.id);
    }
    if (!route.label.empty() && !inside(drawing.bounds, route.label_box)) found.push_back(route.id);
  }
  return found;
}

std::vector<std::string> loose_ends(const Drawing& drawing) {
  std::map<std::string, Box> boxes;
  for (const DrawnNode& node : drawing.nodes) boxes[node.id] = node.box;
  std::vector<std::string> found;
  for (const Route& route : drawing.routes) {
    const bool known = boxes.contains(route.from) && boxes.contains(route.to);
    if (!known || route.points.size() < 2 || !touches(boxes[route.from], route.points.front()) ||
        !touches(boxes[route.to], route.points.back())) {
      found.push_back(route.from + " -> " + route.to);
    }
  }
  return found;
}

std::vector<std::string> lines_through_nodes(const Drawing& drawing) {
  std::vector<std::string> found;
  for (const Route& route : drawing.routes) {
    if (route.curved) continue;
    for (std::size_t i = 1; i < route.points.size(); ++i) {
      const auto [left, right] = std::minmax(route.points[i - 1].x, route.points[i].x);
      const auto [top, bottom] = std::minmax(route.points[i - 1].y, route.points[i].y);
      for (const DrawnNode& node : drawing.nodes) {
        // Shapes with slanted sides fill their box only in part; their ends lie inside it.
        const bool own = node.id == route.from || node.id == route.to;
        if (own) continue;
        const Box line{left, top, right - left + 1, bottom - top + 1};
        if (test::overlap(line, node.box)) found.push_back(route.id + " through " + node.id);
      }
    }
  }
  return found;
}

std::vector<std::string> ends_off_outlines(const Drawing& drawing) {
  constexpr double slack = 2.5; // points
  const auto off = [&](const DrawnNode& node, Point end) {
    const double half_width = node.box.width / 2.0;
    const double half_height = node.box.height / 2.0;
    const double x = std::abs(end.x - node.box.x - half_width) / half_width;
    const double y = std::abs(end.y - node.box.y - half_height) / half_height;
    if (node.shape == Shape::diamond)
      return std::abs(x + y - 1) * std::min(half_width, half_height);
    if (node.shape == Shape::pill) {
      const double left = end.x - node.box.x - half_width;
      const double top = end.y - node.box.y - half_height;
      const double beside = half_width_at(node, top) - std::abs(left);
      return beside < 0 ? -beside : std::min(beside, half_height - std::abs(top));
    }
    if (node.shape != Shape::circle) return 0.0;
    return std::abs(std::hypot(x, y) - 1) * std::min(half_width, half_height);
  };
  std::map<std::string_view, const DrawnNode*> nodes;
  for (const DrawnNode& node : drawing.nodes) nodes[node.id] = &node;
  std::vector<std::string> found;
  for (const Route& route : drawing.routes) {
    if (route.points.size() < 2 || !nodes.contains(route.from) || !nodes.contains(route.to))
      continue;
    const bool loose = off(*nodes[route.from], route.points.front()) > slack ||
                       off(*nodes[route.to], route.points.back()) > slack;
    if (loose) found.push_back(route.from + " -> " + route.to);
  }
  return found;
}

std::vector<std::string> texts_over_outlines(const Drawing& drawing) {
  std::vector<std::string> found;
  for (const DrawnNode& node : drawing.nodes) {
    for (const TextLine& line : node.lines) {
      if (!line.upright && !inside_outline(node, room_of(line)))
        found.push_back(node.id + ": " + line.text);
    }
    for (const Badge& badge : node.badges) {
      if (!badge.line.text.empty() && !inside_outline(node, badge.box))
        found.push_back(node.id + ": " + badge.line.text);
    }
  }
  return found;
}

void check_geometry(const Drawing& drawing) {
  CHECK(overlapping_nodes(drawing) == none());
  CHECK(outside_bounds(drawing) == none());
  CHECK(loose_ends(drawing) == none());
  CHECK(lines_through_nodes(drawing) == none());
}

const DrawnNode* find(const std::vector<DrawnNode>& nodes, std::string_view id) {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [&](const DrawnNode& one) { return one.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

const DrawnNode& node(const Drawing& drawing, std::string_view id) {
  const DrawnNode* found = find(drawing.nodes, id);
  REQUIRE(found != nullptr);
  return *found;
}

std::string outline_of(const Drawing& drawing) {
  std::string out = fmt::format("{}: {}\n", drawing.id, drawing.title);
  for (const DrawnNode& frame : drawing.frames) {
    out += fmt::format("frame {} ({}){}\n", frame.id, frame.style, texts(frame));
  }
  for (const DrawnNode& node : drawing.nodes) {
    out += fmt::format("{} {} ({}){}\n", name(node.shape), node.id, node.style, texts(node));
  }
  for (const Route& route : drawing.routes) {
    std::string label;
    for (const TextLine& line : route.label) label += (label.empty() ? "" : " ") + line.text;
    out += fmt::format("{} -> {}", route.from, route.to);
    if (!route.style.empty()) out += fmt::format(" ({})", route.style);
    if (route.width > 1) out += fmt::format(" width {}", route.width);
    out += label.empty() ? "\n" : fmt::format(" \"{}\"\n", label);
  }
  return out;
}

} // namespace waymark::test
