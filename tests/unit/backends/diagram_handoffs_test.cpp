#include "backends/diagram.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>

using namespace waymark;

namespace {

/// From a label to a line.
double distance(const Box& box, const Route& route) {
  double nearest = 1e9;
  for (std::size_t i = 1; i < route.points.size(); ++i) {
    const auto [left, right] = std::minmax(route.points[i - 1].x, route.points[i].x);
    const auto [top, bottom] = std::minmax(route.points[i - 1].y, route.points[i].y);
    const int x = std::max({0, box.x - right, left - box.x - box.width});
    const int y = std::max({0, box.y - bottom, top - box.y - box.height});
    nearest = std::min(nearest, std::hypot(x, y));
  }
  return nearest;
}

std::size_t labels_nearer_to_another(const Drawing& drawing) {
  std::size_t count = 0;
  for (const Route& own : drawing.routes) {
    if (own.label.empty()) continue;
    count += std::any_of(drawing.routes.begin(), drawing.routes.end(), [&](const Route& route) {
      return route.id != own.id && distance(own.label_box, route) < distance(own.label_box, own);
    });
  }
  return count;
}

/// Of the wide heads; see `arrow_head`.
int head_length(const Route& route) {
  return 9 + 2 * (route.width - 1);
}

void check_heads(const Drawing& drawing) {
  for (const Route& route : drawing.routes) {
    REQUIRE(route.points.size() >= 2);
    const Point tip = route.points.back();
    const Point before = route.points[route.points.size() - 2];
    CAPTURE(route.tooltip);
    CHECK(std::abs(tip.x - before.x) + std::abs(tip.y - before.y) >= head_length(route));
  }
}

/// Of a line: what its head covers.
Box head_of(const Route& route) {
  const int half = 4 + route.width - 1;
  const Point tip = route.points.back();
  const Point before = route.points[route.points.size() - 2];
  const auto back = [&](std::int32_t from, std::int32_t to) {
    return to + std::clamp(from - to, -head_length(route), head_length(route));
  };
  const Point neck{back(before.x, tip.x), back(before.y, tip.y)};
  const bool level = tip.y == before.y;
  const auto [left, right] = std::minmax(tip.x, neck.x);
  const auto [top, bottom] = std::minmax(tip.y, neck.y);
  return {left - (level ? 0 : half), top - (level ? half : 0),
          right - left + (level ? 0 : 2 * half), bottom - top + (level ? 2 * half : 0)};
}

std::size_t lines_on_heads(const Drawing& drawing) {
  std::size_t count = 0;
  for (const Route& route : drawing.routes) {
    const Box head = head_of(route);
    count += std::count_if(drawing.routes.begin(), drawing.routes.end(), [&](const Route& other) {
      return other.id != route.id && distance(head, other) <= 0;
    });
  }
  return count;
}

} // namespace

TEST_CASE("hand-offs: heads stand on straight lines, labels at their own") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  std::vector<DeclarationId> subjects{DeclarationId::none};
  for (const Process& process : checked.model.processes) subjects.push_back(process.self);
  for (const Workflow& workflow : checked.model.workflows) subjects.push_back(workflow.self);
  std::size_t labels = 0;
  std::size_t nearer = 0;
  std::size_t on_heads = 0;
  for (const DeclarationId subject : subjects) {
    const Drawing drawing = draw(checked, {View::handoffs, subject}, {});
    CAPTURE(drawing.id);
    check_heads(drawing);
    on_heads += lines_on_heads(drawing);
    labels += drawing.routes.size();
    nearer += labels_nearer_to_another(drawing);
  }
  // Between lines that run side by side there is not always another place.
  CAPTURE(nearer);
  CHECK(nearer * 20 <= labels);
  CHECK(on_heads <= 1); // where a line ends at the corner of a node that cannot get smaller
}
