#pragma once

#include "compiler/compile.hpp"
#include "compiler/diagnostics.hpp"
#include "compiler/model.hpp"
#include "damaged_words.hpp"
#include "fixes/declaration_fixes.hpp"
#include "name_table.hpp"
#include "suggestions.hpp"
#include "text_store.hpp"

#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace waymark {

/// The kinds of declaration that a clause may name, and what it calls them.
struct Wanted {
  std::uint8_t kinds = 0;
  std::string_view nouns;

  [[nodiscard]] constexpr bool allows(DeclarationKind kind) const {
    return (kinds >> static_cast<unsigned>(kind) & 1U) != 0;
  }
};

namespace wanted {

constexpr std::uint8_t bit(DeclarationKind kind) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
}
inline constexpr Wanted system{bit(DeclarationKind::system), "system"};
inline constexpr Wanted process{bit(DeclarationKind::process), "process"};
inline constexpr Wanted workflow{bit(DeclarationKind::workflow), "workflow"};
inline constexpr Wanted role{bit(DeclarationKind::role), "role"};
inline constexpr Wanted tool{bit(DeclarationKind::tool), "tool"};
inline constexpr Wanted document{bit(DeclarationKind::document), "document"};
inline constexpr Wanted people{bit(DeclarationKind::role) | bit(DeclarationKind::party),
                               "role or party"};
inline constexpr Wanted performer{bit(DeclarationKind::role) | bit(DeclarationKind::party) |
                                      bit(DeclarationKind::tool),
                                  "role, party or tool"};
inline constexpr Wanted detail{bit(DeclarationKind::procedure) | bit(DeclarationKind::workflow),
                               "procedure or workflow"};

} // namespace wanted

/// The one space of ids of all declarations: finds what a name refers to, and reports those that
/// refer to nothing or to something of the wrong kind, and ids that are declared twice.
class Names {
public:
  Names(const Model& model, Findings& findings, const std::vector<FileReadingPtr>& readings);

  /// In canonical order: the first declaration of an id keeps it. False for the others.
  bool declare(DeclarationId declaration);

  /// One of that kind has lost its name: one that nothing is called may have been meant for it.
  void note_unnamed(DeclarationKind kind) { unnamed_kinds_ |= wanted::bit(kind); }

  /// A clause that names one of these has lost the name.
  void note_unnamed_use(const Wanted& wanted) {
    for (std::size_t kind = 0; kind < declaration_kind_count; ++kind)
      unnamed_uses_[DeclarationKind{static_cast<std::uint8_t>(kind)}] += wanted.kinds >> kind & 1U;
  }

  [[nodiscard]] std::optional<DeclarationId> find(std::string_view id) const;

  /// `name` may be empty or `missing`: that is a syntax error, and gives a reference without
  /// target. `at` is where the reference then is.
  [[nodiscard]] Reference resolve(NodeRef name, Span at, const Wanted& wanted, Kind clause);

  /// Was this word lost in damaged text?
  [[nodiscard]] bool is_lost(std::string_view word) { return damaged_.contains(word); }
  [[nodiscard]] Suggestions& suggestions() { return suggestions_; }
  [[nodiscard]] const ByDeclarationKind<std::uint32_t>& unnamed_uses() const {
    return unnamed_uses_;
  }
  /// What a name that does not tell what it means most likely means.
  void note_meant(Span place, DeclarationId meant) { guesses_.push_back({place, meant}); }
  /// What the unknown names met so far most likely mean.
  [[nodiscard]] std::vector<Guess> take_guesses() { return std::move(guesses_); }
  /// All declarations that own their id, sorted by it.
  [[nodiscard]] std::vector<DeclarationId> sorted_by_id() const;

private:
  void report_unknown(NodeRef name, std::string_view id, const Wanted& wanted);
  /// It was written like the title of what it means.
  void report_titled(NodeRef name, std::string_view id, const Wanted& wanted, DeclarationId titled);
  void report_wrong_kind(NodeRef name, DeclarationId found, const Wanted& wanted, Kind clause);
  void propose_declarations(std::string_view id, const Span& user, const Wanted& wanted,
                            bool surely_missing, Finding& finding);
  /// What has the title that would give this id, but another id.
  [[nodiscard]] std::optional<DeclarationId> find_titled(std::string_view id, const Wanted& wanted);
  [[nodiscard]] std::span<const std::string_view> candidates(const Wanted& wanted);

  const Model& model_;
  Findings& findings_;
  NameTable table_;
  std::vector<DeclarationId> declared_;
  std::vector<DeclarationKind> kinds_; ///< by declaration: all that most look-ups need of one
  std::unordered_map<std::string_view, std::vector<DeclarationId>> repeated_;
  DamagedWords damaged_;
  std::vector<bool> sound_; ///< by file
  std::uint8_t unnamed_kinds_ = 0;
  Suggestions suggestions_;
  std::vector<Guess> guesses_;
  ByDeclarationKind<std::uint32_t> unnamed_uses_;
  TextStore title_texts_;
  std::map<std::pair<std::string_view, DeclarationKind>, DeclarationId> titled_; ///< once asked for
  DeclarationFixes declaration_fixes_;
  std::map<std::uint8_t, std::vector<std::string_view>> candidates_; ///< by `Wanted::kinds`
};

} // namespace waymark
