#pragma once

#include "backends/drawing.hpp"
#include "diagram/pages/axis.hpp"

#include <cstddef>
#include <cstdint>

/// What stands again at the beginning of a page.
namespace waymark::pages {

inline constexpr std::int32_t gap = 4;
/// Of a frame that goes on from the page before, for its title.
[[nodiscard]] std::int32_t title_room(const DrawnNode& frame);

/// The heads nearest before `start`, where the page begins in the drawing, and those of the rows
/// that go on; the page, the `number`th, grows by them.
void repeat_heads(const Drawing& drawing, Axis axis, std::int32_t start, std::size_t number,
                  Drawing& page);

/// Of stages, in whose columns nothing stands on the page: it would look like a gap.
void drop_empty_stages(Drawing& page);

/// What `repeat_heads` needs at most.
[[nodiscard]] std::int32_t room_for_heads(const Drawing& drawing, Axis axis);

} // namespace waymark::pages
