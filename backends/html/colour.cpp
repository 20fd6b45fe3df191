#include "html/colour.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace waymark::html {

namespace {

constexpr Colour white{255, 255, 255};
constexpr Colour black{0, 0, 0};
constexpr Colour default_accent{15, 98, 104};
// As in style.css: the darkest ground that accent text stands on in light, the lightest in dark.
constexpr Colour light_ground{241, 243, 247};
constexpr Colour dark_ground{34, 40, 53};
constexpr Colour light_page{255, 255, 255};
constexpr Colour dark_page{18, 21, 28};

std::optional<std::uint8_t> digit(char letter) {
  if (letter >= '0' && letter <= '9') return static_cast<std::uint8_t>(letter - '0');
  if (letter >= 'a' && letter <= 'f') return static_cast<std::uint8_t>(letter - 'a' + 10);
  if (letter >= 'A' && letter <= 'F') return static_cast<std::uint8_t>(letter - 'A' + 10);
  return std::nullopt;
}

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const Colour& colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

} // namespace

std::optional<Colour> parse_colour(std::string_view text) {
  if ((text.size() != 7 && text.size() != 4) || text.front() != '#') {
    return std::nullopt;
  }
  std::array<std::uint8_t, 3> channels{};
  const bool is_short = text.size() == 4;
  for (std::size_t at = 0; at < 3; ++at) {
    const auto high = digit(text[is_short ? 1 + at : 1 + 2 * at]);
    const auto low = digit(text[is_short ? 1 + at : 2 + 2 * at]);
    if (!high || !low) {
      return std::nullopt;
    }
    channels[at] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return Colour{channels[0], channels[1], channels[2]};
}

std::string to_text(const Colour& colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

double contrast(const Colour& one, const Colour& other) {
  const double first = luminance(one) + 0.05;
  const double second = luminance(other) + 0.05;
  return first > second ? first / second : second / first;
}

Colour mix(const Colour& colour, const Colour& base, double share) {
  const auto channel = [share](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from * share + to * (1 - share)));
  };
  return {channel(colour.red, base.red), channel(colour.green, base.green),
          channel(colour.blue, base.blue)};
}

Colour readable(const Colour& colour, const Colour& background, const Colour& towards,
                double ratio) {
  for (int percent = 100; percent > 0; percent -= 2) {
    const Colour candidate = mix(colour, towards, percent / 100.0);
    if (contrast(candidate, background) >= ratio) {
      return candidate;
    }
  }
  return towards;
}

Accent accent_variables(std::optional<Colour> accent) {
  const Colour chosen = accent.value_or(default_accent);
  const Colour light = readable(chosen, mix(chosen, light_ground, 0.1), black);
  const Colour dark = readable(chosen, mix(chosen, dark_ground, 0.2), white);
  constexpr std::string_view pattern =
      "--accent: {}; --on-accent: {}; --accent-soft: {}; --accent-line: {};";
  return {fmt::format(pattern, to_text(light), to_text(readable(white, light, white)),
                      to_text(mix(light, light_page, 0.08)), to_text(mix(light, light_page, 0.35))),
          fmt::format(pattern, to_text(dark), to_text(mix(dark, black, 0.1)),
                      to_text(mix(chosen, dark_page, 0.22)), to_text(mix(dark, dark_page, 0.4)))};
}

} // namespace waymark::html
