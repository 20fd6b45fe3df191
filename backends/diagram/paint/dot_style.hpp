#pragma once

#include "backends/drawing.hpp"

#include <string_view>

namespace waymark {

/// How a class of the style sheet looks where there are no style sheets: the same colours, by
/// their names in the palette, and the same borders.
struct DotStyle {
  std::string_view style;
  std::string_view fill;    ///< empty: none
  std::string_view border;  ///< empty: none
  std::string_view width{}; ///< of the border; empty: the usual one
  bool dashed = false;
};

[[nodiscard]] DotStyle dot_style(std::string_view style);

} // namespace waymark
