#pragma once

#include "backends/drawing.hpp"

namespace waymark {

/// Moves labels that stand on the border of a frame to its inside or outside, as little as needed,
/// where they touch nothing else and stay beside their own line. Where there is no such place, they
/// stay. The work is that of the drawing for each of these labels.
void move_labels_off_frames(Drawing& drawing);

/// Moves labels that the broad lines of a marked way would touch, a little, where that is free.
void move_labels_off_ways(Drawing& drawing);

} // namespace waymark
