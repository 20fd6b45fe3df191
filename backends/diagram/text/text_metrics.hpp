#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How wide text will be, without asking any renderer: the same numbers on every machine.
///
/// Widths are those of Liberation Sans, which are those of Arial and Helvetica too.
namespace waymark {

struct Font {
  std::int32_t size = 12; ///< points
  bool bold = false;
};

/// Points, rounded up. By code point: marks take no room, CJK a full em, emoji a little more.
/// Linear.
[[nodiscard]] std::int32_t text_width(std::string_view text, Font font);

/// Whether the width is that of the font, for each letter: of other letters, which a renderer takes
/// from a font of its own choice, it is an upper estimate.
[[nodiscard]] bool has_known_width(std::string_view text);

/// Breaks text into at most `max_lines` (at least 1) lines of at most `max_width` points: as few as
/// possible, then as equal as possible. A word that is too long is broken; what does not fit ends
/// in an ellipsis. White space and control characters count as one space. Never empty.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::int32_t max_width,
                                            Font font, std::size_t max_lines);

/// Appends the next of the lines that `wrap` made of a text, so that this is whole again: with a
/// space where there was one, as far as the letters at either side tell.
void append_wrapped(std::string& text, std::string_view line);

/// Of the words that `wrap` would have to break in a narrower room.
[[nodiscard]] std::int32_t widest_word(std::string_view text, Font font);

/// The room that lines need: more than is measured where a letter's width is only guessed, for
/// then the painter cannot say how long a line is to be.
[[nodiscard]] std::int32_t widest(const std::vector<std::string>& lines, Font font);

/// Distance from one baseline to the next.
[[nodiscard]] constexpr std::int32_t line_height(std::int32_t size) {
  return size + size / 4;
}

} // namespace waymark
