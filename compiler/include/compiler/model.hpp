#pragma once

#include "compiler/values.hpp"
#include "grammar/source.hpp"
#include "grammar/span.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
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

enum class DeclarationKind : std::uint8_t {
  system,
  process,
  workflow,
  procedure,
  role,
  party,
  tool,
  document,
};

/// Index into `Model::declarations`.
enum class DeclarationId : std::uint32_t { none = 0xffffffff };

/// Index into the statements of one workflow, in text order.
enum class StatementId : std::uint32_t { none = 0xffffffff };

[[nodiscard]] constexpr std::uint32_t index(DeclarationId id) {
  return static_cast<std::uint32_t>(id);
}
[[nodiscard]] constexpr std::uint32_t index(StatementId id) {
  return static_cast<std::uint32_t>(id);
}

/// Author's text and where it stands. Empty without a span if it was not given.
struct Text {
  std::string_view value;
  Span span{};

  [[nodiscard]] bool given() const { return span.last != span.first; }
};

/// A name used. `target` is none if nothing (or nothing of the right kind) is called that; that has
/// been reported, and whoever reads the model treats it as somebody or something unknown.
struct Reference {
  DeclarationId target = DeclarationId::none;
  Span span{};

  [[nodiscard]] bool resolved() const { return target != DeclarationId::none; }
};

/// A run of elements in one of a workflow's pools.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;

  [[nodiscard]] bool empty() const { return count == 0; }
};

/// What all named declarations have in common.
struct Declaration {
  DeclarationKind kind{};
  bool damaged = false; ///< has a syntax error in its head
  std::string_view id;  ///< NFC
  std::string_view title;
  Span name_span{};        ///< what a finding about it points at
  Span span{};             ///< all of it
  std::uint32_t index = 0; ///< into the vector of its kind
  std::vector<std::string_view> former_ids{};
};

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

// ---- Workflows and procedures ------------------------------------------------------------------

enum class StatementKind : std::uint8_t {
  step,
  decide,
  if_,
  parallel,
  for_each,
  stage,
  wait,
  jump,
  end,
  answer,
  branch,
};

enum class DestinationKind : std::uint8_t {
  statement,
  end,       ///< ends the workflow, with a result if one is given
  continue_, ///< goes on behind the jump
  lost,      ///< names nothing; counts as a way to an end
};

struct Destination {
  DestinationKind kind = DestinationKind::lost;
  StatementId statement = StatementId::none;
  Text result{};
  Span span{};
};

struct Jump {
  Span span{};
  Destination to{};
  std::uint32_t limit = 0; ///< `up to N times`; 0: no limit
  Destination then{};      ///< where to go when the limit is reached
};

enum class PerformerSource : std::uint8_t {
  own,        ///< `by` on the statement
  around,     ///< `by` of a block or the header around it
  step_above, ///< decide and wait only
  owner,      ///< decide and wait only: the workflow's owner
  follower,   ///< in a procedure: whoever follows it
  nobody,
};

struct Performer {
  DeclarationId who = DeclarationId::none; ///< none: nobody, whoever follows, or an unknown name
  PerformerSource source = PerformerSource::nobody;
  Span span{}; ///< of the `by` it comes from
};

enum class InstructionKind : std::uint8_t { text, check, caution, note, image, see };

/// One piece of instruction, in text order. Text and definitions are Markdown.
struct Instruction {
  InstructionKind kind{};
  Text text{};        ///< of an image or `see`: the path or address
  Text alternative{}; ///< of an image
};

/// `on "event" -> …`
struct ExceptionalExit {
  Text event{};
  std::uint32_t jump = 0; ///< index into `Workflow::jumps`
};

/// `takes`, or how long a wait lasts.
struct StatedDuration {
  Duration duration{};
  Span span{};
};

struct Deadline {
  Duration duration{};
  Span span{};
  std::optional<std::uint32_t> otherwise{}; ///< index into `Workflow::jumps`
};

/// Index into a pool of something that was not given.
inline constexpr std::uint32_t not_given = 0xffffffff;

/// What a step, decide, if or wait says about its work. There is one for nearly each line of a
/// workspace, so what few of them say stands in a pool of its own.
struct Work {
  Performer performer{};
  std::optional<Reference> by{};
  DeclarationId answerable =
      DeclarationId::none;     ///< the role that is Accountable; none: nobody or unknown
  bool has_answerable = false; ///< also when its name is unknown
  bool optional = false;
  Range consults{}, informs{}, tools{}, needs{}, makes{}, approves{}; ///< `Workflow::references`
  std::optional<Reference> follow{};
  // For these ask the workflow.
  std::uint32_t accountable = not_given;
  std::uint32_t takes = not_given;
  std::uint32_t within = not_given;
  std::uint32_t from = not_given;  ///< wait only
  std::uint32_t lasts = not_given; ///< wait only: time passes
  Range exits{};                   ///< `Workflow::exits`
  Range instructions{};            ///< `Workflow::instructions`
};

enum class AnswerKind : std::uint8_t { yes, no, when, otherwise };
enum class AnswerOutcome : std::uint8_t {
  block,
  jump,
  continue_
}; ///< a missing one counts as continue

struct Answer {
  AnswerKind kind{};
  AnswerOutcome outcome = AnswerOutcome::continue_;
  Text text{};                   ///< of `when`
  std::optional<double> share{}; ///< 0 to 1, as written
  std::uint32_t jump = 0;        ///< if the outcome is a jump
};

/// What a stage, branch or `for each` says for the statements inside it.
struct Block {
  std::optional<Reference> by{};
  Range tools{};
  Range informs{};                  ///< stage only
  Range instructions{};             ///< stage only: cautions and notes
  std::uint32_t stage = 0xffffffff; ///< stage only: index into `Process::stages`, if known
};

/// One statement, answer or branch. Statements form a tree in text order: those inside this one are
/// the following ones up to `subtree_end`.
struct Statement {
  StatementKind kind{};
  bool damaged = false;     ///< has a syntax error in its head: clauses may have been lost
  bool explicit_id = false; ///< the id was written, not derived from the title
  StatementId parent = StatementId::none;
  std::uint32_t subtree_end = 0;
  std::uint32_t facts = 0;               ///< index into works, answers, blocks or jumps, by kind
  StatementId stage = StatementId::none; ///< the innermost stage block around it (not itself)
  std::string_view id;                   ///< empty for jump, end, answer, branch, for each
  std::string_view title; ///< of `end` its result; of `for each`, branch and `when` their text
  Span name_span{};       ///< what a finding about it points at; the keyword if it has no name
  Span span{};            ///< all of it
  std::uint32_t former_id = 0xffffffff; ///< index into `Workflow::former_ids`
};

struct Approval {
  Date date{};
  std::optional<Reference> by{};
  Span span{};
};

struct After {
  Reference workflow{};
  Text result{};
};

/// A workflow or a procedure.
struct Workflow {
  DeclarationId self{};
  bool is_procedure = false;

  std::optional<Reference> realizes{};
  std::optional<Reference> owner{};
  std::optional<Reference> by{};
  Text purpose{}, scope{}, trigger{}, outcome{}, number{}, version{};
  std::optional<After> after{};
  Range tools{};
  Range needs{};
  std::optional<Frequency> happens{};
  std::optional<Date> effective{};
  std::optional<Duration> review_every{};
  Span review_span{};
  std::vector<Approval> reviewed{};
  std::vector<Approval> approved{};
  Range instructions{}; ///< introduction (text) and references (see)

  std::vector<Statement> statements{};

  // Pools that ranges and indices above refer to.
  std::vector<Work> works{};
  std::vector<Answer> answers{};
  std::vector<Block> blocks{};
  std::vector<Jump> jumps{};
  std::vector<Reference> references{};
  std::vector<ExceptionalExit> exits{};
  std::vector<Instruction> instruction_pool{};
  std::vector<StatedDuration> durations{};
  std::vector<Deadline> deadlines{};
  std::vector<std::pair<StatementId, std::string_view>> former_ids{};

  [[nodiscard]] const Statement& operator[](StatementId id) const { return statements[index(id)]; }
  [[nodiscard]] std::span<const Reference> list(Range range) const {
    return std::span(references).subspan(range.first, range.count);
  }
  [[nodiscard]] std::span<const ExceptionalExit> exits_of(const Work& work) const {
    return std::span(exits).subspan(work.exits.first, work.exits.count);
  }
  [[nodiscard]] std::span<const Instruction> instructions_of(Range range) const {
    return std::span(instruction_pool).subspan(range.first, range.count);
  }
  /// Each is null if the work does not say it.
  [[nodiscard]] const Reference* accountable(const Work& work) const {
    return work.accountable == not_given ? nullptr : &references[work.accountable];
  }
  [[nodiscard]] const Reference* from(const Work& work) const {
    return work.from == not_given ? nullptr : &references[work.from];
  }
  [[nodiscard]] const StatedDuration* takes(const Work& work) const {
    return work.takes == not_given ? nullptr : &durations[work.takes];
  }
  [[nodiscard]] const StatedDuration* lasts(const Work& work) const {
    return work.lasts == not_given ? nullptr : &durations[work.lasts];
  }
  [[nodiscard]] const Deadline* within(const Work& work) const {
    return work.within == not_given ? nullptr : &deadlines[work.within];
  }
  /// Of a step, decide, if or wait; else null.
  [[nodiscard]] const Work* work(StatementId id) const;
  [[nodiscard]] const Answer* answer(StatementId id) const;
  /// Of a stage, branch or `for each`; else null.
  [[nodiscard]] const Block* block(StatementId id) const;
};

// ---- The whole ---------------------------------------------------------------------------------

enum class SeverityRule : std::uint8_t { deny, warn, advise, allow };

/// `deny`, `warn`, `advise` or `allow CHECK`, and what it covers.
struct SeverityClause {
  SeverityRule rule{};
  Text check{};
  Text reason{};
  Span scope{}; ///< what the owner spans; for the handbook, of no length: everywhere
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
  std::string
      resolved; ///< relative to where the sources are: the source's folder and the path, normalised
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

} // namespace waymark
