#include "diagram/views/plan.hpp"

#include "diagram/layout/moving.hpp"
#include "diagram/views/legend.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace waymark {
namespace {

/// What is inside goes to the middle; a layout may have given more room than was asked for.
void place(DrawnNode& node, const Box& box) {
  move_by(node, {box.x + (box.width - node.box.width) / 2 - node.box.x,
                 box.y + (box.height - node.box.height) / 2 - node.box.y});
  node.box = box;
}

/// Lines that look alike may run as one.
std::uint32_t kind_of(std::string_view style) {
  constexpr std::array<std::string_view, 4> styles{"", "back", "deadline", "exception"};
  return static_cast<std::uint32_t>(std::find(styles.begin(), styles.end(), style) -
                                    styles.begin());
}

void place_label(Route& route, Point centre) {
  if (route.label.empty()) return;
  move_label_by(route,
                {centre.x - route.label_box.width / 2, centre.y - route.label_box.height / 2});
}

class Extent {
public:
  void add(Point point) {
    low_.x = std::min(low_.x, point.x);
    low_.y = std::min(low_.y, point.y);
    high_.x = std::max(high_.x, point.x);
    high_.y = std::max(high_.y, point.y);
  }

  void add(const Box& box) {
    add(Point{box.x, box.y});
    add(Point{box.x + box.width, box.y + box.height});
  }

  [[nodiscard]] bool empty() const { return low_.x > high_.x; }
  [[nodiscard]] Point low() const { return low_; }
  [[nodiscard]] Point high() const { return high_; }

private:
  static constexpr std::int32_t furthest = std::numeric_limits<std::int32_t>::max();
  Point low_{furthest, furthest};
  Point high_{-furthest, -furthest};
};

} // namespace

LayoutGraph layout_graph(const Plan& plan) {
  LayoutGraph graph;
  for (const PlannedNode& node : plan.nodes) {
    graph.nodes.push_back({node.drawn.box.width, node.drawn.box.height, node.frame, node.outline,
                           node.drawn.shape == Shape::bar});
  }
  for (const PlannedRoute& route : plan.routes) {
    const bool labelled = !route.drawn.label.empty();
    graph.edges.push_back({route.from, route.to, labelled ? route.drawn.label_box.width : 0,
                           labelled ? route.drawn.label_box.height : 0, route.weight,
                           route.backward, route.branch, kind_of(route.drawn.style)});
  }
  for (const PlannedFrame& frame : plan.frames) {
    graph.groups.push_back({frame.parent, frame.title_width, frame.title_height});
  }
  return graph;
}

Drawing compose(Plan plan, const Layout& layout) {
  Drawing drawing = std::move(plan.head);
  for (std::size_t i = 0; i < layout.groups.size(); ++i) {
    DrawnNode& frame = plan.frames[i].drawn;
    move_by(frame, {layout.groups[i].x, layout.groups[i].y});
    frame.box = layout.groups[i];
    drawing.frames.push_back(std::move(frame));
  }
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    place(plan.nodes[i].drawn, layout.nodes[i]);
    drawing.nodes.push_back(std::move(plan.nodes[i].drawn));
  }
  for (std::size_t i = 0; i < plan.routes.size(); ++i) {
    Route& route = plan.routes[i].drawn;
    route.points = layout.routes[i].points;
    route.curved = layout.routes[i].curved;
    place_label(route, layout.routes[i].label);
    drawing.routes.push_back(std::move(route));
  }
  if (drawing.note.empty()) drawing.note = layout.note;
  fit_bounds(drawing);
  add_legend(drawing, plan.legend);
  return drawing;
}

void fit_bounds(Drawing& drawing, std::int32_t margin) {
  Extent extent;
  for (const DrawnNode& frame : drawing.frames) extent.add(frame.box);
  for (const DrawnNode& node : drawing.nodes) extent.add(node.box);
  for (const Route& route : drawing.routes) {
    for (const Point point : route.points) extent.add(point);
    if (!route.label.empty()) extent.add(route.label_box);
  }
  if (extent.empty()) {
    drawing.bounds = {0, 0, 2 * margin, 2 * margin};
    return;
  }
  const Point offset{margin - extent.low().x, margin - extent.low().y};
  for (DrawnNode& frame : drawing.frames) move_by(frame, offset);
  for (DrawnNode& node : drawing.nodes) move_by(node, offset);
  for (Route& route : drawing.routes) {
    for (Point& point : route.points) move_by(point, offset);
    move_label_by(route, offset);
  }
  drawing.bounds = {0, 0, extent.high().x + offset.x + margin, extent.high().y + offset.y + margin};
}

std::string safe_id(std::string_view key) {
  std::string out;
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '-' || byte >= 0x80;
    if (plain) {
      out += c;
    } else if (c == '/') {
      out += '.';
    } else if (c == '~') {
      out += "--"; // no id has two in a row
    } else {
      out += '_';
    }
  }
  return out;
}

} // namespace waymark
