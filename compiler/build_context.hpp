#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/model.hpp"
#include "identifiers.hpp"
#include "names.hpp"

namespace waymark {

/// What every part of the model is built with.
struct BuildContext {
  Model& model;
  Findings& findings;
  Names& names;
  TextStore& texts;
  bool tree_is_sound = true; ///< of the file being read: it has no syntax error
};

/// A declaration or statement without its clauses.
struct Head {
  NodeRef name{};
  NodeRef title{};
  NodeRef reference{};
  NodeRef duration{};
  NodeRef jump{};
  NodeRef body{};
  NodeRef string{};
};

/// Hands each clause of `owner`, behind its name or in its block, to `on_clause`; other nodes of
/// the block are handed over, too, and must be ignored.
template<typename OnClause>
Head read_head(NodeRef owner, OnClause&& on_clause) {
  Head head;
  for (const NodeRef child : owner.children()) {
    switch (child.kind()) {
    case Kind::name: head.name = child; break;
    case Kind::title: head.title = child; break;
    case Kind::reference: head.reference = child; break;
    case Kind::duration: head.duration = child; break;
    case Kind::jump: head.jump = child; break;
    case Kind::string: head.string = child; break;
    case Kind::body:
      head.body = child;
      for (const NodeRef inner : child.children()) on_clause(inner);
      break;
    default: on_clause(child); break;
    }
  }
  return head;
}

/// What a finding about the owner points at: its name, else its keyword.
[[nodiscard]] Span place_of(NodeRef owner, const NameText& name);

/// Could a syntax error in it have cost the owner a clause, or a decision an answer?
[[nodiscard]] bool may_have_lost_parts(NodeRef owner);

/// The text of the clause's string; empty if it is missing.
[[nodiscard]] Text read_text(NodeRef clause, BuildContext& context);
[[nodiscard]] Text to_text(NodeRef string, BuildContext& context);

/// The one name that a clause gives.
[[nodiscard]] Reference read_reference(NodeRef clause, const Wanted& wanted, BuildContext& context);

/// `deny`, `warn`, `advise` or `allow CHECK`. `scope` is what it covers.
void read_severity(NodeRef clause, Span scope, BuildContext& context);

/// Of clauses that may stand once, the first counts (a second one is a finding of its own). Where
/// checks would judge the work by it, see `set_sole`.
template<typename Value>
void set_once(std::optional<Value>& place, Value value) {
  if (!place) place = std::move(value);
}
inline void set_once(Text& place, const Text& value) {
  if (!place.given()) place = value;
}
/// Of two that name different ones, nobody knows which is meant.
inline void set_sole(std::optional<Reference>& place, const Reference& reference) {
  if (place && place->target != reference.target) place->target = DeclarationId::none;
  set_once(place, reference);
}

} // namespace waymark
