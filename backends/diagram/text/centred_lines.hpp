#pragma once

#include "backends/drawing.hpp"
#include "diagram/layout/box.hpp"
#include "diagram/text/text_metrics.hpp"

#include <vector>

namespace waymark {

/// Sets lines of one size below one another, in the middle of the box; upright ones beside one
/// another, from left to right.
inline void centre_lines(std::vector<TextLine>& lines, const Box& box) {
  if (lines.empty()) return;
  const bool upright = lines.front().upright;
  const std::int32_t each = line_height(lines.front().size);
  const std::int32_t all = each * static_cast<std::int32_t>(lines.size());
  const Point middle = middle_of(box);
  std::int32_t at = upright ? box.x + (box.width - all) / 2 : box.y + (box.height - all) / 2;
  for (TextLine& line : lines) {
    at += each;
    // The baseline lies about a third of the size above the bottom of the line.
    const std::int32_t baseline = at - line.size / 3;
    line.baseline = upright ? Point{baseline, middle.y} : Point{middle.x, baseline};
  }
}

} // namespace waymark
