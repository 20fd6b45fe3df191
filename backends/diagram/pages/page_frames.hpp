#pragma once

#include "diagram/pages/page_edges.hpp"

#include <vector>

namespace waymark::pages {

/// Puts the frames onto the pages, whose nodes are there already: those that are cut in parts, open
/// where they go on, without those around nothing.
void add_frames(const Drawing& drawing, const PageEdges& edges, std::vector<Drawing>& pages);

} // namespace waymark::pages
