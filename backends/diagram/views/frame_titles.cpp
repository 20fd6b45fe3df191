#include "diagram/views/frame_titles.hpp"

#include "diagram/text/text_metrics.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::int32_t beside_line = 4;

bool hits(const Route& route, const Box& box) {
  for (std::size_t i = 1; i < route.points.size(); ++i) {
    const auto [left, right] = std::minmax(route.points[i - 1].x, route.points[i].x);
    const auto [top, bottom] = std::minmax(route.points[i - 1].y, route.points[i].y);
    if (left < box.x + box.width + beside_line && right > box.x - beside_line &&
        top < box.y + box.height && bottom > box.y) {
      return true;
    }
  }
  return false;
}

std::ptrdiff_t lines_on(const Drawing& drawing, const Box& box) {
  return std::count_if(drawing.routes.begin(), drawing.routes.end(),
                       [&](const Route& route) { return hits(route, box); });
}

} // namespace

void move_titles_aside(Drawing& drawing) {
  for (DrawnNode& frame : drawing.frames) {
    if (frame.lines.size() != 1 || frame.lines.front().align != Align::left) continue;
    TextLine& title = frame.lines.front();
    const std::int32_t width = text_width(title.text, {title.size, title.bold});
    const std::int32_t inset = title.baseline.x - frame.box.x;
    const Box left{title.baseline.x, title.baseline.y - title.size, width, title.size + 4};
    Box right = left;
    right.x = frame.box.x + frame.box.width - inset - width;
    if (right.x > left.x && lines_on(drawing, right) < lines_on(drawing, left)) {
      title.baseline.x = right.x;
    }
  }
}

} // namespace waymark
