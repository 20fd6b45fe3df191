#pragma once

#include "compiler/elements.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

/// Workflows and procedures, statement by statement.
namespace waymark {

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

/// Has a `Work`: what it says of how it is done.
[[nodiscard]] constexpr bool is_work(StatementKind kind) {
  return kind == StatementKind::step || kind == StatementKind::decide ||
         kind == StatementKind::if_ || kind == StatementKind::wait;
}

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
  std::uint32_t limit = 0;         ///< `up to N times`, or what is nearest to it; 0: no limit
  std::string_view limit_digits{}; ///< N itself, however large
  Destination then{};              ///< where to go when the limit is reached
  Span then_span{};                ///< the jump behind `then`: its arrow and where it leads
  bool damaged = false; ///< has a syntax error: its arrow or its limit may be meant otherwise
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
  bool time_lost = false; ///< a time is given that nobody can read
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
  Range informs{};                 ///< stage only
  Range instructions{};            ///< stage only: cautions and notes
  std::uint32_t stage = not_given; ///< stage only: index into `Process::stages`, if known
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
  std::uint32_t former_id = not_given; ///< index into `Workflow::former_ids`
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
  bool review_date_lost = false; ///< nobody knows since when, or how often, it is to be reviewed
  Range instructions{};          ///< introduction (text) and references (see)

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
  /// Where lines of its flow begin with no word that may stand there; ascending.
  std::vector<std::uint32_t> lost_lines{};

  [[nodiscard]] const Statement& operator[](StatementId id) const { return statements[index(id)]; }
  /// Does a line that could not be read stand from `first` up to `last`?
  [[nodiscard]] bool lost_between(std::uint32_t first, std::uint32_t last) const {
    const auto next = std::ranges::lower_bound(lost_lines, first);
    return next != lost_lines.end() && *next < last;
  }
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
  /// In the order of the process, the first of its stages that the workflow works in, as an index
  /// into `Process::stages`; `not_given` if it works in none.
  [[nodiscard]] std::uint32_t first_stage() const;
};

} // namespace waymark
