#pragma once

#include "backends/drawing.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

/// How boxes and lines lie to one another. Sharing a border is not overlapping.
namespace waymark {

[[nodiscard]] inline bool overlap(const Box& a, const Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/// The whole of it.
[[nodiscard]] inline bool holds(const Box& outer, const Box& box) {
  return box.x >= outer.x && box.y >= outer.y && box.x + box.width <= outer.x + outer.width &&
         box.y + box.height <= outer.y + outer.height;
}

/// Not on its border.
[[nodiscard]] inline bool holds(const Box& outer, Point point) {
  return point.x > outer.x && point.x < outer.x + outer.width && point.y > outer.y &&
         point.y < outer.y + outer.height;
}

[[nodiscard]] inline Point middle_of(const Box& box) {
  return {box.x + box.width / 2, box.y + box.height / 2};
}

[[nodiscard]] inline Box grown(const Box& box, std::int32_t by) {
  return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

/// Calls `use` with a box around each piece of the line; of a curve around those of its controls.
template<typename Use>
void each_piece(const Route& route, Use&& use) {
  for (std::size_t i = 1; i < route.points.size(); ++i) {
    const auto [left, right] = std::minmax(route.points[i - 1].x, route.points[i].x);
    const auto [top, bottom] = std::minmax(route.points[i - 1].y, route.points[i].y);
    use(Box{left, top, right - left + 1, bottom - top + 1});
  }
}

[[nodiscard]] inline bool touches(const Route& route, const Box& box) {
  bool touched = false;
  each_piece(route, [&](const Box& piece) { touched = touched || overlap(piece, box); });
  return touched;
}

} // namespace waymark
