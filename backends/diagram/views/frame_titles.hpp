#pragma once

#include "backends/drawing.hpp"

namespace waymark {

/// Moves the titles of frames from the left to the right, or to a place between, where that takes
/// them off a line. Linear in the frames times the lines.
void move_titles_aside(Drawing& drawing);

} // namespace waymark
