#pragma once

#include "compiler/checked_model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a document about a workflow or procedure says and in which order, worked out once for every
/// document that is made of it (SOP, handbook page).
///
/// All that it says about the flow comes from the flow graph: `Continuation` spells out each edge,
/// in data and in words. Texts of the author are views into the model; nothing is escaped here.
namespace waymark {

// ---- Words --------------------------------------------------------------------------------------

enum class PhraseKind : std::uint8_t {
  plain,  ///< our words
  quoted, ///< the author's words (an answer, an event, a result): to be set off
  item,   ///< the number of an item: to be a link
};

struct Phrase {
  PhraseKind kind{};
  std::string text{};     ///< of an item: its number
  std::uint32_t item = 0; ///< of an item: its number
};
using Sentence = std::vector<Phrase>;

/// Quoted phrases in “”; for places without mark-up.
[[nodiscard]] std::string plain_text(const Sentence& sentence);

// ---- Where the flow goes ------------------------------------------------------------------------

enum class TargetKind : std::uint8_t {
  item,   ///< goes on with `item`
  end,    ///< the workflow ends with `result` (may be empty)
  joined, ///< this branch of the parallel `item` is done
  again,  ///< this round of the for each `item` is done
  lost,   ///< not known: the text is damaged here
};

struct Target {
  TargetKind kind = TargetKind::lost;
  std::uint32_t item = 0;
  std::string_view result{};
  StatementId end = StatementId::none; ///< the `end` statement, if one is written

  friend bool operator==(const Target&, const Target&) = default;
};

/// `up to N times`: goes to `to` at most `times` times, only then further along the route.
struct LimitedTarget {
  Target to{};
  std::string_view times{}; ///< digits
  bool shared = false;      ///< other ways lead through the same limit: N counts them all

  friend bool operator==(const LimitedTarget&, const LimitedTarget&) = default;
};

/// Limited targets in the order in which they are used up, then the one that remains.
struct WayOn {
  std::vector<LimitedTarget> limited{};
  Target last{};

  friend bool operator==(const WayOn&, const WayOn&) = default;
};

enum class ContinuationKind : std::uint8_t {
  next,      ///< of a step or wait: when it is done. Of parallel and for each: when all is done
  answer,    ///< of a decision
  branch,    ///< of a parallel: starts at the same time as the others
  round,     ///< of a for each: what is done for each of them
  deadline,  ///< it took too long
  exception, ///< an event interrupts it
};

struct Continuation {
  ContinuationKind kind{};
  StatementId statement = StatementId::none; ///< the answer or branch, if one is written
  std::string_view label{};                  ///< answer, branch or event, in the author's words
  std::optional<double> share{};             ///< of an answer: 0 to 1, as written
  WayOn route{};
  /// The way on is simply the next number (or, with a limit, is not): may be left unsaid for
  /// `next`.
  bool is_next_number = false;
  Sentence words{}; ///< a whole sentence: "If yes, go on with 7."
};

// ---- Items --------------------------------------------------------------------------------------

enum class ItemKind : std::uint8_t { step, decision, condition, wait, parallel, for_each };

/// Where a number stands in a branch of a parallel or in a for each.
struct Enclosure {
  std::uint32_t item = 0;                    ///< the parallel or for each; 0: in none
  std::string_view branch{};                 ///< title of the branch; empty in a for each
  StatementId statement = StatementId::none; ///< the branch or for each
  bool first_inside = false;                 ///< no earlier number stands in it
};

/// Somebody or something named. `declaration` is none for an unknown name, then `text` is as
/// written.
struct Named {
  DeclarationId declaration = DeclarationId::none;
  std::string text{};

  friend bool operator==(const Named&, const Named&) = default;
};

/// Does a statement of that kind have a number, and so an anchor on its page?
[[nodiscard]] bool is_numbered(StatementKind kind);

struct OutlineItem {
  std::uint32_t number = 0; ///< 1 … n in text order
  ItemKind kind{};
  StatementId statement{};
  std::string key{}; ///< stable (compiler/identity.hpp)
  std::string
      title{}; ///< never empty: "Wait 3 days", "Do these at the same time", "For each guest"
  std::uint32_t depth = 0; ///< answers, branches and for each around it
  Enclosure enclosure{};

  Named performer{}; ///< never without text: "whoever follows this procedure", "nobody yet"
  PerformerSource performer_source = PerformerSource::nobody;
  bool automated = false; ///< a tool performs it
  std::optional<Named> accountable{};
  std::vector<Named> consulted{}, informed{}, tools{}, needs{}, makes{}, approves{};
  std::optional<Named> from{}; ///< of a wait: who is waited for
  std::string takes{};         ///< "10 to 20 minutes"; empty if not given
  std::string within{};
  std::optional<DeclarationId> follow{};
  bool optional = false;
  std::vector<Instruction> cautions{};       ///< to be read before the step
  std::vector<Instruction> instructions{};   ///< all others, in text order; checks last
  std::vector<Continuation> continuations{}; ///< next, answers and branches first, in text order
};

/// A run of items in one stage block, or in none.
struct OutlineSection {
  StatementId stage = StatementId::none;
  std::string key{};        ///< empty without a stage
  std::string_view title{}; ///< empty: in no stage
  bool continued = false;   ///< an earlier section has the same stage
  std::string_view purpose{};
  std::vector<Named> informed{};
  std::vector<Instruction> cautions{};
  std::vector<Instruction> notes{};
  std::uint32_t first_item = 0; ///< index into `Outline::items`
  std::uint32_t item_count = 0;
};

// ---- Who and what is involved -------------------------------------------------------------------

enum class RaciLetters : std::uint8_t { none, responsible, accountable, both, consulted, informed };
/// "R", "A" (alone in its row: does it, too), "C", "I" or nothing.
[[nodiscard]] std::string_view letters(RaciLetters cell);

struct RaciCell {
  std::uint32_t participant = 0; ///< index into `Outline::participants`
  RaciLetters letters{};
};

/// Only what is not empty, by participant.
struct RaciRow {
  std::uint32_t item = 0;
  std::vector<RaciCell> cells{};
};

struct Participant {
  Named who{}; ///< role, party, performing tool, or whoever follows the procedure
  bool performs = false;
  bool is_follower = false; ///< nobody named: whoever follows the procedure
};

struct InvolvedDocument {
  DeclarationId document{};
  bool handed_in = false; ///< the header's `needs`, or needed though nothing here makes it
  bool made = false;
  bool approved = false;
  const Retention* kept = nullptr; ///< where and how long, if it is a record
};

struct OutlineEnd {
  std::string_view result{};
  std::vector<std::uint32_t> items{}; ///< that lead there, ascending, each once
};

/// A workflow that starts when this one has ended (with `result`, if one is named).
struct Successor {
  DeclarationId workflow{};
  std::string_view result{};
};

/// A file of the author's that a document shows or links.
struct OutlineFile {
  std::string from{}; ///< as in `Workspace::existing_paths`
  std::string to{};   ///< where the documents expect it, relative to the output directory
};

// ---- The whole ----------------------------------------------------------------------------------

/// Made by an `Outliner`.
struct Outline {
  DeclarationId workflow{};
  std::string key{};
  std::vector<OutlineItem> items{};       ///< items[k] has number k + 1
  std::vector<OutlineSection> sections{}; ///< cover all items, in order; none empty
  std::vector<std::uint32_t> item_of{};   ///< by statement: its number, or 0
  /// Where the start leads, if that is not simply item 1.
  std::optional<Continuation> start{};
  std::vector<OutlineEnd> ends{};
  std::vector<Instruction> introduction{}; ///< texts
  std::vector<Instruction> references{};   ///< `see` of the header

  std::vector<Participant> participants{}; ///< roles, parties, tools that perform
  std::vector<RaciRow> raci{};             ///< steps, decisions and waits
  std::vector<DeclarationId> tools{};
  std::vector<InvolvedDocument> documents{};
  std::vector<DeclarationId> followed{}; ///< by `follow`
  std::vector<DeclarationId> used_in{};  ///< workflows and procedures that follow this one
  std::vector<Successor> successors{};
  std::vector<std::uint32_t> terms{}; ///< indices into `Model::terms` that occur, as declared
  std::vector<OutlineFile> files{};   ///< shown or linked, each once
};

/// The keys that an item or stage had before (`was`), unless others have them now.
[[nodiscard]] std::vector<std::string> former_keys(const Model& model, const Outline& outline,
                                                   StatementId statement, std::string_view key);

/// Somebody performs a step that is answered for by the owner, because it names nobody else.
[[nodiscard]] bool owner_answers(const Outline& outline, DeclarationId owner);
/// A step is for whoever follows the procedure.
[[nodiscard]] bool has_follower(const Outline& outline);

} // namespace waymark
