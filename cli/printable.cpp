#include "printable.hpp"

#include "grammar/unicode.hpp"

#include <algorithm>

namespace waymark {
namespace {

/// Length of the well-formed UTF-8 sequence at the start; 0 if there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || length > text.size()) return 0;
  for (std::size_t index = 1; index < length; ++index) {
    if ((byte(index) & 0xC0) != 0x80) return 0;
  }
  // Overlong forms, surrogates and what lies beyond Unicode.
  if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F) ||
      (lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F)) {
    return 0;
  }
  return length;
}

bool is_unsafe(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || // controls
         point == 0x2028 || point == 0x2029 ||              // line and paragraph separators
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";

} // namespace

std::string printable(std::string_view text, std::size_t column) {
  // Most text is plain: one look instead of one look for each character.
  const auto plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (std::all_of(text.begin(), text.end(), plain)) return std::string(text);

  std::string shown;
  shown.reserve(text.size());
  std::size_t measured = 0; // how much of `shown` is counted in `column`
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (text[0] == '\t') {
      column += display_width(std::string_view(shown).substr(measured));
      shown.append(4 - column % 4, ' ');
      column += 4 - column % 4;
      measured = shown.size();
    } else if (length == 0 || is_unsafe(decode(text, 0).value)) {
      shown += replacement;
    } else {
      shown += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return shown;
}

} // namespace waymark
