#include "diagram/paint/level_titles.hpp"

#include "diagram/text/centred_lines.hpp"
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
  for (TextLine& line : frame.lines) line.upright = false;
  centre_lines(frame.lines, frame.box);
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
