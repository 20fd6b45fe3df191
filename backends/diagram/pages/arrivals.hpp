#pragma once

#include "diagram/pages/line_pieces.hpp"

#include <vector>

namespace waymark::pages {

/// Lines of one style that come onto a page for one node there, from one side, come as one, that
/// which bends least; so one letter is for all of them. Each that ends at a bar comes for itself:
/// they are waited for. The pieces of the others are left without points. Linear but for sorting.
void join_arrivals(std::vector<Crossing>& crossings, std::vector<Drawing>& pages);

} // namespace waymark::pages
