#include "block_stack.hpp"

#include "grammar/unicode.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace waymark {

void BlockStack::begin_declaration(std::uint32_t offset, std::uint32_t indentation) {
  declaration_ = offset;
  declaration_indentation_ = indentation;
  if (recovery_ == BraceMode::count || offset < balance_.end) return;
  balance_ = count_braces(text_, offset, indentation);
  mode_ = recovery_;
  if (balance_.fits)
    mode_ = BraceMode::count;
  else if (!indentation_shows_blocks(text_.substr(offset, balance_.end - offset)))
    mode_ = BraceMode::parts;
}

bool BlockStack::lacks_open_brace() {
  if (balance_.end <= declaration_)
    balance_ = count_braces(text_, declaration_, declaration_indentation_);
  return balance_.surplus < 0;
}

void BlockStack::push(Kind owner, StageKind stage, std::uint32_t brace, std::uint32_t indentation) {
  OpenBlock block;
  block.owner = owner;
  block.stages = owner == Kind::process ? StageKind::in_process
                 : owner == Kind::stage ? stage
                                        : StageKind::in_flow;
  block.brace = brace;
  block.indentation = indentation;
  blocks_.push_back(block);
}

void BlockStack::push_without_brace(Kind owner, StageKind stage, std::uint32_t indentation) {
  push(owner, stage, 0, indentation);
  blocks_.back().without_brace = true;
}

void BlockStack::push_without_open_brace(Kind owner, StageKind stage, std::uint32_t indentation) {
  push(owner, stage, 0, indentation);
  ++balance_.surplus;
}

void BlockStack::push_without_braces(Kind owner, StageKind stage, std::uint32_t indentation) {
  push(owner, stage, 0, indentation);
  blocks_.back().without_braces = true;
}

void BlockStack::push_one_line(Kind owner, StageKind stage, std::uint32_t indentation,
                               std::uint32_t line_start) {
  push_without_brace(owner, stage, indentation);
  blocks_.back().one_line = line_start;
}

void BlockStack::close_one_line(std::uint32_t line_start) {
  while (!empty() && blocks_.back().one_line == line_start) pop();
}

void BlockStack::pop() {
  const Kind owner = blocks_.back().owner;
  blocks_.pop_back();
  writer_.close();
  if (owner != Kind::block) writer_.close();
}

void BlockStack::pop_unclosed() {
  const OpenBlock block = blocks_.back();
  if (!block.without_brace && !block.without_braces) {
    balanced_ = false;
    if (block.brace != 0 && !too_deep_ && !swallowed() &&
        writer_[block.brace].damage == Damage::none)
      writer_[block.brace].damage = Damage::unclosed;
  }
  pop();
}

/// A text block that is never closed takes the braces behind it along.
bool BlockStack::swallowed() const {
  return writer_.back().kind == Kind::text_block && writer_.back().damage == Damage::unclosed;
}

void BlockStack::close_by_indentation(std::uint32_t indentation, bool at_closing_brace) {
  while (!empty()) {
    OpenBlock& block = blocks_.back();
    if (!std::exchange(block.entered, true)) block.indented = indentation > block.indentation;
    const bool outside =
        at_closing_brace ? indentation < block.indentation : indentation <= block.indentation;
    // Where lines show little, they may still show the end of the one block that lacks its brace.
    const bool is_shown =
        mode_ == BraceMode::parts && block.indented && block.brace != 0 && balance_.surplus > 0;
    const bool judged =
        (mode_ == BraceMode::indentation && block.brace != 0) || block.without_brace || is_shown;
    if (!outside || !judged) break;
    if (is_shown) --balance_.surplus;
    pop_unclosed();
  }
}

void BlockStack::close_without_braces(Kind part) {
  while (!empty() && blocks_.back().without_braces) {
    const PartRules* const inside = rules();
    if (inside != nullptr && accepts_part(*inside, part)) return;
    pop();
  }
}

/// 0 if all of them, up to the outermost, cannot. No stage holds another, however deep.
std::size_t BlockStack::blocks_that_cannot_hold(Kind part) const {
  if (part == Kind::stage)
    for (std::size_t depth = blocks_.size(); depth > 0; --depth)
      if (blocks_[depth - 1].owner == Kind::stage) return blocks_.size() - depth + 1;
  for (std::size_t depth = blocks_.size(); depth > 0; --depth) {
    const OpenBlock& block = blocks_[depth - 1];
    const PartRules* const inside = part_rules(block.owner, block.stages);
    if (inside == nullptr || accepts_part(*inside, part)) return blocks_.size() - depth;
  }
  return 0;
}

void BlockStack::close_alike(Kind part) {
  const bool follows_alike =
      (part == Kind::branch && owner() == Kind::branch) || (is_answer(part) && is_answer(owner()));
  std::size_t count = blocks_that_cannot_hold(part);
  if (balance_.surplus < static_cast<std::int64_t>(count)) count = follows_alike ? 1 : 0;
  for (; count > 0; --count) {
    --balance_.surplus;
    pop_unclosed();
  }
}

/// Would what stands behind the brace have no place but in the block that the brace closes?
bool BlockStack::goes_on_behind(std::uint32_t brace) const {
  const NextLine next = find_next_line(text_, brace + 1);
  const Keyword keyword =
      find_keyword(text_.substr(next.first, identifier_length(text_, next.first)));
  if (!is_reserved(keyword)) return false;
  const Kind part = kind_of(keyword);
  const auto accepts = [part](const PartRules* inside) {
    return inside == nullptr || accepts_part(*inside, part);
  };
  const auto holds = [&](const OpenBlock& block) {
    return accepts(part_rules(block.owner, block.stages));
  };
  return holds(blocks_.back()) && !accepts(part_rules(Kind::file)) &&
         std::none_of(blocks_.begin(), std::prev(blocks_.end()), holds);
}

bool BlockStack::is_stray_brace(std::uint32_t offset, LinePlace place) {
  if (mode_ == BraceMode::parts && balance_.surplus < 0 && goes_on_behind(offset)) {
    ++balance_.surplus;
    return true;
  }
  const OpenBlock& block = blocks_.back();
  if (mode_ != BraceMode::indentation || block.without_brace) return false;
  if (place.first_on_line && place.indentation <= block.indentation) return false;
  if (!place.first_on_line && place.indentation == block.indentation) return false;
  const NextLine next = find_next_line(text_, offset + 1);
  if (!next.on_new_line || next.first >= text_.size()) return false;
  return next.indentation > block.indentation ||
         (next.indentation == block.indentation && text_[next.first] == '}');
}

} // namespace waymark
