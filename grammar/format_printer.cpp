#include "format_printer.hpp"

#include <utility>

namespace waymark {

std::string FormatPrinter::run() && {
  Block file;
  file.owner = Kind::file;
  file.next = 1;
  file.end = tree_.nodes.front().size;
  blocks_.push_back(file);
  while (!blocks_.empty()) step();
  return std::move(out_).finish();
}

void FormatPrinter::step() {
  Block& block = blocks_.back();
  if (block.next == block.end) return close_block();
  const NodeRef node = at(block.next);
  if (node.kind() == Kind::separator) return pass_separator(node);
  if (node.kind() == Kind::comment && stands_behind_text(node)) return write_comment(node);
  if (node.kind() == Kind::comment || is_clause(node.kind())) return write_clauses({});
  write_statement(node);
}

// ---- Lines --------------------------------------------------------------------------------------

/// Passes over the node, too.
FormatPrinter::Space FormatPrinter::take_space(NodeRef node) {
  const std::string_view text = tree_.source->text();
  std::size_t lines = 0;
  for (std::size_t at = passed_; at < node.node().first; ++at) lines += text[at] == '\n' ? 1 : 0;
  passed_ = node.node().last;
  Space space = std::exchange(space_, {});
  space.new_line |= lines > 0;
  space.blank_line |= lines > 1;
  return space;
}

void FormatPrinter::pass_separator(NodeRef separator) {
  space_ = take_space(separator);
  space_.separator = true;
  ++blocks_.back().next;
}

void FormatPrinter::begin_row(bool blank_before) {
  Block& block = blocks_.back();
  const bool below_tall_declaration = block.owner == Kind::file && block.last_was_tall;
  const bool blank = (blank_before || below_tall_declaration) && !block.is_empty;
  out_.begin_line(block.level, blank);
  block.is_empty = false;
  block.last_was_tall = false;
  block.gap.has_blank |= blank;
}

/// Is it a comment on the line that was written last (or was written there already)?
bool FormatPrinter::stands_behind_text(NodeRef comment) const {
  if (comment.index() == comment_ahead_) return true;
  const auto between = tree_.source->text().substr(passed_, comment.node().first - passed_);
  return between.find('\n') == std::string_view::npos && !space_.new_line && !out_.is_empty();
}

void FormatPrinter::write_comment(NodeRef comment) {
  Block& block = blocks_.back();
  take_space(comment);
  ++block.next;
  if (comment.index() == comment_ahead_) return;
  out_.write_trailing_comment(trimmed_comment(comment));
  block.gap.offset = out_.size();
}

// ---- Clauses ------------------------------------------------------------------------------------

void FormatPrinter::write_clauses(const std::vector<NodeRef>& moved) {
  ClauseRows rows;
  for (const NodeRef clause : moved) {
    ClauseRow row;
    row.clauses.push_back(clause);
    rows.push_back(std::move(row));
  }
  gather_rows(rows);
  put_performer_first(rows);
  for (const ClauseRow& row : rows) write_row(row);
}

/// Behind the rows that are there already, which come from the head.
void FormatPrinter::gather_rows(ClauseRows& rows) {
  Block& block = blocks_.back();
  bool continues_row = false;
  while (block.next < block.end) {
    const NodeRef node = at(block.next);
    if (node.kind() == Kind::separator) {
      pass_separator(node);
      continue;
    }
    const bool is_comment = node.kind() == Kind::comment;
    if (!is_comment && !is_clause(node.kind())) return;

    const bool is_first = node.index() == block.first;
    const Space space = take_space(node);
    const bool same_line = !space.new_line && (is_comment || !space.separator);
    if (!continues_row || !same_line || (!is_comment && block.on_one_line)) {
      rows.emplace_back();
      rows.back().blank_before = space.blank_line && !is_first;
    }
    if (is_comment)
      rows.back().comment = node;
    else
      rows.back().clauses.push_back(node);
    continues_row = !is_comment;
    block.next += node.node().size;
  }
}

void FormatPrinter::write_row(const ClauseRow& row) {
  Block& block = blocks_.back();
  if (row.is_comment()) {
    begin_row(row.blank_before);
    out_.write(trimmed_comment(row.comment));
    return;
  }
  bool blank_before = row.blank_before;
  const NodeRef* const end = row.clauses.data() + row.clauses.size();
  for (const NodeRef* first = row.clauses.data(); first != end; blank_before = false) {
    const NodeRef* last = first + 1;
    const auto is_text = [](NodeRef clause) { return clause.kind() == Kind::instructions; };
    while (!is_text(*first) && last != end && !is_text(*last)) ++last;
    write_clause_line(first, last, blank_before);
    first = last;
  }
  if (row.comment) out_.write_trailing_comment(trimmed_comment(row.comment));
  out_.end_with_comments();
  block.last_item = Item::clauses;
  block.gap = {out_.size(), false};
}

/// One text block, or clauses: on one line if they fit, else one to a line.
void FormatPrinter::write_clause_line(const NodeRef* first, const NodeRef* last,
                                      bool blank_before) {
  begin_row(blank_before);
  if (first->kind() == Kind::instructions) return out_.write_instructions(*first);
  out_.write(*first);
  const FormattedText::Mark mark = out_.mark();
  for (const NodeRef* clause = first + 1; clause != last; ++clause) out_.write(*clause);
  if (last - first == 1 || out_.fits()) return;
  out_.back_to(mark);
  for (const NodeRef* clause = first + 1; clause != last; ++clause) {
    begin_row(false);
    out_.write(*clause);
  }
}

// ---- Statements ---------------------------------------------------------------------------------

void FormatPrinter::write_statement(NodeRef statement) {
  Block& block = blocks_.back();
  const bool is_flow_of_header =
      (block.owner == Kind::workflow || block.owner == Kind::procedure) &&
      block.last_item == Item::clauses;
  const Space space = take_space(statement);
  if (is_flow_of_header && !block.gap.has_blank && !space.blank_line) {
    out_.insert_blank_line(block.gap.offset);
  }
  begin_row(space.blank_line);
  block.gap_before_item = block.gap;
  block.first_line = out_.line_count();

  const StatementHead head = read_head(statement);
  const std::size_t kept = write_head(out_, head);
  block.next = head.body ? head.body.index() + head.body.node().size
                         : statement.index() + statement.node().size;
  const bool is_whole = kept == head.clauses.size();
  if (is_whole && (!head.body || write_one_line_body(out_, head.body))) return end_statement();
  open_block(statement, head, kept);
}

void FormatPrinter::open_block(NodeRef statement, const StatementHead& head, std::size_t kept) {
  const Block& parent = blocks_.back();
  Block block;
  block.owner = statement.kind();
  block.level = parent.level + 1;
  if (head.body) {
    const NodeRef body = head.body;
    block.first = block.next = body.index() + 2;
    block.end = body.index() + body.node().size - 1;
    block.on_one_line = parent.on_one_line || body.text().find('\n') == std::string_view::npos;
  }
  out_.write("{");
  out_.end_with_comments();
  if (!head.body || block.on_one_line) write_comment_ahead(statement);
  blocks_.push_back(block);
  if (head.body) passed_ = at(head.body.index() + 1).node().last;

  if (kept == head.clauses.size()) return;
  const bool has_comment = block.next < block.end && at(block.next).kind() == Kind::comment;
  if (has_comment && stands_behind_text(at(block.next))) write_comment(at(block.next));
  write_clauses({head.clauses.begin() + static_cast<std::ptrdiff_t>(kept), head.clauses.end()});
}

/// A comment behind a statement that was on one line and no longer is belongs to its first line.
void FormatPrinter::write_comment_ahead(NodeRef statement) {
  const std::uint32_t end = blocks_.back().end;
  std::uint32_t index = statement.index() + statement.node().size;
  while (index < end && at(index).kind() == Kind::separator) ++index;
  if (index >= end || at(index).kind() != Kind::comment) return;
  const NodeRef comment = at(index);
  const std::uint32_t first = statement.node().first;
  const std::string_view line = tree_.source->text().substr(first, comment.node().first - first);
  if (line.find('\n') != std::string_view::npos) return;
  out_.write_trailing_comment(trimmed_comment(comment));
  comment_ahead_ = index;
}

void FormatPrinter::close_block() {
  const Block block = blocks_.back();
  blocks_.pop_back();
  if (blocks_.empty()) return;
  if (block.end != 0) passed_ = at(block.end).node().last;
  space_ = {};
  out_.begin_line(blocks_.back().level);
  out_.write("}");
  end_statement();
}

void FormatPrinter::end_statement() {
  out_.end_with_comments();
  Block& block = blocks_.back();
  const bool is_tall = out_.line_count() != block.first_line;
  if (block.owner == Kind::file && is_tall && block.last_item != Item::none &&
      !block.gap_before_item.has_blank) {
    out_.insert_blank_line(block.gap_before_item.offset);
  }
  block.last_item = Item::statement;
  block.last_was_tall = is_tall;
  block.gap = {out_.size(), false};
}

} // namespace waymark
