#pragma once

#include "grammar/syntax.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

inline constexpr std::size_t maximum_width = 100; ///< columns

/// The text that the formatter writes: lines of tokens with single spaces between them. Knows
/// nothing of statements.
class FormattedText {
public:
  explicit FormattedText(const Tree& tree)
      : tree_(tree) {
    text_.reserve(tree.source->text().size());
  }

  /// Starts a line; behind a blank one, if asked for and this is not the first.
  void begin_line(std::size_t level, bool blank_before = false);
  /// Writes the leaves of a node behind what stands on the line. Comments among them, for which a
  /// line has no place, are kept for `end_with_comments`.
  void write(NodeRef node);
  void write(std::string_view token);
  /// A text block on lines of its own, from the line just begun.
  void write_instructions(NodeRef instructions);
  void write_trailing_comment(std::string_view comment);
  void end_with_comments();
  [[nodiscard]] std::string finish() &&;

  /// Does the current line fit into `maximum_width` columns, with `more` ASCII characters behind
  /// it?
  [[nodiscard]] bool fits(std::size_t more = 0) const;

  /// The state at the end of the current line, to go back to.
  struct Mark {
    std::size_t size;
    std::size_t comments;
    bool line_is_fresh;
  };
  [[nodiscard]] Mark mark() const { return {text_.size(), comments_.size(), line_is_fresh_}; }
  /// Requires that nothing but tokens of the same line was written since.
  void back_to(const Mark& mark);

  [[nodiscard]] bool is_empty() const { return text_.empty(); }
  [[nodiscard]] std::size_t line_count() const { return lines_; }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  /// Inserts a blank line behind the line that ends at `offset`. Linear in what stands behind it.
  void insert_blank_line(std::size_t offset);

private:
  void write_leaf(NodeRef leaf);
  void write_block_lines(std::string_view quoted, std::size_t level);
  /// No deeper than the parser accepts blocks, so that the text stays linear in the tree.
  void indent(std::size_t level);
  void new_line();

  const Tree& tree_;
  std::string text_;
  std::vector<std::string_view> comments_;
  std::size_t line_start_ = 0;
  std::size_t lines_ = 1;
  std::size_t level_ = 0;
  bool line_is_fresh_ = true;
};

/// A comment as it is written: without the blanks (and the carriage return) at its end.
[[nodiscard]] std::string_view trimmed_comment(NodeRef comment);

} // namespace waymark
