#include "string_scan.hpp"

#include "blanks.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <array>

namespace waymark {
namespace {

/// How far along a line a guess about lost quotes looks: keeps every guess cheap on endless lines.
constexpr std::size_t guess_range = 1024;

/// Read on from `offset`, outside of strings: does the line end inside a string?
bool ends_inside_string(std::string_view text, std::size_t offset) {
  bool inside = false;
  const std::size_t limit = std::min(text.size(), offset + guess_range);
  for (std::size_t at = offset; at < limit && text[at] != '\n'; ++at) {
    const char c = text[at];
    if (c == '#' && !inside) return false;
    if (c == '"' && !inside && text.substr(at, 3) == "\"\"\"") return false;
    if (c == '"') inside = !inside;
    if (c == '\\' && inside && at + 1 < limit && text[at + 1] != '\n') ++at;
  }
  return inside && limit != offset + guess_range;
}

/// A quote with a blank before it and a word behind it: most likely it opens a string.
bool looks_like_opening_quote(std::string_view text, std::size_t offset) {
  const char before = text[offset - 1];
  return (before == ' ' || before == '\t') && identifier_length(text, offset + 1) != 0;
}

/// Does a block that opens on the line of `offset` go on there?
bool line_opens_block(std::string_view text, std::size_t offset) {
  std::size_t closed = 0;
  const std::size_t limit = offset > guess_range ? offset - guess_range : 0;
  for (std::size_t at = offset; at > limit && text[at - 1] != '\n'; --at) {
    if (text[at - 1] == '}') ++closed;
    if (text[at - 1] == '{' && closed-- == 0) return true;
  }
  return false;
}

bool only_blanks_behind(std::string_view text, std::size_t offset) {
  return text.find_first_not_of(" \t\r\n", offset) == std::string_view::npos;
}

/// By byte: can it end a string, or hide the quote behind it?
constexpr auto matters_in_string = [] {
  std::array<bool, 256> table{};
  for (const char c : {'"', '\\', '\n'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

} // namespace

StringEnd find_string_end(std::string_view text, std::size_t offset) {
  std::size_t at = offset + 1;
  bool lost_quote = false;
  for (; at < text.size(); ++at) {
    while (at < text.size() && !matters_in_string[static_cast<unsigned char>(text[at])]) ++at;
    if (at >= text.size() || text[at] == '\n') break;
    if (text[at] == '"' && !lost_quote) {
      lost_quote = looks_like_opening_quote(text, at) && ends_inside_string(text, at + 1);
      if (!lost_quote) return {at + 1, true};
    }
    if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] != '\n') ++at;
  }
  const auto trim = [&] {
    while (at > offset + 1 && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\r'))
      --at;
  };
  trim();
  const bool opens = at > offset + 1 && text[at - 1] == '{';
  const bool closes = at > offset + 1 && text[at - 1] == '}' &&
                      (line_opens_block(text, offset) || only_blanks_behind(text, at));
  if (opens || closes) {
    --at;
    trim();
  }
  return {at, false};
}

std::size_t unopened_text_length(std::string_view text, std::size_t offset) {
  if (offset >= text.size() ||
      std::string_view("\"#{};").find(text[offset]) != std::string_view::npos)
    return 0;
  const std::size_t limit = std::min(text.size(), offset + guess_range);
  std::size_t at = offset;
  for (; at < limit && text[at] != '\n' && text[at] != '"'; ++at)
    if (text[at] == '#' && blank_length(text, at - 1) != 0) return 0;
  if (at >= limit || at == offset || text[at] != '"' || blank_length(text, at - 1) != 0) return 0;
  const std::size_t behind = at + 1;
  const bool ends_word = behind >= text.size() || blank_length(text, behind) != 0 ||
                         std::string_view("\n,;{}").find(text[behind]) != std::string_view::npos;
  return ends_word ? behind - offset : 0;
}

} // namespace waymark
