#pragma once

#include "grammar/ascii.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace waymark {

/// A decoded code point and the bytes it took; `size` 0 at the end of the text.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;
};

/// Requires valid UTF-8 (what `Source::text` guarantees) and `offset <= text.size()`.
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t offset);
void append_utf8(std::string& out, char32_t code_point);

[[nodiscard]] bool is_letter(char32_t code_point);
[[nodiscard]] bool is_letter_mark_or_digit(char32_t code_point);

/// By byte: is it an ASCII letter, digit or `_`?
inline constexpr auto is_ascii_word_byte = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char c = static_cast<char>(byte);
    table[byte] = is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
  }
  return table;
}();
/// `identifier_length` where the identifier is not just ASCII letters, digits and `_`.
[[nodiscard]] std::size_t mixed_identifier_length(std::string_view text, std::size_t offset);

/// Length in bytes of the identifier at `offset`; 0 if there is none. Letters or `_`, then letters,
/// marks, digits, `_` and single `-` between them. Inline, because nearly every byte of a text is
/// looked at here.
[[nodiscard]] inline std::size_t identifier_length(std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  while (at < text.size() && is_ascii_word_byte[static_cast<unsigned char>(text[at])]) ++at;
  const bool goes_on =
      at < text.size() && (text[at] == '-' || static_cast<unsigned char>(text[at]) >= 0x80);
  if (goes_on) return mixed_identifier_length(text, offset);
  const bool begins_with_digit = at != offset && is_ascii_digit(text[offset]);
  return begins_with_digit ? 0 : at - offset;
}

[[nodiscard]] std::size_t count_code_points(std::string_view text);
/// Columns of a terminal; the widest code point of a grapheme cluster counts.
[[nodiscard]] std::size_t display_width(std::string_view text);

[[nodiscard]] bool is_ascii(std::string_view text);
[[nodiscard]] std::string to_nfc(std::string_view text);
/// Simple case folding and NFC, for comparing what people see.
[[nodiscard]] std::string fold_case(std::string_view text);
/// Appends one code point, its case folded and its marks apart: for comparing, not for showing.
void append_folded(std::string& out, char32_t code_point);
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string capitalize(std::string_view text);

} // namespace waymark
