#pragma once

#include "backends/drawing.hpp"

namespace waymark::pages {

/// Takes the lanes out of a page in which nothing lies, not even a line that passes, and moves the
/// others together. Of a drawing without lanes nothing changes. Linear in its parts times its
/// lanes.
void drop_unused_lanes(Drawing& page);

} // namespace waymark::pages
