#pragma once

#include <cstdint>

namespace waymark {

inline constexpr std::int32_t units_per_em = 2048;

/// Advance widths, in units.
struct FontAdvance {
  std::int32_t regular = 0;
  std::int32_t bold = 0;
  bool known = false; ///< of the font itself, not of what stands in for it
};

[[nodiscard]] FontAdvance font_advance(char32_t code_point);

} // namespace waymark
