#include "indentation.hpp"

namespace waymark {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view line_at(std::string_view text, std::size_t start) {
  std::string_view line = text.substr(start, text.find('\n', start) - start);
  while (!line.empty() && blanks.find(line.back()) != std::string_view::npos) line.remove_suffix(1);
  return line;
}

} // namespace

bool indentation_is_trustworthy(std::string_view text) {
  std::size_t indented = 0;
  std::size_t flush = 0;
  bool opened = false;
  std::size_t opened_at = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::string_view line = line_at(text, start);
    const std::size_t indentation = line.find_first_not_of(blanks);
    if (indentation != std::string_view::npos) {
      if (opened) ++(indentation > opened_at || line[indentation] == '}' ? indented : flush);
      opened = line.back() == '{';
      opened_at = indentation;
    }
    const std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) break;
    start = end + 1;
  }
  return indented > 9 * flush;
}

NextLine find_next_line(std::string_view text, std::uint32_t offset) {
  NextLine next{offset, 0, false};
  std::size_t line_start = offset;
  std::size_t at = offset;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      next.on_new_line = true;
      line_start = at + 1;
    } else if (c == '#') {
      at = text.find('\n', at);
      if (at == std::string_view::npos) at = text.size();
      --at;
    } else if (blanks.find(c) == std::string_view::npos) {
      break;
    }
  }
  next.first = static_cast<std::uint32_t>(at);
  next.indentation = static_cast<std::uint32_t>(at - line_start);
  return next;
}

} // namespace waymark
