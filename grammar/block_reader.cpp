#include "block_reader.hpp"

#include "grammar/parse.hpp"
#include "indentation.hpp"
#include "look_ahead.hpp"
#include "unplaced_text.hpp"

namespace waymark {

void BlockReader::open(Kind owner, StageKind stage, Damage damage) {
  writer_.open(Kind::body, cursor_.at);
  if (blocks_.depth() >= maximum_depth) {
    skip_too_deep();
    return writer_.close();
  }
  read_open_brace(owner, stage, damage);
}

void BlockReader::open_one_line(Kind owner, StageKind stage) {
  writer_.open(Kind::body, cursor_.at);
  writer_.missing(Expectation::braces, cursor_.at);
  blocks_.push_one_line(owner, stage, cursor_.indentation(), cursor_.line_start());
}

void BlockReader::open_unowned() {
  blocks_.begin_parts();
  // Behind a line that begins with no keyword, or has lost its target, the line is to blame and
  // not its brace.
  const Node& before = writer_.back();
  const bool line_is_damaged = !cursor_.first_on_line() &&
                               (before.kind == Kind::missing || (before.kind == Kind::unexpected &&
                                                                 before.damage != Damage::stray));
  open_foreign(line_is_damaged ? Damage::none : Damage::unowned_block);
}

void BlockReader::open_foreign(Damage damage) {
  writer_.open(Kind::block, cursor_.at);
  if (blocks_.depth() >= maximum_depth) return skip_too_deep();
  read_open_brace(Kind::block, StageKind::in_flow, damage);
}

bool BlockReader::find_below(Kind owner, StageKind stage, const PartRules& rules) {
  return find_on_next_line(owner, stage, rules) || find_behind_closing_brace(owner, stage, rules);
}

void BlockReader::close() {
  blocks_.close_one_line(cursor_.line_start());
  blocks_.close_without_braces(Kind::file);
  if (blocks_.empty() ||
      blocks_.is_stray_brace(cursor_.at, {cursor_.indentation(), cursor_.first_on_line()})) {
    blocks_.note_imbalance();
    const bool extends =
        writer_.back().kind == Kind::unexpected && writer_.back().damage == Damage::stray;
    writer_.unexpected(cursor_.at, cursor_.at + 1, extends, Damage::stray);
    ++cursor_.at;
    return;
  }
  writer_.leaf(Kind::close_brace, cursor_.at, cursor_.at + 1);
  ++cursor_.at;
  blocks_.pop();
}

void BlockReader::read_open_brace(Kind owner, StageKind stage, Damage damage) {
  const std::uint32_t brace = writer_.leaf(Kind::open_brace, cursor_.at, cursor_.at + 1, damage);
  blocks_.push(owner, stage, brace, cursor_.indentation());
  cursor_.at = read_surplus_braces(text_, cursor_.at + 1, writer_);
}

/// A `{` on a line of its own, or a block whose `{` was forgotten: its lines stand further right.
bool BlockReader::find_on_next_line(Kind owner, StageKind stage, const PartRules& rules) {
  const NextLine next = find_next_line(text_, cursor_.at);
  if (!next.on_new_line || next.first >= text_.size()) return false;
  if (text_[next.first] == '{' && next.indentation >= cursor_.indentation()) {
    cursor_.skip_to(next.first);
    open(owner, stage, Damage::misplaced_brace);
    return true;
  }
  if (blocks_.depth() >= maximum_depth) return false;
  if (next.indentation <= cursor_.indentation()) return find_flush(owner, stage, rules, next.first);
  if (!rules.block_required && !continues_with_clause(text_, next.first) &&
      !continues_with_part(text_, next.first, rules, blocks_) &&
      !(begins_inside(text_, next.first, rules, blocks_) && blocks_.lacks_open_brace()))
    return false;
  writer_.open(Kind::body, writer_.last_leaf_end());
  writer_.missing(Expectation::open_brace, writer_.last_leaf_end());
  blocks_.push_without_brace(owner, stage, cursor_.indentation());
  return true;
}

/// A block whose `{` was forgotten, or both its braces, in lines that do not stand further right.
bool BlockReader::find_flush(Kind owner, StageKind stage, const PartRules& rules,
                             std::uint32_t next) {
  if (!begins_inside(text_, next, rules, blocks_)) return false;
  const bool holds_alone = owner == Kind::decide || owner == Kind::parallel;
  const bool closes = blocks_.lacks_open_brace();
  if (!closes && !holds_alone) return false;
  writer_.open(Kind::body, writer_.last_leaf_end());
  writer_.missing(closes ? Expectation::open_brace : Expectation::body, writer_.last_leaf_end());
  if (closes)
    blocks_.push_without_open_brace(owner, stage, cursor_.indentation());
  else
    blocks_.push_without_braces(owner, stage, cursor_.indentation());
  return true;
}

/// `}` at the end of a line, with the block that it should open below it.
bool BlockReader::find_behind_closing_brace(Kind owner, StageKind stage, const PartRules& rules) {
  if (!rules.block_required || cursor_.peek() != '}') return false;
  const NextLine next = find_next_line(text_, cursor_.at + 1);
  const bool block_follows = next.on_new_line && next.first < text_.size() &&
                             next.indentation > cursor_.indentation() && text_[next.first] != '}';
  if (!block_follows) return false;
  open(owner, stage, Damage::misspelt);
  return true;
}

void BlockReader::skip_too_deep() {
  cursor_.at = read_too_deep_block(text_, cursor_.at, writer_);
  blocks_.note_too_deep();
  writer_.close();
}

} // namespace waymark
