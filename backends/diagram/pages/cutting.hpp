#pragma once

#include "diagram/pages/axis.hpp"

#include <cstdint>
#include <vector>

namespace waymark::pages {

struct Room {
  std::int32_t width = 0;
  std::int32_t height = 0;
};

/// Parts that are not larger than the room, as far as anything in the drawing is not larger
/// itself. Cut along `first`, then each part along the other axis where it is still too long. Parts
/// on which nothing stands are left out.
[[nodiscard]] std::vector<Drawing> cut_to(const Drawing& drawing, const Room& room, Axis first);

} // namespace waymark::pages
