#include "diagram/paint/level_titles.hpp"

#include "diagram/text/text_metrics.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::int32_t head_padding = 12;

bool is_upright(const DrawnNode& frame) {
  return !frame.lines.empty() && frame.lines.front().upright;
}

std::int32_t missing_width(const DrawnNode& frame) {
  std::int32_t widest = 0;
  for (const TextLine& line : frame.lines) {
    widest = std::max(widest, text_width(line.text, {line.size, line.bold}));
  }
  return widest + 2 * head_padding - frame.box.width;
}

void lay_level(DrawnNode& frame, std::int32_t more_width) {
  frame.box.x -= more_width;
  frame.box.width += more_width;
  const std::int32_t each = line_height(frame.lines.front().size);
  const auto lines = static_cast<std::int32_t>(frame.lines.size());
  std::int32_t y = frame.box.y + (frame.box.height - lines * each) / 2;
  for (TextLine& line : frame.lines) {
    y += each;
    line.upright = false;
    line.baseline = {frame.box.x + frame.box.width / 2, y - line.size / 3};
  }
}

} // namespace

Drawing with_level_titles(Drawing drawing) {
  std::int32_t more_width = 0;
  for (const DrawnNode& frame : drawing.frames) {
    if (is_upright(frame)) more_width = std::max(more_width, missing_width(frame));
  }
  for (DrawnNode& frame : drawing.frames) {
    if (is_upright(frame)) lay_level(frame, more_width);
  }
  drawing.bounds.x -= more_width;
  drawing.bounds.width += more_width;
  return drawing;
}

} // namespace waymark
