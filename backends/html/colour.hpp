#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark::html {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  friend bool operator==(const Colour&, const Colour&) = default;
};

/// "#rrggbb" or "#rgb".
[[nodiscard]] std::optional<Colour> parse_colour(std::string_view text);
[[nodiscard]] std::string to_text(const Colour& colour);
/// WCAG 2.2 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const Colour& one, const Colour& other);
/// `share` (0 to 1) of `colour`, the rest of `base`.
[[nodiscard]] Colour mix(const Colour& colour, const Colour& base, double share);
/// The colour nearest to `colour` on the way to `towards` that has the contrast with `background`.
[[nodiscard]] Colour readable(const Colour& colour, const Colour& background, const Colour& towards,
                              double ratio = 4.6);

/// The variables that give the style sheet its accent.
struct Accent {
  std::string light;
  std::string dark;
};
/// Text in the accent colour, and text on it, is readable (WCAG AA) whatever the author chose.
[[nodiscard]] Accent accent_variables(std::optional<Colour> accent);

} // namespace waymark::html
