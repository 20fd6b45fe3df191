#include "diagram/pages/fan.hpp"

#include <algorithm>

namespace waymark::pages {
std::vector<std::int32_t> fan_levels(std::span<const std::int32_t> from,
                                     std::span<const std::int32_t> to) {
  std::vector<std::int32_t> levels(from.size(), 0);
  // Those led backwards keep clear of those before them, which turn aside nearer to the drawing.
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (to[i] >= from[i]) continue;
    levels[i] = 1;
    for (std::size_t k = i; k-- > 0 && from[k] + level_height > to[i];) {
      if (to[k] < from[k]) levels[i] = std::max(levels[i], levels[k] + 1);
    }
  }
  for (std::size_t i = from.size(); i-- > 0;) {
    if (to[i] <= from[i]) continue;
    levels[i] = 1;
    for (std::size_t k = i + 1; k < from.size() && from[k] - level_height < to[i]; ++k) {
      if (to[k] > from[k]) levels[i] = std::max(levels[i], levels[k] + 1);
    }
  }
  return levels;
}

} // namespace waymark::pages
