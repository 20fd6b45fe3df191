#pragma once

#include "backends/drawing.hpp"

namespace waymark::pages {

/// Takes the lanes out of a page in which nothing stands, and moves the others together. Where a
/// line turns or ends in such a lane, the lane beside it gets the room. Of a drawing without lanes
/// nothing changes. Linear in its parts times its lanes.
void drop_unused_lanes(Drawing& page);

} // namespace waymark::pages
