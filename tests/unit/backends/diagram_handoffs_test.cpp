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

} // namespace

TEST_CASE("hand-offs: heads stand on straight lines, labels at their own") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  std::vector<DeclarationId> subjects{DeclarationId::none};
  for (const Process& process : checked.model.processes) subjects.push_back(process.self);
  for (const Workflow& workflow : checked.model.workflows) subjects.push_back(workflow.self);
  std::size_t labels = 0;
  std::size_t nearer = 0;
  for (const DeclarationId subject : subjects) {
    const Drawing drawing = draw(checked, {View::handoffs, subject}, {});
    CAPTURE(drawing.id);
    check_heads(drawing);
    labels += drawing.routes.size();
    nearer += labels_nearer_to_another(drawing);
  }
  // Between lines that run side by side there is not always another place.
  CAPTURE(nearer);
  CHECK(nearer * 20 <= labels);
}
