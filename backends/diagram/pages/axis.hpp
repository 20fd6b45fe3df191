#pragma once

#include "backends/drawing.hpp"

#include <cstdint>

namespace waymark::pages {

/// Along which a drawing is cut into pages: from left to right, or from the top down. `along` is
/// the coordinate in that direction, `across` the other.
enum class Axis : std::uint8_t { right, down };

[[nodiscard]] inline Axis other(Axis axis) {
  return axis == Axis::right ? Axis::down : Axis::right;
}

[[nodiscard]] inline std::int32_t along(Point point, Axis axis) {
  return axis == Axis::right ? point.x : point.y;
}
[[nodiscard]] inline std::int32_t across(Point point, Axis axis) {
  return axis == Axis::right ? point.y : point.x;
}
[[nodiscard]] inline Point point(std::int32_t along, std::int32_t across, Axis axis) {
  return axis == Axis::right ? Point{along, across} : Point{across, along};
}
[[nodiscard]] inline std::int32_t low(const Box& box, Axis axis) {
  return axis == Axis::right ? box.x : box.y;
}
[[nodiscard]] inline std::int32_t length(const Box& box, Axis axis) {
  return axis == Axis::right ? box.width : box.height;
}
[[nodiscard]] inline std::int32_t high(const Box& box, Axis axis) {
  return low(box, axis) + length(box, axis);
}

/// Of the sides of a frame, that at which a page begins, and that at which it ends.
[[nodiscard]] inline bool& open_begin(OpenSides& open, Axis axis) {
  return axis == Axis::right ? open.left : open.top;
}
[[nodiscard]] inline bool& open_end(OpenSides& open, Axis axis) {
  return axis == Axis::right ? open.right : open.bottom;
}

/// Along which pages follow one another on which it stands again.
[[nodiscard]] inline bool is_head_along(const DrawnNode& node, Axis axis) {
  return node.heading == (axis == Axis::right ? Heading::of_row : Heading::of_column);
}

/// Stands above rows that belong to it.
[[nodiscard]] inline bool heads_rows(const DrawnNode& node) {
  return node.heading == Heading::of_part || node.heading == Heading::of_section;
}

[[nodiscard]] inline bool is_lane(const DrawnNode& frame) {
  return frame.style == "lane" || frame.style == "lane-odd";
}
/// A lane, the head of one, or a stage beside them: they bound one another.
[[nodiscard]] inline bool is_lane_part(const DrawnNode& frame) {
  return is_lane(frame) || frame.style == "lane-title" || frame.style == "stage";
}

} // namespace waymark::pages
