#pragma once

#include "backends/drawing.hpp"

#include <array>
#include <string>
#include <vector>

/// Geometry shared by the painters.
namespace waymark {

/// Of the line itself, in tenths of a point.
[[nodiscard]] std::int32_t line_width_tenths(const Route& route);

/// Cubic Bézier spline (1 + 3n points) of a route; straight pieces get their controls on the line.
[[nodiscard]] std::vector<Point> as_spline(const Route& route);

/// Tip and the two corners behind it. The route must have two different points.
[[nodiscard]] std::array<Point, 3> arrow_head(const Route& route);

/// SVG path data; corners of a polyline are rounded. Ends a little before the tip of the arrow.
[[nodiscard]] std::string path_data(const Route& route);

} // namespace waymark
