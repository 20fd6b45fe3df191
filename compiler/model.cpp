#include "compiler/model.hpp"

#include <algorithm>

namespace waymark {

const Work* Workflow::work(StatementId id) const {
  const Statement& statement = (*this)[id];
  return is_work(statement.kind) ? &works[statement.facts] : nullptr;
}

const Answer* Workflow::answer(StatementId id) const {
  const Statement& statement = (*this)[id];
  return statement.kind == StatementKind::answer ? &answers[statement.facts] : nullptr;
}

const Block* Workflow::block(StatementId id) const {
  const Statement& statement = (*this)[id];
  switch (statement.kind) {
  case StatementKind::stage:
  case StatementKind::branch:
  case StatementKind::for_each: return &blocks[statement.facts];
  default: return nullptr;
  }
}

std::uint32_t Workflow::first_stage() const {
  std::uint32_t first = not_given;
  for (const Block& block : blocks) first = std::min(first, block.stage);
  return first;
}

DeclarationId Model::find(std::string_view id) const {
  const auto id_of = [this](DeclarationId declaration) { return (*this)[declaration].id; };
  const auto found = std::ranges::lower_bound(by_id, id, {}, id_of);
  return found != by_id.end() && id_of(*found) == id ? *found : DeclarationId::none;
}

std::string_view noun(DeclarationKind kind) {
  switch (kind) {
  case DeclarationKind::system: return "system";
  case DeclarationKind::process: return "process";
  case DeclarationKind::workflow: return "workflow";
  case DeclarationKind::procedure: return "procedure";
  case DeclarationKind::role: return "role";
  case DeclarationKind::party: return "party";
  case DeclarationKind::tool: return "tool";
  case DeclarationKind::document: return "document";
  }
  return {};
}

std::string_view noun(StatementKind kind) {
  const bool decides = kind == StatementKind::decide || kind == StatementKind::if_;
  return decides ? "decision" : name(kind);
}

std::string_view name(StatementKind kind) {
  switch (kind) {
  case StatementKind::step: return "step";
  case StatementKind::decide: return "decide";
  case StatementKind::if_: return "if";
  case StatementKind::parallel: return "parallel";
  case StatementKind::for_each: return "for each";
  case StatementKind::stage: return "stage";
  case StatementKind::wait: return "wait";
  case StatementKind::jump: return "jump";
  case StatementKind::end: return "end";
  case StatementKind::answer: return "answer";
  case StatementKind::branch: return "branch";
  }
  return {};
}

std::string_view name(AnswerKind kind) {
  switch (kind) {
  case AnswerKind::yes: return "yes";
  case AnswerKind::no: return "no";
  case AnswerKind::when: return "when";
  case AnswerKind::otherwise: return "otherwise";
  }
  return {};
}

} // namespace waymark
