#include "html/gaps.hpp"

#include <algorithm>

namespace waymark::html {

namespace {

/// The innermost declaration around each finding: one sweep over both, sorted by place.
std::vector<DeclarationId> find_declarations(const CheckedModel& checked) {
  std::vector<const Declaration*> declarations;
  for (const Declaration& declaration : checked.model.declarations)
    declarations.push_back(&declaration);
  std::ranges::stable_sort(declarations, [](const Declaration* left, const Declaration* right) {
    return left->span.file != right->span.file     ? left->span.file < right->span.file
           : left->span.first != right->span.first ? left->span.first < right->span.first
                                                   : left->span.last > right->span.last;
  });
  std::vector<std::uint32_t> by_place(checked.findings.size());
  for (std::uint32_t at = 0; at < by_place.size(); ++at) by_place[at] = at;
  std::ranges::stable_sort(by_place, {},
                           [&](std::uint32_t at) { return checked.findings[at].span; });

  std::vector<DeclarationId> about(checked.findings.size(), DeclarationId::none);
  std::vector<const Declaration*> open;
  std::size_t next = 0;
  for (const std::uint32_t at : by_place) {
    const Span& span = checked.findings[at].span;
    const auto begins_before = [&](const Declaration* declaration) {
      return declaration->span.file < span.file ||
             (declaration->span.file == span.file && declaration->span.first <= span.first);
    };
    while (next < declarations.size() && begins_before(declarations[next])) {
      open.push_back(declarations[next++]);
    }
    // What ended before this place will not be around a later one either.
    while (!open.empty() &&
           (open.back()->span.file != span.file || open.back()->span.last < span.first)) {
      open.pop_back();
    }
    if (!open.empty()) {
      const auto id = static_cast<std::uint32_t>(open.back() - checked.model.declarations.data());
      about[at] = DeclarationId{id};
    }
  }
  return about;
}

StatementId innermost_statement(const Workflow& workflow, const Span& span) {
  // Statements stand in text order: the last one that begins before the place, or what it stands
  // in.
  const auto behind =
      std::ranges::upper_bound(workflow.statements, span.first, {},
                               [](const Statement& statement) { return statement.span.first; });
  if (behind == workflow.statements.begin()) {
    return StatementId::none;
  }
  auto id = StatementId{static_cast<std::uint32_t>(behind - workflow.statements.begin() - 1)};
  while (id != StatementId::none && workflow[id].span.last < span.first) {
    id = workflow[id].parent;
  }
  return id;
}

} // namespace

Gaps::Gaps(const CheckedModel& checked)
    : of(checked.model.declarations.size())
    , about(find_declarations(checked))
    , statement(checked.findings.size(), StatementId::none) {
  for (std::uint32_t at = 0; at < checked.findings.size(); ++at) {
    const Finding& finding = checked.findings[at];
    const DeclarationId declaration = about[at];
    if (declaration != DeclarationId::none) {
      of[index(declaration)].push_back(at);
      const DeclarationKind kind = checked.model[declaration].kind;
      if (kind == DeclarationKind::workflow || kind == DeclarationKind::procedure) {
        statement[at] = innermost_statement(checked.model.workflow(declaration), finding.span);
      }
    }
  }
}

} // namespace waymark::html
