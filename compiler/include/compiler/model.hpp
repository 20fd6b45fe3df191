#pragma once

#include "compiler/elements.hpp"
#include "compiler/workflow.hpp"
#include "grammar/source.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a workspace says, with names resolved: plain values, in the order of files (by path) and
/// text.
///
/// The model exists despite errors. What could not be understood is left out and its owner is
/// marked `damaged`; a reference to an unknown name is present but has no target. All string views
/// point into the sources or the model's own text store and live as long as the model.
namespace waymark {

// ---- Systems and processes ---------------------------------------------------------------------

struct System {
  DeclarationId self{};
  std::optional<Reference> owner{};                ///< its own
  DeclarationId accountable = DeclarationId::none; ///< own or inherited; none if nobody or unknown
  bool has_owner = false;                          ///< own or inherited, also when unknown
  std::optional<Reference> parent{};               ///< nesting, or `in`
  Text purpose{};
  std::vector<DeclarationId> systems{}; ///< inside it, in order of declaration
  std::vector<DeclarationId> processes{};
};

struct ProcessStage {
  std::string_view id;
  std::string_view title;
  Span name_span{};
  Span span{};
  Text purpose{};
  std::optional<Reference> by{}; ///< for the map only
  std::vector<std::string_view> former_ids{};
};

struct Process {
  DeclarationId self{};
  std::optional<Reference> owner{};
  DeclarationId accountable = DeclarationId::none;
  bool has_owner = false;
  std::optional<Reference> parent{}; ///< its system
  Text purpose{};
  Text scope{};
  Text trigger{};
  Text outcome{};
  std::vector<ProcessStage> stages{};
  std::vector<DeclarationId> workflows{}; ///< that realise it, by the first stage they work in
};

// ---- People, tools, documents ------------------------------------------------------------------

struct Role {
  DeclarationId self{};
  std::vector<Text> persons{};
  std::optional<Reference> backup{};
  std::optional<Money> rate{};
  std::optional<double> hours_per_week{}; ///< of all its persons
  Text department{};
  Text handle{};
  Text purpose{};
};

struct Party {
  DeclarationId self{};
  Text purpose{};
};

struct Tool {
  DeclarationId self{};
  std::optional<Reference> owner{};
  Text url{};
  Text kind{};
  std::optional<Money> cost{};
  Text purpose{};
};

struct Retention {
  std::optional<Duration> duration{}; ///< none: forever
  std::optional<Reference> tool{};    ///< none only if damaged
  Span span{};
};

struct Document {
  DeclarationId self{};
  std::optional<Retention> kept{};
  Text template_path{};
  std::optional<Reference> owner{};
  Text purpose{};
};

struct Term {
  Text term{};
  Text definition{};
  Span span{};
};

// ---- The whole ---------------------------------------------------------------------------------

enum class SeverityRule : std::uint8_t { deny, warn, advise, allow };

/// `deny`, `warn`, `advise` or `allow CHECK`, and what it covers.
struct SeverityClause {
  SeverityRule rule{};
  Text check{};
  Text reason{};
  Span scope{}; ///< what the owner spans; of no length for the handbook

  [[nodiscard]] bool covers_everything() const { return scope.length() == 0; }
};

struct Handbook {
  bool declared = false;
  Text title{}, company{}, language{}, logo{}, accent{}, site{}, edit{};
  bool sop_strict = false;
  Span span{};
};

/// A path that the workspace refers to, and where.
struct PathReference {
  Text path{}; ///< as written
  /// Relative to where the sources are: the source's folder and the path, normalised.
  std::string resolved;
  bool available = false; ///< is there a file, and may it be published? Known once it is checked.
};

/// A name that nothing has, and what it most likely means.
struct Guess {
  Span place{};
  DeclarationId meant{};
};

/// A word, or a text in quotes without them, that may name something where nobody can tell.
struct LostName {
  Span place{};
  bool is_title = false; ///< it stood in quotes
};

struct Model {
  std::vector<SourcePtr> sources{};                                    ///< keeps the text alive
  std::vector<std::shared_ptr<const std::deque<std::string>>> texts{}; ///< decoded texts

  Handbook handbook{};
  std::vector<Declaration> declarations{};
  std::vector<System> systems{};
  std::vector<Process> processes{};
  std::vector<Workflow> workflows{}; ///< workflows and procedures
  std::vector<Role> roles{};
  std::vector<Party> parties{};
  std::vector<Tool> tools{};
  std::vector<Document> documents{};
  std::vector<Term> terms{};
  std::vector<SeverityClause> severity_clauses{};
  std::vector<PathReference> paths{};
  std::vector<Guess> guesses{};       ///< for unknown names that have a near one of the right kind
  std::vector<LostName> lost_names{}; ///< of files with errors
  std::vector<std::string_view> unowned_stages{}; ///< ids of those that no declaration holds
  ByDeclarationKind<std::uint32_t> unnamed_uses;  ///< clauses that lack the name of one

  [[nodiscard]] const Declaration& operator[](DeclarationId id) const {
    return declarations[index(id)];
  }
  /// Each requires a declaration of that kind.
  [[nodiscard]] const System& system(DeclarationId id) const { return systems[(*this)[id].index]; }
  [[nodiscard]] const Process& process(DeclarationId id) const {
    return processes[(*this)[id].index];
  }
  [[nodiscard]] const Workflow& workflow(DeclarationId id) const {
    return workflows[(*this)[id].index];
  }
  [[nodiscard]] const Role& role(DeclarationId id) const { return roles[(*this)[id].index]; }
  [[nodiscard]] const Party& party(DeclarationId id) const { return parties[(*this)[id].index]; }
  [[nodiscard]] const Tool& tool(DeclarationId id) const { return tools[(*this)[id].index]; }
  [[nodiscard]] const Document& document(DeclarationId id) const {
    return documents[(*this)[id].index];
  }

  [[nodiscard]] bool is(DeclarationId id, DeclarationKind kind) const {
    return id != DeclarationId::none && (*this)[id].kind == kind;
  }
  /// The declaration of that id (NFC); none if there is none. O(log n).
  [[nodiscard]] DeclarationId find(std::string_view id) const;
  std::vector<DeclarationId> by_id{}; ///< sorted by id, for `find`

  [[nodiscard]] const Source& source(FileId file) const {
    return *sources[static_cast<std::size_t>(file)];
  }
};

[[nodiscard]] std::string_view noun(DeclarationKind kind); ///< "role", "workflow" …
[[nodiscard]] std::string_view noun(StatementKind kind);   ///< "step", "decision" …
/// The keyword that begins it: "decide", "if", "for each"; "jump" and "answer" for those.
[[nodiscard]] std::string_view name(StatementKind kind);
[[nodiscard]] std::string_view name(AnswerKind kind); ///< "yes", "no", "when", "otherwise"

} // namespace waymark
