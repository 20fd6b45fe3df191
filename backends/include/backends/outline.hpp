#pragma once

#include "backends/language.hpp"
#include "backends/published_files.hpp"
#include "compiler/checked_model.hpp"
#include "compiler/handoffs.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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

/// Where a text uses a term: bytes of the text.
struct TermPlace {
  std::uint32_t term = 0; ///< index into `Model::terms`
  std::size_t first = 0;
  std::size_t last = 0; ///< behind the end
};

/// Makes outlines. Holds what all outlines of a model share, so that many cost linear work. The
/// model must outlive it and its outlines; const use is safe from several threads.
class Outliner {
public:
  explicit Outliner(const CheckedModel& checked);

  [[nodiscard]] Outline outline(DeclarationId workflow) const;
  /// Indices into `Model::terms` whose term occurs as whole words (case and plural aside) in any
  /// of the texts, ascending. Linear in the texts.
  [[nodiscard]] std::vector<std::uint32_t>
  terms_in(const std::vector<std::string_view>& texts) const;
  /// The first place of each term in a text, none within another's, ascending. Linear.
  [[nodiscard]] std::vector<TermPlace> places_of_terms(std::string_view text) const;
  /// The place of a term in a list of terms, from its words: "term.lead-score".
  [[nodiscard]] const std::string& term_anchor(std::size_t term) const {
    return term_anchors_[term];
  }
  /// Of an image, template, logo or `see`: the file it names; none for an address.
  [[nodiscard]] std::optional<OutlineFile> file(const Text& path) const;
  /// Of an address as it stands in the text of a source, whatever is behind its `?` or `#`; only
  /// files that the workspace also names elsewhere are known to be there.
  [[nodiscard]] std::optional<OutlineFile> file(FileId source, std::string_view address) const;
  /// All that the workspace names and that are there, sorted by where they come from.
  [[nodiscard]] std::vector<OutlineFile> files() const;
  /// Is that the address of a page about something that is not there: "roles/nobody.html"?
  [[nodiscard]] bool is_missing_page(std::string_view path) const;
  /// All hand-offs, and those of one workflow, as `CheckedModel::handoffs` orders them.
  [[nodiscard]] std::span<const HandOff> handoffs() const { return checked_->handoffs(); }
  [[nodiscard]] std::span<const HandOff> handoffs(DeclarationId workflow) const;
  /// The workflows and procedures that make a document; in the order of the text, each once.
  [[nodiscard]] const std::vector<DeclarationId>& makers(DeclarationId document) const {
    return makers_[index(document)];
  }
  /// Those to which a document is handed in: they need or approve it, and their header says so or
  /// nothing in them makes it; in the order of the text, each once.
  [[nodiscard]] const std::vector<DeclarationId>& users(DeclarationId document) const {
    return users_[index(document)];
  }
  /// The workflows and procedures that follow this one, each once.
  [[nodiscard]] const std::vector<DeclarationId>& used_in(DeclarationId workflow) const;
  /// The roles that follow a procedure, for whom its steps are that name nobody; in the order of
  /// the text, each once. Linear in what leads to it.
  [[nodiscard]] std::vector<DeclarationId> followers(DeclarationId procedure) const;
  /// How often it runs in an average month; 0 if nothing says so.
  [[nodiscard]] double monthly_runs(DeclarationId workflow) const;
  /// All that is made anywhere in a workflow, itself or by what it follows, each once. Linear in
  /// what it leads to.
  [[nodiscard]] std::vector<DeclarationId> made_in(DeclarationId workflow) const;
  /// Other workflows and procedures with the same document number.
  [[nodiscard]] std::vector<DeclarationId> namesakes(DeclarationId workflow) const;
  /// In which it words what it says: that of the handbook.
  [[nodiscard]] const Language& language() const { return language_; }
  /// The title of what is named, or the name as written if it is unknown.
  [[nodiscard]] Named named(const Reference& reference) const;

private:
  void index_terms();
  void index_paths();
  void index_uses();
  void index_documents();
  void index_numbers();
  void index_pages();

  const CheckedModel* checked_;
  Language language_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> terms_by_first_word_;
  std::vector<std::vector<std::string>> term_words_;
  std::vector<std::string> term_anchors_;
  std::map<Span, const PathReference*> paths_;
  PublishedFiles files_;                            ///< that paths of the workspace name
  std::string folder_;                              ///< that all sources are in
  std::vector<std::vector<DeclarationId>> used_in_; ///< by index of `Model::workflows`
  std::vector<std::vector<Successor>> successors_;  ///< likewise
  /// Likewise: from which workflow it is followed, and by whom; none: by whoever follows that one.
  std::vector<std::vector<std::pair<DeclarationId, DeclarationId>>> followed_by_;
  std::vector<std::vector<DeclarationId>> makers_; ///< by declaration
  std::vector<std::vector<DeclarationId>> users_;  ///< likewise
  std::map<std::string_view, std::vector<DeclarationId>> numbers_;
  std::set<std::string, std::less<>> pages_; ///< of all declarations, and of ids that they had
};

// ---- What passes between people, and between workflows ------------------------------------------

/// What comes in or goes out, and from whom or for whom (SIPOC).
struct Exchange {
  DeclarationId document = DeclarationId::none; ///< or else
  std::uint32_t item = 0;                       ///< its title says what; or else
  std::string_view text{};                      ///< the author's words; never empty then
  std::vector<Named> partners{};                ///< workflows, parties; empty if not known
};

struct Exchanges {
  std::vector<Exchange> inputs{};
  std::vector<Exchange> outputs{};
};

/// Inputs: how the workflow before ended, documents and their makers, what parties are waited for
/// with. Outputs: documents and who needs them, what parties are told, results that start others.
[[nodiscard]] Exchanges exchanges(const CheckedModel& checked, const Outliner& outliner,
                                  const Outline& outline);

/// Which documents go along when work passes, in one outline. Model, outliner and outline must
/// outlive it.
class HandedOver {
public:
  /// O(n log n) in what is needed, made and approved.
  HandedOver(const Model& model, const Outliner& outliner, const Outline& outline);

  /// When `from` is done with item `first` and `to` goes on with item `second`: what `second` needs
  /// or approves and `from` made, approved or got before it, if `to` did not have it since. Where
  /// the text does not say what `second` needs, what `first` brought.
  [[nodiscard]] std::vector<DeclarationId>
  documents(DeclarationId from, DeclarationId to, std::uint32_t first, std::uint32_t second) const;

  /// What an item needs, looks at to approve, and takes along for what it follows; each once.
  [[nodiscard]] std::vector<DeclarationId> wanted(const OutlineItem& item) const;
  /// From whom a document comes that an item needs: who made or approved it last before, or brought
  /// it; none if that happens elsewhere.
  [[nodiscard]] DeclarationId source(DeclarationId document, std::uint32_t item) const;

private:
  struct Holding {
    DeclarationId who{}, document{};
    std::uint32_t item = 0;
    friend auto operator<=>(const Holding&, const Holding&) = default;
  };

  [[nodiscard]] std::vector<DeclarationId> brought(const OutlineItem& item) const;
  [[nodiscard]] std::uint32_t last_of(const std::vector<Holding>& all, const Holding& limit,
                                      std::uint32_t apart, std::uint32_t passed_after) const;

  const Model& model_;
  const Outliner& outliner_;
  const Outline& outline_;
  std::vector<Holding> held_;    ///< needed, made, approved or got there
  std::vector<Holding> given_;   ///< of them, those that were not only needed
  std::vector<Holding> sources_; ///< by document, then item; of a wait: for whom one waits
};

/// Work that passes from one to another at an item, in whatever ways.
struct Passing {
  DeclarationId from{}, to{};
  std::uint32_t item = 0; ///< to which it comes
  std::vector<DeclarationId> documents{};
  /// The items from which it comes silently; the others say that it does.
  std::vector<std::uint32_t> silent_from{};
  bool always_silent = true;              ///< whichever way it comes
  std::vector<std::uint32_t> told_from{}; ///< the items that inform or ask that one
  bool always_told = true;                ///< whichever way it comes
};

/// In the order of the items.
[[nodiscard]] std::vector<Passing> passings(const Outliner& outliner, const Outline& outline,
                                            const HandedOver& handed_over);

/// What stands in the place of documents where none go along, unless that is always silent.
[[nodiscard]] std::string without_document(const Language& words, const Passing& passing);
/// What is said of a passing that is silent in some way; empty if in none.
[[nodiscard]] std::string silence(const Language& words, const Passing& passing);

/// Everybody who takes part: participants with a name, who follows the procedure, and who is only
/// waited for.
[[nodiscard]] std::vector<Named> involved(const Model& model, const Outliner& outliner,
                                          const Outline& outline);

/// The keys that an item or stage had before (`was`), unless others have them now.
[[nodiscard]] std::vector<std::string> former_keys(const Model& model, const Outline& outline,
                                                   StatementId statement, std::string_view key);

/// Somebody performs a step that is answered for by the owner, because it names nobody else.
[[nodiscard]] bool owner_answers(const Outline& outline, DeclarationId owner);
/// A step is for whoever follows the procedure.
[[nodiscard]] bool has_follower(const Outline& outline);

// ---- Governance ---------------------------------------------------------------------------------

/// What the head of a controlled document says. Absent facts stay absent; nothing is guessed: only
/// `approved` in the source makes a document approved.
struct DocumentControl {
  std::string_view number{};               ///< as written; else empty
  std::string_view version{};              ///< as written; else empty
  std::span<const Revision> revisions{};   ///< of its file, newest first
  bool revisions_are_cut = false;          ///< older ones are not known
  std::vector<std::string_view> authors{}; ///< of its file, each once; who began it first
  const Revision* last_change = nullptr;   ///< of its file, if there is a history
  bool uncommitted = false;                ///< its file is not as git has it
  std::optional<Date> effective{};
  DeclarationId owner = DeclarationId::none;
  const Approval* approved = nullptr;               ///< the latest up to today; none: a draft
  const Revision* changed_since_approval = nullptr; ///< its latest change after it was approved
  const Approval* reviewed = nullptr;               ///< the latest up to today
  const Revision* approval_commit = nullptr; ///< the last change of this document, if its trailers
                                             ///< name who approved it; else nobody knows
  const Revision* review_commit = nullptr;   ///< likewise
  std::optional<Duration> review_every{};
  /// Counted from the latest review, else from `effective`, else from the approval, else from the
  /// day on which the file was there first.
  std::optional<Date> next_review{};
  bool review_overdue = false; ///< today
  bool not_in_force = false;   ///< `effective` is still to come
  bool is_alone = false;       ///< what its file's commits say can be about no other document

  [[nodiscard]] bool in_force() const { return effective && !not_in_force; }
  /// It is to be reviewed, and never was.
  [[nodiscard]] bool was_never_reviewed() const { return review_every && reviewed == nullptr; }
};
[[nodiscard]] DocumentControl document_control(const CheckedModel& checked, DeclarationId workflow);

} // namespace waymark
