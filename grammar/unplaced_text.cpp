#include "unplaced_text.hpp"

#include "blanks.hpp"
#include "heads.hpp"
#include "indentation.hpp"

namespace waymark {

std::uint32_t read_junk_token(std::string_view text, std::uint32_t offset, bool extends,
                              TreeWriter& writer) {
  const std::uint32_t behind = offset + any_token_length(text, offset);
  writer.unexpected(offset, behind, extends, Damage::none);
  return behind;
}

std::uint32_t read_junk_line(std::string_view text, std::uint32_t offset, TreeWriter& writer) {
  const bool extends =
      writer.back().kind == Kind::unexpected && writer.back().damage == Damage::unknown_word;
  std::uint32_t at = offset;
  std::uint32_t last = offset;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '\n' || c == ';' || c == '#' || c == '}') break;
    if (c == '{' && at != offset) break;
    at += any_token_length(text, at);
    last = at;
    at = skip_blanks(text, at);
  }
  writer.unexpected(offset, last, extends, Damage::unknown_word);
  return at;
}

std::uint32_t read_half_opened_text_block(std::string_view text, std::uint32_t offset,
                                          std::uint32_t indentation, TreeWriter& writer) {
  if (text.substr(offset, 2) != "\"\"") return offset;
  for (NextLine line = find_next_line(text, offset + 2); line.on_new_line;) {
    if (line.first >= text.size() || line.indentation < indentation) return offset;
    const std::string_view here = text.substr(line.first, 3);
    if (here == "\"\"\"" && line.indentation == indentation) {
      writer.unexpected(offset, line.first + 3, false, Damage::unknown_word);
      return line.first + 3;
    }
    if (here.starts_with("\"\"")) return offset;
    const std::size_t end = text.find('\n', line.first);
    if (end == std::string_view::npos) return offset;
    line = find_next_line(text, static_cast<std::uint32_t>(end));
  }
  return offset;
}

std::uint32_t read_too_deep_block(std::string_view text, std::uint32_t offset, TreeWriter& writer) {
  std::uint32_t at = offset;
  std::size_t depth = 0;
  do {
    const char c = text[at];
    if (c == '#') {
      const std::size_t end = text.find('\n', at);
      at = static_cast<std::uint32_t>(end == std::string_view::npos ? text.size() : end);
      continue;
    }
    depth += c == '{' ? 1 : 0;
    depth -= c == '}' ? 1 : 0;
    at += c == '"' ? any_token_length(text, at) : 1;
  } while (depth > 0 && at < text.size());
  writer.leaf(Kind::unexpected, offset, at, Damage::too_deep);
  return at;
}

std::uint32_t read_surplus_braces(std::string_view text, std::uint32_t offset, TreeWriter& writer) {
  std::uint32_t behind = offset;
  std::uint32_t next = skip_blanks(text, offset);
  bool extends = false;
  while (next < text.size() && text[next] == '{') {
    writer.unexpected(next, next + 1, extends, Damage::stray);
    extends = true;
    behind = next + 1;
    next = skip_blanks(text, behind);
  }
  return behind;
}

} // namespace waymark
