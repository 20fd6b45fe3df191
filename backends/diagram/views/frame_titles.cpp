#include "diagram/views/frame_titles.hpp"

#include "diagram/layout/box.hpp"
#include "diagram/text/text_metrics.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace waymark {
namespace {

constexpr std::int32_t title_to_line = 4;

std::ptrdiff_t lines_on(const Drawing& drawing, const Box& title) {
  const Box kept_free{title.x - title_to_line, title.y, title.width + 2 * title_to_line,
                      title.height};
  return std::count_if(drawing.routes.begin(), drawing.routes.end(),
                       [&](const Route& route) { return touches(route, kept_free); });
}

/// The place nearest to the left, at the height of the title, where no line and no label is; past
/// the right end of the frame if there is none.
std::int32_t free_place(const Drawing& drawing, const Box& title, std::int32_t right) {
  const Box band{title.x, title.y, right + title.width - title.x, title.height};
  std::vector<std::pair<std::int32_t, std::int32_t>> taken;
  const auto take = [&](const Box& box) {
    if (overlap(band, box))
      taken.emplace_back(box.x - title_to_line, box.x + box.width + title_to_line);
  };
  for (const Route& route : drawing.routes) {
    each_piece(route, take);
    if (!route.label.empty()) take(route.label_box);
  }
  std::sort(taken.begin(), taken.end());
  std::int32_t x = title.x;
  for (const auto& [from, to] : taken) {
    if (from < x + title.width) x = std::max(x, to);
  }
  return x;
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
    const std::ptrdiff_t on_left = lines_on(drawing, left);
    if (right.x <= left.x || on_left == 0) continue;
    const std::ptrdiff_t on_right = lines_on(drawing, right);
    std::int32_t x = on_right < on_left ? right.x : left.x;
    if (on_right > 0) {
      const std::int32_t between = free_place(drawing, left, right.x);
      if (between < right.x) x = between;
    }
    for (TextLine& line : frame.lines) line.baseline.x = x;
  }
}

} // namespace waymark
