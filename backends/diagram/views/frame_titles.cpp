#include "diagram/views/frame_titles.hpp"

#include "diagram/layout/box.hpp"
#include "diagram/text/text_metrics.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::int32_t title_to_line = 4;

std::ptrdiff_t lines_on(const Drawing& drawing, const Box& title) {
  const Box kept_free{title.x - title_to_line, title.y, title.width + 2 * title_to_line,
                      title.height};
  return std::count_if(drawing.routes.begin(), drawing.routes.end(),
                       [&](const Route& route) { return touches(route, kept_free); });
}

} // namespace

void move_titles_aside(Drawing& drawing) {
  for (DrawnNode& frame : drawing.frames) {
    if (frame.lines.empty() || frame.lines.front().align != Align::left) continue;
    const TextLine& first = frame.lines.front();
    std::int32_t width = 0;
    for (const TextLine& line : frame.lines) {
      width = std::max(width, text_width(line.text, {line.size, line.bold}));
    }
    const std::int32_t inset = first.baseline.x - frame.box.x;
    const std::int32_t top = first.baseline.y - first.size;
    const Box left{first.baseline.x, top, width, frame.lines.back().baseline.y + 4 - top};
    Box right = left;
    right.x = frame.box.x + frame.box.width - inset - width;
    if (right.x <= left.x || lines_on(drawing, right) >= lines_on(drawing, left)) continue;
    for (TextLine& line : frame.lines) line.baseline.x = right.x;
  }
}

} // namespace waymark
