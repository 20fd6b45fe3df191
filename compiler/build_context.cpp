#include "build_context.hpp"

#include "misspelt_words.hpp"

#include <algorithm>

namespace waymark {

namespace {

/// Misspelt words are understood, and so are most marks; see `is_guess` for the others.
bool is_costly_error(const Node& node) {
  if (node.kind == Kind::missing || node.kind == Kind::unexpected) return true;
  const bool is_text =
      node.kind == Kind::string || node.kind == Kind::title || node.kind == Kind::text_block;
  return is_text && node.damage == Damage::unclosed; // it may have swallowed clauses
}

/// An everyday word that was taken for a keyword may have been meant for another one.
bool is_guess(NodeRef node) {
  if (node.kind() != Kind::misspelt_keyword || node.index() == 0) return false;
  const Keyword keyword = keyword_of(node.tree().nodes[node.index() - 1].kind);
  return keyword == Keyword::none || !is_only_guess(node.text(), spelling(keyword));
}

bool holds_costly_error(NodeRef part) {
  const std::uint32_t behind = part.index() + part.node().size;
  for (std::uint32_t i = part.index(); i < behind; ++i)
    if (is_costly_error(part.tree().nodes[i]) || is_guess({&part.tree(), i})) return true;
  return false;
}

/// Nobody can tell what was to stand in it.
bool is_unclosed(NodeRef body) {
  const NodeRef brace = body.child(Kind::open_brace);
  return brace && brace.damage() == Damage::unclosed;
}

/// `approved 2026/11/21 by ana`: behind its mistake the clause was understood to its end, so that
/// it has cost the owner nothing.
bool ends_soundly(NodeRef clause) {
  return (clause.kind() == Kind::approved || clause.kind() == Kind::reviewed) &&
         clause.child(Kind::reference);
}

bool is_part(Kind kind) {
  return is_statement(kind) || is_answer(kind) || kind == Kind::branch || is_declaration(kind);
}

} // namespace

Span place_of(NodeRef owner, const NameText& name) {
  if (name.span.last != name.span.first) return name.span;
  const NodeRef keyword = owner.keyword();
  return keyword ? keyword.span() : owner.span();
}

bool may_have_lost_parts(NodeRef owner) {
  const bool parts_matter = owner.kind() == Kind::decide || owner.kind() == Kind::parallel;
  const bool flow_matters = parts_matter || owner.kind() == Kind::if_ || owner.kind() == Kind::for_;
  for (const NodeRef child : owner.children()) {
    if (child.kind() != Kind::body) {
      if (holds_costly_error(child) && !ends_soundly(child)) return true;
      continue;
    }
    if (flow_matters && is_unclosed(child)) return true;
    bool behind_a_part = false;
    for (const NodeRef inner : child.children()) {
      if (inner.kind() == Kind::block) return true; // what it is for was lost
      if (owner.kind() == Kind::process && is_statement(inner.kind()) &&
          inner.kind() != Kind::stage)
        return true; // most likely one of its stages
      if (owner.kind() == Kind::process && is_clause(inner.kind()) &&
          !accepts_clause(*part_rules(Kind::process), inner.kind()))
        return true; // `edit "Edit"`: most likely one, too
      if (is_part(inner.kind())) {
        behind_a_part = true;
      } else if ((parts_matter || !behind_a_part) && holds_costly_error(inner) &&
                 !ends_soundly(inner)) {
        return true;
      }
    }
  }
  return false;
}

Text to_text(NodeRef string, BuildContext& context) {
  return string ? Text{string_text(string, context.texts), string.span()} : Text{};
}

Text read_text(NodeRef clause, BuildContext& context) {
  return to_text(clause.child(Kind::string), context);
}

Reference read_reference(NodeRef clause, const Wanted& wanted, BuildContext& context) {
  return context.names.resolve(clause.child(Kind::reference), clause.span(), wanted, clause.kind());
}

void read_severity(NodeRef clause, Span scope, BuildContext& context) {
  const NodeRef check = clause.child(Kind::check_name);
  if (!check) return;
  SeverityClause severity;
  switch (clause.kind()) {
  case Kind::deny: severity.rule = SeverityRule::deny; break;
  case Kind::warn: severity.rule = SeverityRule::warn; break;
  case Kind::advise: severity.rule = SeverityRule::advise; break;
  default: severity.rule = SeverityRule::allow; break;
  }
  severity.check = {check.text(), check.span()};
  severity.reason = read_text(clause, context);
  severity.scope = scope;
  context.model.severity_clauses.push_back(severity);
}

} // namespace waymark
