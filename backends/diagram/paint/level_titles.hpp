#pragma once

#include "backends/drawing.hpp"

namespace waymark {

/// The drawing for a painter that cannot turn text, as Graphviz: heads of lanes with upright titles
/// become wider, to the left, until their titles stand level in them. All else stays in its place.
[[nodiscard]] Drawing with_level_titles(Drawing drawing);

} // namespace waymark
