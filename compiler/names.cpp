#include "names.hpp"

#include "fixes/spelling_fix.hpp"
#include "grammar/unicode.hpp"
#include "identifiers.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace waymark {

namespace {

std::vector<const Tree*> damaged_trees(const std::vector<FileReadingPtr>& readings) {
  std::vector<const Tree*> trees;
  for (const FileReadingPtr& reading : readings)
    if (!reading->sound) trees.push_back(&reading->tree);
  return trees;
}

std::string_view first_noun(const Wanted& wanted) {
  return wanted.nouns.substr(0, wanted.nouns.find_first_of(" ,"));
}

} // namespace

Names::Names(const Model& model, Findings& findings, const std::vector<FileReadingPtr>& readings)
    : model_(model)
    , findings_(findings)
    , damaged_(damaged_trees(readings))
    , declaration_fixes_(model) {
  for (const FileReadingPtr& reading : readings) sound_.push_back(reading->sound);
}

bool Names::declare(DeclarationId id) {
  const Declaration& declaration = model_[id];
  if (kinds_.size() <= index(id)) kinds_.resize(index(id) + std::size_t{1});
  kinds_[index(id)] = declaration.kind;
  const auto before = table_.insert(declaration.id, index(id));
  if (!before) {
    declared_.push_back(id);
    return true;
  }
  repeated_[declaration.id].push_back(id);
  const Declaration& first = model_[DeclarationId{*before}];
  const std::string message =
      first.kind == declaration.kind
          ? fmt::format("the {} '{}' is declared twice; remove one of them, or give it another id",
                        noun(declaration.kind), declaration.id)
          : fmt::format("the {} '{}' has the id of a {}; an id is given only once, so give one "
                        "of them another",
                        noun(declaration.kind), declaration.id, noun(first.kind));
  findings_.report(Check::duplicate_name, declaration.name_span, message)
      .related.push_back({first.name_span, "first declared here"});
  return false;
}

std::optional<DeclarationId> Names::find(std::string_view id) const {
  const auto found = table_.find(id);
  return found ? std::optional(DeclarationId{*found}) : std::nullopt;
}

Reference Names::resolve(NodeRef name, Span at, const Wanted& wanted, Kind clause) {
  if (!name || name.kind() != Kind::reference) {
    note_unnamed_use(wanted);
    return {DeclarationId::none, at};
  }
  const std::string_view written = name.text();
  const Span span = name.span();
  auto found = find(written);
  if (!found && !is_ascii(written)) found = find(to_nfc(written));
  if (found && wanted.allows(kinds_[index(*found)])) return {*found, span};
  if (found) {
    // Declared twice, as different things: one of the two is meant, and the mistake is reported.
    if (const auto others = repeated_.find(model_[*found].id); others != repeated_.end()) {
      for (const DeclarationId other : others->second)
        if (wanted.allows(kinds_[index(other)])) return {other, span};
    }
    report_wrong_kind(name, *found, wanted, clause);
  } else if (!damaged_.contains(written)) {
    report_unknown(name, written, wanted);
  }
  return {DeclarationId::none, span};
}

void Names::report_wrong_kind(NodeRef name, DeclarationId found, const Wanted& wanted,
                              Kind clause) {
  const Declaration& declaration = model_[found];
  findings_
      .report(Check::wrong_kind, name.span(),
              fmt::format("'{}' is a {}, but '{}' takes a {}; name one, or declare one",
                          declaration.id, noun(declaration.kind), spelling(keyword_of(clause)),
                          wanted.nouns))
      .related.push_back({declaration.name_span, "declared here"});
}

void Names::report_unknown(NodeRef name, std::string_view id, const Wanted& wanted) {
  const auto [near, looked_everywhere] = suggestions_.look(id, candidates(wanted));
  const auto meant = near ? find(near->word) : std::nullopt;
  // Nothing is its own backup, or stands in itself.
  const bool is_itself = meant && model_[*meant].span.contains(name.span());
  const bool is_near = near && !is_itself;
  if (!is_near && (unnamed_kinds_ & wanted.kinds) != 0) return;
  if (is_near) {
    if (meant) guesses_.push_back({name.span(), *meant});
    findings_
        .report(
            Check::unknown_name, name.span(),
            fmt::format("no {} is called '{}'; did you mean '{}'?", wanted.nouns, id, near->word))
        .fixes.push_back(spelling_fix(name.span(), *near));
  } else if (is_itself) {
    findings_.report(Check::unknown_name, name.span(),
                     fmt::format("no {} is called '{}', and '{}' cannot be named in itself; name "
                                 "another",
                                 wanted.nouns, id, model_[*meant].id));
  } else if (const auto titled = find_titled(id, wanted)) {
    report_titled(name, id, wanted, *titled);
  } else {
    Finding& finding = findings_.report(
        Check::unknown_name, name.span(),
        fmt::format("no {} is called '{}'; declare it with '{} {}', or name another", wanted.nouns,
                    id, first_noun(wanted), id));
    propose_declarations(id, name.span(), wanted, looked_everywhere, finding);
  }
}

void Names::report_titled(NodeRef name, std::string_view id, const Wanted& wanted,
                          DeclarationId titled) {
  const Declaration& meant = model_[titled];
  guesses_.push_back({name.span(), titled});
  Finding& finding = findings_.report(
      Check::unknown_name, name.span(),
      fmt::format("no {0} has the id '{1}'; the id of {2} '{3}' is '{4}': write '{4}'",
                  wanted.nouns, id, noun(meant.kind), meant.title, meant.id));
  finding.related.push_back({meant.name_span, "declared here"});
  finding.fixes.push_back(spelling_fix(name.span(), meant.id, Applicability::suggested));
}

void Names::propose_declarations(std::string_view id, const Span& user, const Wanted& wanted,
                                 bool surely_missing, Finding& finding) {
  std::vector<DeclarationKind> kinds;
  for (const DeclarationKind kind : {DeclarationKind::role, DeclarationKind::party,
                                     DeclarationKind::tool, DeclarationKind::document}) {
    if (wanted.allows(kind)) kinds.push_back(kind);
  }
  // Where only one kind of thing can stand, no more than its name is missing; in text that could
  // not be read as it is, the name may be none.
  const bool is_safe =
      kinds.size() == 1 && surely_missing && sound_[static_cast<std::size_t>(user.file)];
  const Applicability applicability = is_safe ? Applicability::safe : Applicability::suggested;
  for (const DeclarationKind kind : kinds) {
    finding.fixes.push_back(declaration_fixes_.declare(kind, id, user, applicability));
  }
}

std::optional<DeclarationId> Names::find_titled(std::string_view id, const Wanted& wanted) {
  if (titled_.empty()) {
    for (const DeclarationId declared : declared_) {
      const Declaration& declaration = model_[declared];
      titled_.try_emplace({id_of_title(declaration.title, title_texts_), declaration.kind},
                          declared);
    }
  }
  for (std::size_t i = 0; i < declaration_kind_count; ++i) {
    const auto kind = static_cast<DeclarationKind>(i);
    if (!wanted.allows(kind)) continue;
    if (const auto found = titled_.find({id, kind}); found != titled_.end()) return found->second;
  }
  return std::nullopt;
}

std::span<const std::string_view> Names::candidates(const Wanted& wanted) {
  const auto [entry, is_new] = candidates_.try_emplace(wanted.kinds);
  if (is_new) {
    for (const DeclarationId id : declared_) {
      if (wanted.allows(model_[id].kind)) entry->second.push_back(model_[id].id);
    }
  }
  return entry->second;
}

std::vector<DeclarationId> Names::sorted_by_id() const {
  std::vector<DeclarationId> sorted = declared_;
  std::ranges::sort(sorted, {}, [this](DeclarationId id) { return model_[id].id; });
  return sorted;
}

} // namespace waymark
