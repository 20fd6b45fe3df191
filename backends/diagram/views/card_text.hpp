#pragma once

#include "backends/drawing.hpp"
#include "diagram/text/text_metrics.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The texts of shapes, in lines.
namespace waymark {

inline constexpr Font card_title_font{13, false};
inline constexpr Font card_detail_font{11, false};

inline constexpr std::int32_t badge_icon_room = 14;
inline constexpr std::size_t most_text_lines = 9; ///< of one text; on paper no tooltip has the rest

/// Lines below one another, centred on `x`; returns the y below the last.
std::int32_t stack_lines(std::vector<TextLine>& out, const std::vector<std::string>& lines,
                         Point top, Font font, std::string_view style);

[[nodiscard]] std::int32_t height_of(const std::vector<std::string>& lines, Font font);

/// A long word is better whole in a wider shape than broken; not at any price.
[[nodiscard]] std::int32_t room_for_words(std::string_view text, std::int32_t width, Font font);

/// A title. Long ones get a wider shape before they lose their end.
[[nodiscard]] std::vector<std::string> wrap_roomy(std::string_view text, std::int32_t width,
                                                  std::size_t lines);

/// A line is broken at its dots first (`details_separator`), and they go.
[[nodiscard]] std::vector<std::string> wrap_details(std::string_view text, std::int32_t width);

} // namespace waymark
