#include "format_text.hpp"

#include "grammar/literals.hpp"
#include "grammar/parse.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <utility>

namespace waymark {
namespace {

constexpr std::size_t spaces_per_level = 2;
constexpr std::string_view no_break_space = "\xc2\xa0";

/// A word of two parts, `working  days`, or a share, `30 %`, with `joint` for the blanks inside.
std::string with_blanks_as(std::string_view joint, std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const bool no_break = text.substr(at).starts_with(no_break_space);
    const bool blank = no_break || text[at] == ' ' || text[at] == '\t' || text[at] == '\r';
    if (!blank)
      result += text[at];
    else if (!result.ends_with(joint) || joint.empty())
      result += joint;
    at += no_break ? no_break_space.size() : 1;
  }
  return result;
}

} // namespace

void FormattedText::begin_line(std::size_t level, bool blank_before) {
  if (!text_.empty()) {
    new_line();
    if (blank_before) new_line();
  }
  level_ = level;
  indent(level);
  line_is_fresh_ = true;
}

void FormattedText::write(NodeRef node) {
  const std::uint32_t end = node.index() + node.node().size;
  for (std::uint32_t index = node.index(); index < end; ++index) {
    if (tree_.nodes[index].size == 1) write_leaf({&tree_, index});
  }
}

void FormattedText::write(std::string_view token) {
  if (!line_is_fresh_ && !token.starts_with(',')) text_ += ' ';
  text_ += token;
  line_is_fresh_ = false;
}

void FormattedText::write_leaf(NodeRef leaf) {
  switch (leaf.kind()) {
  case Kind::comment: comments_.push_back(trimmed_comment(leaf)); break;
  case Kind::separator: break;
  case Kind::unit:
  case Kind::weekday_or_unit: write(with_blanks_as(" ", leaf.text())); break;
  case Kind::share: write(with_blanks_as("", leaf.text())); break;
  case Kind::text_block:
    write(text_mark);
    write_block_lines(leaf.text(), level_ + 1);
    break;
  default: write(leaf.text());
  }
}

void FormattedText::write_instructions(NodeRef instructions) {
  for (const NodeRef child : instructions.children()) {
    if (child.kind() == Kind::text_block) {
      write(text_mark);
      write_block_lines(child.text(), level_);
    } else {
      write(child);
    }
  }
}

void FormattedText::write_block_lines(std::string_view quoted, std::size_t level) {
  for (const std::string_view line : text_block_lines(quoted)) {
    new_line();
    if (line.empty()) continue;
    indent(level);
    text_ += line;
  }
  new_line();
  indent(level);
  text_ += text_mark;
}

void FormattedText::write_trailing_comment(std::string_view comment) {
  text_ += "  ";
  text_ += comment;
}

void FormattedText::end_with_comments() {
  for (std::size_t i = 0; i < comments_.size(); ++i) {
    if (i == 0) {
      write_trailing_comment(comments_[i]);
    } else {
      begin_line(level_);
      write(comments_[i]);
    }
  }
  comments_.clear();
}

std::string FormattedText::finish() && {
  if (!text_.empty()) text_ += '\n';
  return std::move(text_);
}

bool FormattedText::fits(std::size_t more) const {
  const std::string_view line = std::string_view(text_).substr(line_start_);
  // No character is wider than it has bytes.
  if (line.size() + more <= maximum_width) return true;
  return display_width(line) + more <= maximum_width;
}

void FormattedText::back_to(const Mark& mark) {
  text_.resize(mark.size);
  comments_.resize(mark.comments);
  line_is_fresh_ = mark.line_is_fresh;
}

void FormattedText::insert_blank_line(std::size_t offset) {
  text_.insert(offset, 1, '\n');
  if (line_start_ > offset) ++line_start_;
}

void FormattedText::indent(std::size_t level) {
  text_.append(spaces_per_level * std::min(level, maximum_depth), ' ');
}

void FormattedText::new_line() {
  text_ += '\n';
  line_start_ = text_.size();
  ++lines_;
}

std::string_view trimmed_comment(NodeRef comment) {
  std::string_view text = comment.text();
  while (text.ends_with(' ') || text.ends_with('\t') || text.ends_with('\r')) {
    text.remove_suffix(1);
  }
  return text;
}

} // namespace waymark
