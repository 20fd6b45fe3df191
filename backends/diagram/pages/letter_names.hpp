#pragma once

#include "backends/drawing.hpp"
#include "backends/language.hpp"
#include "diagram/pages/cutting.hpp"

#include <vector>

namespace waymark::pages {

/// Says below each page of a network from where to where the lines with its letters lead, where
/// there is room: each line of a network is looked up by itself, while those of a flow are followed
/// from the start. Linear in the lines.
void name_letters(std::vector<Drawing>& pages, const Drawing& whole, const Room& room,
                  const Language& words);

} // namespace waymark::pages
