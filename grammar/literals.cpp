#include "grammar/literals.hpp"
#include "grammar/ascii.hpp"

#include "grammar/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace waymark {
namespace {

constexpr std::size_t longest_code_point = 6;

std::size_t length_of_character(std::string_view text, std::size_t offset) {
  return offset < text.size() ? decode(text, offset).size : 0;
}

int hexadecimal_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_character(std::uint32_t value) {
  return value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

struct Escape {
  enum class Shape { good, no_escape, no_character };
  std::size_t length = 0;
  Shape shape = Shape::good;
  char32_t value = 0;
};

/// `\u{…}` at `offset`.
Escape read_code_point(std::string_view text, std::size_t offset) {
  std::size_t at = offset + 2;
  if (at >= text.size() || text[at] != '{') return {2, Escape::Shape::no_escape};
  std::uint32_t value = 0;
  std::size_t digits = 0;
  for (++at; at < text.size() && hexadecimal_digit(text[at]) >= 0; ++at, ++digits) {
    // Too many digits are no character either; the value only must not wrap round to one.
    value = std::min<std::uint32_t>(value, 0xFFFFFF) * 16 +
            static_cast<std::uint32_t>(hexadecimal_digit(text[at]));
  }
  if (at >= text.size() || text[at] != '}') return {at - offset, Escape::Shape::no_escape};
  const std::size_t length = at + 1 - offset;
  if (digits == 0) return {length, Escape::Shape::no_escape};
  if (digits > longest_code_point || !is_character(value)) {
    return {length, Escape::Shape::no_character};
  }
  return {length, Escape::Shape::good, value};
}

Escape read_escape(std::string_view text, std::size_t offset) {
  switch (offset + 1 < text.size() ? text[offset + 1] : '\0') {
  case '"': return {2, Escape::Shape::good, U'"'};
  case '\\': return {2, Escape::Shape::good, U'\\'};
  case 'n': return {2, Escape::Shape::good, U'\n'};
  case 'u': return read_code_point(text, offset);
  default: return {1 + length_of_character(text, offset + 1), Escape::Shape::no_escape};
  }
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::size_t leading_blanks(std::string_view line) {
  return static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_blank) -
                                  line.begin());
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (bool more = true; more;) {
    const std::size_t end = text.find('\n');
    more = end != std::string_view::npos;
    std::string_view line = text.substr(0, end);
    while (line.ends_with('\r')) line.remove_suffix(1);
    if (leading_blanks(line) == line.size()) line = {};
    lines.push_back(line);
    if (more) text.remove_prefix(end + 1);
  }
  return lines;
}

std::string_view shared_indentation(const std::vector<std::string_view>& lines, std::size_t first) {
  std::string_view shared;
  bool seen = false;
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    const std::string_view blanks = lines[i].substr(0, leading_blanks(lines[i]));
    if (!seen) {
      shared = blanks;
      seen = true;
      continue;
    }
    const auto difference =
        std::mismatch(shared.begin(), shared.end(), blanks.begin(), blanks.end());
    shared = shared.substr(0, static_cast<std::size_t>(difference.first - shared.begin()));
  }
  return shared;
}

} // namespace

DecodedString decode_string(std::string_view quoted) {
  DecodedString result;
  result.text.reserve(quoted.size());
  std::size_t at = quoted.starts_with('"') ? 1 : 0;
  while (at < quoted.size() && quoted[at] != '"') {
    const std::size_t plain = std::min(quoted.find_first_of("\\\"", at), quoted.size());
    result.text.append(quoted.substr(at, plain - at));
    at = plain;
    if (at == quoted.size() || quoted[at] == '"') break;
    const Escape escape = read_escape(quoted, at);
    if (escape.shape != Escape::Shape::good && result.bad_escape_length == 0) {
      result.bad_escape = static_cast<std::uint32_t>(at);
      result.bad_escape_length = static_cast<std::uint32_t>(escape.length);
      result.bad_code_point = escape.shape == Escape::Shape::no_character;
    }
    switch (escape.shape) {
    case Escape::Shape::good: append_utf8(result.text, escape.value); break;
    case Escape::Shape::no_escape: result.text.append(quoted.substr(at, escape.length)); break;
    case Escape::Shape::no_character: append_utf8(result.text, U'\uFFFD'); break;
    }
    at += escape.length;
  }
  return result;
}

std::string quote_string(std::string_view text) {
  std::string quoted = "\"";
  quoted.reserve(text.size() + 2);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\0') {
      quoted += "\\u{FFFD}";
    } else if ((byte < 0x20 && c != '\t') || byte == 0x7F) {
      quoted += fmt::format("\\u{{{:X}}}", byte);
    } else {
      quoted += c;
    }
  }
  quoted += '"';
  return quoted;
}

std::vector<std::string_view> text_block_lines(std::string_view quoted) {
  if (quoted.starts_with(text_mark)) quoted.remove_prefix(text_mark.size());
  if (quoted.ends_with(text_mark)) quoted.remove_suffix(text_mark.size());
  while (!quoted.empty() && is_blank(quoted.back())) quoted.remove_suffix(1);
  std::vector<std::string_view> lines = split_lines(quoted);
  if (!lines.front().empty()) lines.front().remove_prefix(leading_blanks(lines.front()));

  const std::size_t indented = shared_indentation(lines, 1).size();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) lines[i].remove_prefix(indented);
  }
  if (lines.size() > 1 && lines.back().empty()) lines.pop_back();
  if (lines.front().empty()) lines.erase(lines.begin());
  return lines;
}

std::string dedent_text_block(std::string_view quoted) {
  return fmt::format("{}", fmt::join(text_block_lines(quoted), "\n"));
}

std::string quote_text_block(std::string_view markdown, std::string_view indentation) {
  std::vector<std::string_view> lines = split_lines(markdown);
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  const auto first =
      std::find_if_not(lines.begin(), lines.end(), [](auto line) { return line.empty(); });

  std::string quoted(text_mark);
  for (auto line = first; line != lines.end(); ++line) {
    quoted += '\n';
    if (line->empty()) continue;
    quoted += indentation;
    std::size_t quotes = 0;
    for (const char c : *line) {
      quotes = c == '"' ? quotes + 1 : 0;
      if (quotes == text_mark.size()) {
        quoted += '\\';
        quotes = 1;
      }
      quoted += c;
    }
  }
  quoted += '\n';
  quoted += indentation;
  quoted += text_mark;
  return quoted;
}

} // namespace waymark
