#pragma once

#include "backends/drawing.hpp"
#include "diagram/pages/cutting.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace waymark::pages {

inline constexpr std::int32_t foot_size = 11; ///< of the type below drawings

/// Takes the lines below a drawing off it that say what its signs mean: they stand on each page
/// with room.
[[nodiscard]] std::vector<DrawnNode> take_legends(Drawing& drawing);

/// What short legends take at the foot of each page; long ones stand on the last page only.
[[nodiscard]] std::int32_t room_for_legends(std::span<const DrawnNode> legends);

/// A legend without room on the last page gets one of its own.
void add_legends(std::vector<Drawing>& parts, std::span<const DrawnNode> legends, const Room& room);

} // namespace waymark::pages
