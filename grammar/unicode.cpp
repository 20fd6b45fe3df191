#include "grammar/unicode.hpp"
#include "grammar/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>

namespace waymark {
namespace {

/// Bytes that one identifier character takes at `offset`; 0 if none stands there.
std::size_t identifier_character(std::string_view text, std::size_t offset, bool first) {
  if (offset >= text.size()) return 0;
  const char c = text[offset];
  if (static_cast<unsigned char>(c) < 0x80)
    return is_ascii_letter(c) || c == '_' || (!first && is_ascii_digit(c)) ? 1 : 0;
  const CodePoint point = decode(text, offset);
  const bool fits = first ? is_letter(point.value) : is_letter_mark_or_digit(point.value);
  return fits ? point.size : 0;
}

std::string map(std::string_view text, unsigned options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return std::string(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

} // namespace

CodePoint decode(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return {lead, 1};
  utf8proc_int32_t value = 0;
  const auto size =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset),
                       static_cast<utf8proc_ssize_t>(text.size() - offset), &value);
  if (size <= 0) return {0xfffd, 1};
  return {static_cast<char32_t>(value), static_cast<std::uint32_t>(size)};
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool is_letter(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_letter(static_cast<char>(code_point));
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_letter_mark_or_digit(char32_t code_point) {
  if (code_point < 0x80) {
    const auto c = static_cast<char>(code_point);
    return is_ascii_letter(c) || is_ascii_digit(c);
  }
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ND;
}

std::size_t mixed_identifier_length(std::string_view text, std::size_t offset) {
  std::size_t at = offset + identifier_character(text, offset, true);
  if (at == offset) return 0;
  for (;;) {
    while (at < text.size() && is_ascii_word_byte[static_cast<unsigned char>(text[at])]) ++at;
    const std::size_t hyphen = at < text.size() && text[at] == '-' ? 1 : 0;
    if (hyphen == 0 && (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80)) break;
    const std::size_t step = identifier_character(text, at + hyphen, false);
    if (step == 0) break;
    at += hyphen + step;
  }
  return at - offset;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

std::size_t display_width(std::string_view text) {
  std::size_t total = 0;
  std::size_t cluster = 0;
  utf8proc_int32_t state = 0;
  utf8proc_int32_t previous = -1;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const auto value = static_cast<utf8proc_int32_t>(point.value);
    if (previous >= 0 && utf8proc_grapheme_break_stateful(previous, value, &state)) {
      total += cluster;
      cluster = 0;
    }
    cluster = std::max(cluster, static_cast<std::size_t>(std::max(0, utf8proc_charwidth(value))));
    previous = value;
    at += point.size;
  }
  return total + cluster;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) {
    std::string folded(text);
    for (char& c : folded) c = ascii_lower(c);
    return folded;
  }
  return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

void append_folded(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    const auto c = static_cast<char>(code_point);
    out += ascii_lower(c);
    return;
  }
  std::array<utf8proc_int32_t, 32> folded{}; // Unicode's longest decomposition has 18 code points
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(code_point), folded.data(), folded.size(),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD), &boundary);
  for (utf8proc_ssize_t i = 0; i < count; ++i)
    append_utf8(out, static_cast<char32_t>(folded[static_cast<std::size_t>(i)]));
}

std::string to_lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append_utf8(
        lower, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))));
    at += point.size;
  }
  return lower;
}

std::string capitalize(std::string_view text) {
  std::string result;
  const CodePoint first = decode(text, 0);
  if (first.size == 0) return result;
  append_utf8(result,
              static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(first.value))));
  result.append(text.substr(first.size));
  return result;
}

} // namespace waymark
