#include "indentation.hpp"

#include "text_block_scan.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::string_view blanks = " \t\r";

/// What a line of code shows of its blocks; comments, strings and text blocks show nothing.
struct CodeLine {
  std::size_t indentation = 0;
  char first = 0;        ///< 0: no code on it
  std::size_t opens = 0; ///< braces that are open at its end
  std::size_t next = 0;  ///< where the next line begins, behind text blocks that begin on this one
};

CodeLine read_line(std::string_view text, std::size_t start) {
  CodeLine line;
  std::size_t at = start;
  while (at < text.size() && text[at] != '\n') {
    const char c = text[at];
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      break;
    }
    if (blanks.find(c) != std::string_view::npos) {
      ++at;
      continue;
    }
    if (line.first == 0) {
      line.first = c;
      line.indentation = at - start;
    }
    if (c == '{') ++line.opens;
    if (c == '}' && line.opens > 0) --line.opens;
    if (text.substr(at, 3) == "\"\"\"") {
      at = find_text_block_end(text, at).offset;
    } else if (c == '"') {
      for (++at; at < text.size() && text[at] != '"' && text[at] != '\n'; ++at)
        if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] != '\n') ++at;
      if (at < text.size() && text[at] == '"') ++at;
    } else {
      ++at;
    }
  }
  line.next = at + 1;
  return line;
}

/// The lines behind those that open a block.
struct Evidence {
  std::size_t indented = 0;
  std::size_t flush = 0;
  std::size_t flush_at = 0; ///< indentation of the last one
};

Evidence gather(std::string_view text) {
  Evidence evidence;
  bool opened = false;
  std::size_t opened_at = 0;
  for (std::size_t start = 0; start < text.size();) {
    const CodeLine line = read_line(text, start);
    start = line.next;
    if (line.first == 0) continue;
    if (opened && (line.indentation > opened_at || line.first == '}')) {
      ++evidence.indented;
    } else if (opened) {
      ++evidence.flush;
      evidence.flush_at = opened_at;
    }
    opened = line.opens > 0;
    opened_at = line.indentation;
  }
  return evidence;
}

} // namespace

bool indentation_is_trustworthy(std::string_view text) {
  const Evidence evidence = gather(text);
  // The only exception in a small file may be the mistake itself, if what is around it is indented.
  const bool one_exception = evidence.flush == 1 && evidence.indented >= 1 && evidence.flush_at > 0;
  return evidence.indented > 9 * evidence.flush || one_exception;
}

bool indentation_shows_blocks(std::string_view text) {
  const Evidence evidence = gather(text);
  return evidence.indented >= evidence.flush;
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
