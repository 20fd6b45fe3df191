#include "identifiers.hpp"

#include "grammar/ascii.hpp"
#include "grammar/literals.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <array>

namespace waymark {

namespace {

/// What an id keeps of an ASCII character of a title; 0 for one that an id does not have.
constexpr char id_character(char c) {
  const bool kept = is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
  return kept ? ascii_lower(c) : '\0';
}

constexpr auto id_characters = [] {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < 128; ++i) table[i] = id_character(static_cast<char>(i));
  return table;
}();

/// The ids of ASCII titles, as most are: one byte at a time, in place. False, and nothing appended,
/// for other titles.
bool append_ascii_id(std::string& out, std::string_view title) {
  const std::size_t first = out.size();
  out.resize(first + title.size() + 1);
  char* const begin = out.data() + first;
  char* end = begin;
  bool gap = false;
  unsigned char seen = 0;
  for (const char c : title) {
    const char character = id_characters[static_cast<unsigned char>(c)];
    const bool kept = character != '\0';
    seen |= static_cast<unsigned char>(c);
    // Without branches, for words end anywhere. The hyphen fits: it stands for at least one
    // character left out, and what is written behind the end is written over.
    *end = '-';
    end += static_cast<int>(kept & gap & (end != begin));
    *end = character;
    end += static_cast<int>(kept);
    gap = !kept;
  }
  const bool fits = seen < 0x80;
  out.resize(fits ? first + static_cast<std::size_t>(end - begin) : first);
  return fits;
}

std::string unicode_id(std::string_view title) {
  constexpr char32_t first_combining = 0x300; // code points below it are in NFC by themselves
  std::string id;
  bool gap = false;
  bool composes = false;
  for (std::size_t offset = 0; offset < title.size();) {
    const CodePoint point = decode(title, offset);
    if (point.size == 0) break;
    const bool is_kept = point.value < 0x80 ? id_characters[point.value] != '\0'
                                            : is_letter_mark_or_digit(point.value);
    if (is_kept) {
      if (gap && !id.empty()) id.push_back('-');
      gap = false;
      if (point.value < 0x80) {
        id.push_back(id_characters[point.value]);
      } else {
        id += to_lower(title.substr(offset, point.size));
        composes = composes || point.value >= first_combining;
      }
    } else {
      gap = true;
    }
    offset += point.size;
  }
  return composes ? to_nfc(id) : id;
}

} // namespace

std::string_view string_text(NodeRef string, TextStore& texts) {
  std::string_view quoted = string.text();
  if (string.damage() == Damage::foreign_quotes) {
    quoted.remove_prefix(decode(quoted, 0).size);
    while (!quoted.empty() && (static_cast<unsigned char>(quoted.back()) & 0xC0) == 0x80)
      quoted.remove_suffix(1);
    if (!quoted.empty()) quoted.remove_suffix(1);
    const bool is_doubled = quoted.size() > 1 && quoted.front() == '"' && quoted.back() == '"';
    if (is_doubled) quoted = quoted.substr(1, quoted.size() - 2);
    return quoted;
  }
  if (quoted.find('\\') != std::string_view::npos) return texts.keep(decode_string(quoted).text);
  const std::size_t marks = string.damage() == Damage::unclosed ? 1 : 2;
  return quoted.size() < marks ? std::string_view() : quoted.substr(1, quoted.size() - marks);
}

std::string_view normal_id(std::string_view written, TextStore& texts) {
  if (is_ascii(written)) return written;
  const std::string normal = to_nfc(written);
  return normal == written ? written : texts.keep(normal);
}

std::string_view id_of_title(std::string_view title, TextStore& texts) {
  std::string& chunk = texts.room(title.size() + 1);
  const std::size_t first = chunk.size();
  if (!append_ascii_id(chunk, title)) return texts.keep(unicode_id(title));
  return std::string_view(chunk).substr(first);
}

std::string_view title_of_id(std::string_view id, TextStore& texts) {
  const auto space_out = [](std::string& text, std::size_t first) {
    std::replace_if(
        text.begin() + static_cast<std::ptrdiff_t>(first), text.end(),
        [](char c) { return c == '_' || c == '-'; }, ' ');
  };
  if (!is_ascii(id)) {
    std::string spaced(id);
    space_out(spaced, 0);
    return texts.keep(capitalize(spaced));
  }
  std::string& chunk = texts.room(id.size());
  const std::size_t first = chunk.size();
  chunk.append(id);
  space_out(chunk, first);
  if (id.empty()) return {};
  if (char& initial = chunk[first]; initial >= 'a' && initial <= 'z') {
    initial = static_cast<char>(initial - 'a' + 'A');
  }
  return std::string_view(chunk).substr(first);
}

NameText name_text(NodeRef name, NodeRef title, TextStore& texts) {
  NameText result;
  if (title) {
    result.title = string_text(title, texts);
    result.span = title.span();
  }
  if (name) {
    result.id = normal_id(name.text(), texts);
    result.span = name.span();
    result.explicit_id = true;
    if (result.title.empty()) result.title = title_of_id(result.id, texts);
  } else if (title) {
    result.id = id_of_title(result.title, texts);
  }
  return result;
}

} // namespace waymark
