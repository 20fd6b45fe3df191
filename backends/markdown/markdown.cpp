#include "markdown.hpp"

#include "backends/percent_encoding.hpp"
#include "grammar/unicode.hpp"

#include <fmt/format.h>

#include <array>

namespace waymark::markdown {
namespace {

constexpr std::size_t longest_entity = 32;

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char32_t c) {
  return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0x1680;
}

/// White space and control characters become single spaces, none at the ends: bold text must not
/// begin or end with one, and a line end would end the line that the text stands in.
std::string one_line(std::string_view text) {
  std::string line;
  bool space = false;
  line.reserve(text.size() + 1);
  for (std::size_t offset = 0; offset < text.size();) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : decode(text, offset);
    if (is_space(point.value)) {
      space = true;
    } else {
      if (space && !line.empty()) line += ' ';
      space = false;
      line += text.substr(offset, point.size);
    }
    offset += point.size;
  }
  return line;
}

/// What stands behind the `&` of "&amp;" or "&#39;".
bool is_entity(std::string_view text) {
  std::size_t end = text.starts_with('#') ? 1 : 0;
  while (end < text.size() && end < longest_entity && is_alphanumeric(text[end])) ++end;
  return end > 0 && end < text.size() && text[end] == ';';
}

/// Marks that open something wherever they stand.
bool is_mark(std::string_view line, std::size_t place) {
  const char next = place + 1 < line.size() ? line[place + 1] : ' ';
  switch (line[place]) {
  case '\\':
  case '`':
  case '*':
  case '[':
  case ']':
  case '<':
  case '|':
  case '~':
  case '$': return true;
  case '&': return is_entity(line.substr(place + 1));
  case '_': return place == 0 || !is_alphanumeric(line[place - 1]) || !is_alphanumeric(next);
  case '#': return place == 0 || line[place - 1] == ' ' || line[place - 1] == '#';
  default: return false;
  }
}

/// Where a mark at the start of a line would open a list, a quote or an underlined heading; npos if
/// nowhere.
std::size_t line_start_mark(std::string_view line) {
  if (line.empty()) return std::string_view::npos;
  if (std::string_view("-+=>:").find(line.front()) != std::string_view::npos) return 0;
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  const bool numbered =
      digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  return numbered ? digits : std::string_view::npos;
}

/// Neither white space but single spaces nor anything that could be a mark.
bool stands_for_itself(std::string_view text) {
  static constexpr auto plain = [] {
    std::array<bool, 128> table{};
    for (std::size_t byte = ' '; byte < 0x7f; ++byte) table[byte] = true;
    for (const char mark : {'\\', '`', '*', '[', ']', '<', '|', '~', '$', '&', '_', '#'})
      table[static_cast<std::size_t>(mark)] = false;
    return table;
  }();
  char before = ' ';
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte >= 0x80 || !plain[byte] || (letter == ' ' && before == ' ')) return false;
    before = letter;
  }
  return before != ' ';
}

} // namespace

std::string escape(std::string_view text) {
  if (stands_for_itself(text)) return std::string(text);
  const std::string line = one_line(text);
  std::string out;
  out.reserve(line.size() + 8);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (is_mark(line, i)) out += '\\';
    out += line[i];
  }
  return out;
}

std::string escape(std::string_view text, const std::vector<LinkedWords>& links) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  std::string out;
  std::size_t done = 0;
  const auto add_plain = [&](std::string_view part) {
    if (part.empty()) return;
    if (!out.empty() && is_blank(part.front())) out += ' ';
    const std::string escaped = escape(part);
    out += escaped;
    if (!escaped.empty() && is_blank(part.back())) out += ' ';
  };
  for (const LinkedWords& one : links) {
    add_plain(text.substr(done, one.first - done));
    out += link(text.substr(one.first, one.last - one.first), one.destination);
    done = one.last;
  }
  add_plain(text.substr(done));
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string escape_block(std::string_view text) {
  return escape_line_start(escape(text));
}

std::string escape_line_start(std::string line) {
  const std::size_t mark = line_start_mark(line);
  if (mark != std::string_view::npos) line.insert(mark, 1, '\\');
  return line;
}

std::string strong(std::string_view text) {
  const std::string escaped = escape(text);
  return escaped.empty() ? escaped : "**" + escaped + "**";
}

std::string link(std::string_view label, std::string_view destination) {
  return fmt::format("[{}]({})", escape(label), destination);
}

std::string image(std::string_view alternative, std::string_view destination) {
  return fmt::format("![{}]({})", escape(alternative), destination);
}

std::string encode_path(std::string_view path) {
  return percent_encoded(path, [](char letter) {
    return static_cast<unsigned char>(letter) >= 0x80 || is_plain_in_path(letter);
  });
}

std::string encode_address(std::string_view address) {
  return percent_encoded(address, [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    constexpr std::string_view confusing = "<>()[]|\\\"`*";
    return byte > 0x20 && byte != 0x7f && confusing.find(letter) == std::string_view::npos;
  });
}

bool is_web_address(std::string_view text) {
  const std::string lower = to_lower(text.substr(0, 8));
  return lower.starts_with("http://") || lower.starts_with("https://") ||
         lower.starts_with("mailto:");
}

} // namespace waymark::markdown
