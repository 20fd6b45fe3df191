#pragma once

#include "diagram/pages/connectors.hpp"
#include "diagram/pages/line_pieces.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace waymark::pages {

inline constexpr std::int32_t before_letters = 10; ///< that lines run straight to them at least

/// Puts letters at the ends of the lines that go on on another page, one for all that run in one
/// another, and leads the lines to them. `room` is that across the pages.
void add_letters(std::span<const Crossing> crossings, const PageEdges& edges, std::int32_t room,
                 std::vector<Drawing>& pages, Letters& letters);

/// Lanes and stages that are cut end behind the letters, and what else hangs over.
void enclose_letters(const PageEdges& edges, std::vector<Drawing>& pages);

} // namespace waymark::pages
