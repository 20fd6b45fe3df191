#include "block_stack.hpp"

namespace waymark {

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
  if (!block.without_brace) {
    balanced_ = false;
    if (!too_deep_ && !swallowed() && writer_[block.brace].damage == Damage::none)
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
    const OpenBlock& block = blocks_.back();
    const bool outside =
        at_closing_brace ? indentation < block.indentation : indentation <= block.indentation;
    const bool judged = mode_ == BraceMode::indentation || block.without_brace;
    if (!outside || !judged) break;
    pop_unclosed();
  }
}

void BlockStack::close_alike(Kind part) {
  const bool follows_alike =
      (part == Kind::branch && owner() == Kind::branch) || (is_answer(part) && is_answer(owner()));
  if (follows_alike) pop_unclosed();
}

bool BlockStack::is_stray_brace(std::uint32_t offset, LinePlace place) const {
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
