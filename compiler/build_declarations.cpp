#include "build_declarations.hpp"

#include "read_values.hpp"

#include <fmt/format.h>
#include <unordered_map>

namespace waymark {

namespace {

std::optional<double> hours_per_week(NodeRef clause) {
  const NodeRef unit = clause.child(Kind::unit);
  if (!unit || find_unit(unit.text()) != TimeUnit::week) return std::nullopt;
  return read_number(clause.child(Kind::numeral));
}

std::optional<Money> money_of(NodeRef clause) {
  const NodeRef money = clause.child(Kind::money);
  return money ? read_money(money) : std::nullopt;
}

Retention read_retention(NodeRef clause, BuildContext& context) {
  Retention kept;
  kept.span = clause.span();
  if (const NodeRef duration = clause.child(Kind::duration))
    kept.duration = read_duration(duration);
  if (clause.child(Kind::reference)) kept.tool = read_reference(clause, wanted::tool, context);
  return kept;
}

} // namespace

void read_role(NodeRef node, DeclarationId self, BuildContext& context) {
  Role role;
  role.self = self;
  bool says_hours = false;
  read_head(node, [&](NodeRef clause) {
    switch (clause.kind()) {
    case Kind::person:
      if (const Text person = read_text(clause, context); person.given()) {
        role.persons.push_back(person);
      }
      break;
    case Kind::backup: set_once(role.backup, read_reference(clause, wanted::role, context)); break;
    case Kind::rate:
      if (!role.rate) role.rate = money_of(clause);
      break;
    case Kind::hours:
      // Of two, nobody knows which holds.
      role.hours_per_week = says_hours ? std::nullopt : hours_per_week(clause);
      says_hours = true;
      break;
    case Kind::in: set_once(role.department, read_text(clause, context)); break;
    case Kind::handle: set_once(role.handle, read_text(clause, context)); break;
    case Kind::purpose: set_once(role.purpose, read_text(clause, context)); break;
    default: break;
    }
  });
  context.model.roles.push_back(std::move(role));
}

void read_party(NodeRef node, DeclarationId self, BuildContext& context) {
  Party party;
  party.self = self;
  read_head(node, [&](NodeRef clause) {
    if (clause.kind() == Kind::purpose) set_once(party.purpose, read_text(clause, context));
  });
  context.model.parties.push_back(party);
}

void read_tool(NodeRef node, DeclarationId self, BuildContext& context) {
  Tool tool;
  tool.self = self;
  read_head(node, [&](NodeRef clause) {
    switch (clause.kind()) {
    case Kind::owner: set_once(tool.owner, read_reference(clause, wanted::role, context)); break;
    case Kind::url: set_once(tool.url, read_text(clause, context)); break;
    case Kind::kind: set_once(tool.kind, read_text(clause, context)); break;
    case Kind::cost:
      if (!tool.cost) tool.cost = money_of(clause);
      break;
    case Kind::purpose: set_once(tool.purpose, read_text(clause, context)); break;
    default: break;
    }
  });
  context.model.tools.push_back(tool);
}

void read_document(NodeRef node, DeclarationId self, BuildContext& context) {
  Document document;
  document.self = self;
  read_head(node, [&](NodeRef clause) {
    switch (clause.kind()) {
    case Kind::kept: set_once(document.kept, read_retention(clause, context)); break;
    case Kind::template_: set_once(document.template_path, read_text(clause, context)); break;
    case Kind::owner:
      set_once(document.owner, read_reference(clause, wanted::role, context));
      break;
    case Kind::purpose: set_once(document.purpose, read_text(clause, context)); break;
    default: break;
    }
  });
  context.model.documents.push_back(document);
}

void read_term(NodeRef node, BuildContext& context) {
  const Head head = read_head(node, [&](NodeRef clause) {
    if (clause.kind() == Kind::allow) read_severity(clause, node.span(), context);
  });
  if (!head.title) return;
  context.model.terms.push_back(
      {to_text(head.title, context), to_text(head.string, context), node.span()});
}

void drop_repeated_terms(BuildContext& context) {
  std::unordered_map<std::string_view, Span> first;
  std::erase_if(context.model.terms, [&](const Term& term) {
    const auto [known, fresh] = first.try_emplace(term.term.value, term.term.span);
    if (fresh) return false;
    context.findings
        .report(
            Check::duplicate_name, term.term.span,
            fmt::format("the term '{}' is explained twice; keep one of the two", term.term.value))
        .related.push_back({known->second, "first explained here"});
    return true;
  });
}

void read_handbook(NodeRef node, BuildContext& context) {
  Handbook& handbook = context.model.handbook;
  if (handbook.declared) {
    const Span first = handbook.title.given() ? handbook.title.span : handbook.span;
    const NodeRef title = node.child(Kind::title);
    context.findings
        .report(Check::duplicate_name, title ? title.span() : node.keyword().span(),
                "the handbook is declared twice; a workspace has one, so move what this one says "
                "into the first")
        .related.push_back({first, "first declared here"});
    return;
  }
  handbook.declared = true;
  handbook.span = node.span();
  const Span everywhere{handbook.span.file, handbook.span.first, handbook.span.first};
  const Head head = read_head(node, [&](NodeRef clause) {
    switch (clause.kind()) {
    case Kind::company: set_once(handbook.company, read_text(clause, context)); break;
    case Kind::language:
      if (const NodeRef tag = clause.child(Kind::language_tag)) {
        set_once(handbook.language, {tag.text(), tag.span()});
      }
      break;
    case Kind::logo: set_once(handbook.logo, read_text(clause, context)); break;
    case Kind::accent: set_once(handbook.accent, read_text(clause, context)); break;
    case Kind::site: set_once(handbook.site, read_text(clause, context)); break;
    case Kind::edit: set_once(handbook.edit, read_text(clause, context)); break;
    case Kind::sop: handbook.sop_strict = true; break;
    case Kind::deny:
    case Kind::warn:
    case Kind::advise:
    case Kind::allow: read_severity(clause, everywhere, context); break;
    default: break;
    }
  });
  handbook.title = to_text(head.title, context);
}

} // namespace waymark
