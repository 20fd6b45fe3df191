#pragma once

#include "blanks.hpp"
#include "foreign_marks.hpp"
#include "grammar/unicode.hpp"
#include "tree_writer.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

namespace waymark {

/// Where the parser stands in the text, and on which line. It passes what lies between statements:
/// white space, comments and separators.
class LineCursor {
public:
  LineCursor(std::string_view text, TreeWriter& writer)
      : text_(text)
      , writer_(writer) {
    if (text.starts_with("\xef\xbb\xbf")) at = line_start_ = 3;
  }

  std::uint32_t at = 0; ///< offset; every rule moves it behind what it has read

  /// The byte here; 0 at the end of the text.
  [[nodiscard]] char peek() const { return at < text_.size() ? text_[at] : '\0'; }
  /// The word that begins here; empty if none does.
  [[nodiscard]] std::string_view word() const {
    return text_.substr(at, identifier_length(text_, at));
  }
  /// Of the line on which the current statement began, in bytes.
  [[nodiscard]] std::uint32_t indentation() const { return line_first_ - line_start_; }
  /// Where that line begins.
  [[nodiscard]] std::uint32_t line_start() const { return line_start_; }
  /// What stands here is the first on its line.
  [[nodiscard]] bool first_on_line() const { return first_on_line_; }
  /// Was a `;` passed since this was asked last?
  [[nodiscard]] bool take_separator() { return std::exchange(behind_separator_, false); }

  /// Passes white space, comments and separators; false at the end of the text.
  bool skip_trivia() {
    while (at < text_.size()) {
      const char c = text_[at];
      if (c == '\n') {
        line_start_ = ++at;
        fresh_line_ = true;
      } else if (c == '#') {
        read_comment();
      } else if (c == ';') {
        writer_.leaf(Kind::separator, at, at + 1);
        behind_separator_ = true;
        ++at;
      } else if (const std::uint32_t behind = skip_blanks(text_, at); behind != at) {
        at = behind;
      } else {
        first_on_line_ = fresh_line_;
        if (fresh_line_) line_first_ = at;
        fresh_line_ = false;
        return true;
      }
    }
    return false;
  }

  /// Comments and line ends up to `offset`, all for the statement that stands here.
  void skip_to(std::uint32_t offset) {
    const std::uint32_t statement_line = line_start_;
    const std::uint32_t statement_first = line_first_;
    while (skip_trivia() && at < offset) {
    }
    line_start_ = statement_line;
    line_first_ = statement_first;
  }

  /// Stands at the beginning of a statement or between its clauses.
  bool skip_foreign_comment() {
    const auto length = static_cast<std::uint32_t>(foreign_comment_length(text_, at));
    if (length == 0) return false;
    writer_.leaf(Kind::unexpected, at, at + length, Damage::foreign_comment);
    const std::size_t line_end = text_.substr(at, length).rfind('\n');
    if (line_end != std::string_view::npos)
      line_start_ = at + static_cast<std::uint32_t>(line_end) + 1;
    at += length;
    return true;
  }

private:
  void read_comment() {
    std::size_t end = text_.find('\n', at);
    if (end == std::string_view::npos) end = text_.size();
    if (end > at && text_[end - 1] == '\r') --end;
    writer_.leaf(Kind::comment, at, static_cast<std::uint32_t>(end));
    at = static_cast<std::uint32_t>(end);
  }

  std::string_view text_;
  TreeWriter& writer_;
  std::uint32_t line_start_ = 0;
  std::uint32_t line_first_ = 0;  ///< its first character that is no blank
  bool fresh_line_ = true;        ///< nothing but blanks so far
  bool behind_separator_ = false; ///< since the last statement
  bool first_on_line_ = false;
};

} // namespace waymark
