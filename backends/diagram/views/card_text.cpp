#include "diagram/views/card_text.hpp"

#include "diagram/views/card.hpp"

#include <algorithm>
#include <utility>

namespace waymark {

std::int32_t stack_lines(std::vector<TextLine>& out, const std::vector<std::string>& lines,
                         Point top, Font font, std::string_view style) {
  for (const std::string& line : lines) {
    top.y += line_height(font.size);
    // The baseline lies about a quarter of the size above the bottom of the line.
    out.push_back({line,
                   {top.x, top.y - font.size / 3},
                   Align::centre,
                   font.size,
                   font.bold,
                   std::string(style)});
  }
  return top.y;
}

std::int32_t height_of(const std::vector<std::string>& lines, Font font) {
  return static_cast<std::int32_t>(lines.size()) * line_height(font.size);
}

std::int32_t room_for_words(std::string_view text, std::int32_t width, Font font) {
  constexpr std::int32_t widest_whole_word = 200;
  const std::int32_t word = widest_word(text, font);
  return word <= widest_whole_word ? std::max(width, word) : width;
}

std::vector<std::string> wrap_roomy(std::string_view text, std::int32_t width, std::size_t lines) {
  width = room_for_words(text, width, card_title_font);
  if (wrap(text, width, card_title_font, lines + 1).size() <= lines) {
    return wrap(text, width, card_title_font, lines);
  }
  return wrap(text, width * 3 / 2, card_title_font, most_text_lines);
}

std::vector<std::string> wrap_details(std::string_view text, std::int32_t width) {
  width = room_for_words(text, width, card_detail_font);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t dot = std::min(text.find(details_separator, at), text.size());
    const std::string_view part = text.substr(at, dot - at);
    at = std::min(dot + details_separator.size(), text.size());
    if (!lines.empty()) {
      std::string joined = lines.back();
      joined.append(details_separator).append(part);
      if (text_width(joined, card_detail_font) <= width) {
        lines.back() = std::move(joined);
        continue;
      }
    }
    for (std::string& line : wrap(part, width, card_detail_font, most_text_lines))
      lines.push_back(std::move(line));
  }
  if (lines.size() > most_text_lines) {
    lines.resize(most_text_lines);
    lines.back() += "\u2026";
  }
  return lines;
}

} // namespace waymark
