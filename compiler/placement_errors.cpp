#include "placement_errors.hpp"

#include "grammar/clauses.hpp"
#include "kind_words.hpp"
#include "placement_rules.hpp"
#include "word_lists.hpp"

#include <fmt/core.h>
#include <utility>
#include <vector>

namespace waymark {

namespace {

/// An owner whose clauses and parts are being met.
struct Frame {
  std::uint32_t end = 0;
  std::uint32_t node = 0;
  Kind kind{};
  const Placement* rules = nullptr;      ///< null: not judged
  std::uint32_t first_clause = 0;        ///< its clauses met so far, in `clauses_`
  std::uint32_t stage = 0;               ///< the stage block around it, or itself; 0: none
  StageKind stages = StageKind::in_flow; ///< of those in it
  bool parts_began = false;              ///< clauses no longer belong here
  bool part_misplaced = false;
  std::uint32_t clause_misplaced = 0; ///< the node behind the last clause that was
  Kind first_answer = Kind::file;
  std::uint32_t otherwise = 0;
  bool has_yes = false;
  bool has_no = false;
  bool mixes = false; ///< two sorts of answers, which has been reported
};

class PlacementReporter {
public:
  PlacementReporter(const Tree& tree, const LostText& lost, Findings& findings)
      : tree_(tree)
      , lost_(lost)
      , findings_(findings) {}

  void run() {
    push(tree_.root());
    for (std::uint32_t i = 1; i < tree_.nodes.size();) {
      while (i >= frames_.back().end) pop();
      i = visit({&tree_, i});
    }
  }

private:
  static std::uint32_t behind(NodeRef node) { return node.index() + node.node().size; }

  void push(NodeRef node) {
    Frame frame;
    frame.end = behind(node);
    frame.node = node.index();
    frame.kind = node.kind();
    frame.first_clause = static_cast<std::uint32_t>(clauses_.size());
    if (!frames_.empty()) {
      frame.stage = frames_.back().stage;
      frame.stages = frames_.back().stages;
    }
    frame.rules = placement(frame.kind, frame.stages);
    if (is_declaration(frame.kind))
      frame.stages = frame.kind == Kind::process ? StageKind::in_process : StageKind::in_flow;
    frames_.push_back(frame);
  }

  void pop() {
    clauses_.resize(frames_.back().first_clause);
    frames_.pop_back();
  }

  std::uint32_t visit(NodeRef node) {
    switch (place_class(node.kind())) {
    case PlaceClass::clause: visit_clause(node); return behind(node);
    case PlaceClass::part: return visit_part(node);
    case PlaceClass::body: return node.index() + 1;
    case PlaceClass::block: push(node); return node.index() + 1;
    case PlaceClass::other: return behind(node);
    }
    return behind(node);
  }

  // ---- Clauses ---------------------------------------------------------------------------------

  void visit_clause(NodeRef clause) {
    Frame& owner = frames_.back();
    if (!owner.rules || lost_.touches(clause.node().first)) return;
    const bool belongs = owner.rules->clauses[static_cast<std::size_t>(clause.kind())];
    if (!belongs || owner.parts_began) {
      // Of several on one line one finding is enough: most likely the line was broken too early.
      // And of several outside everything: most likely the line that begins their declaration is
      // gone.
      const bool is_said =
          follows_at_once(std::exchange(owner.clause_misplaced, behind(clause)), clause);
      if (is_said && (owner.kind == Kind::file || follows_on_line(clause))) return;
    }
    if (!belongs) {
      report_misplaced_clause(clause, owner);
      return;
    }
    if (owner.parts_began) {
      report(place(clause),
             fmt::format("{} comes too late here; move it before the first statement of its block",
                         clause_name(clause.kind())));
      return;
    }
    check_form(clause, owner);
    if (is_repeatable(clause.kind())) return;
    for (std::size_t i = owner.first_clause; i < clauses_.size(); ++i) {
      if (clauses_[i].first == clause.kind()) {
        report_repeated(clause, clauses_[i].second);
        return;
      }
    }
    clauses_.emplace_back(clause.kind(), clause.index());
  }

  /// Does nothing stand between a clause that ended before node `before` and this one, but what is
  /// reported anyway?
  [[nodiscard]] bool follows_at_once(std::uint32_t before, NodeRef clause) const {
    if (before == 0) return false;
    while (before < clause.index() && tree_.nodes[before].kind == Kind::unexpected) ++before;
    return before == clause.index();
  }

  /// Does nothing but blanks stand between the clause and the one before it?
  [[nodiscard]] bool follows_on_line(NodeRef clause) const {
    const std::uint32_t before = tree_.nodes[clause.index() - 1].last;
    const std::uint32_t first = clause.node().first;
    return first >= before &&
           tree_.source->text().substr(before, first - before).find('\n') == std::string_view::npos;
  }

  /// What stands behind the clause has been reported, as no reason in quotes.
  [[nodiscard]] bool junk_follows(NodeRef clause) const {
    const std::uint32_t next = behind(clause);
    return next < tree_.nodes.size() && tree_.nodes[next].kind == Kind::unexpected &&
           follows_on_line({&tree_, next});
  }

  static std::string clause_name(Kind clause) {
    if (clause == Kind::instructions) return "a text block";
    return fmt::format("'{}'", spelling(keyword_of(clause)));
  }

  static Span place(NodeRef clause) {
    const NodeRef keyword = clause.keyword();
    return keyword ? keyword.span() : clause.span();
  }

  Finding& report(Span span, std::string message) {
    return findings_.report(Check::syntax, span, std::move(message));
  }

  void report_misplaced_clause(NodeRef clause, const Frame& owner) {
    std::string message =
        owner.kind == Kind::file
            ? fmt::format("{} is outside every declaration", clause_name(clause.kind()))
            : fmt::format("{} does not belong to {}", clause_name(clause.kind()),
                          a_kind(owner.kind));
    const std::vector<std::string> owners = owners_of(clause.kind());
    if (const std::string_view better = clause_meant(clause.kind(), owner.kind); !better.empty())
      message += fmt::format("; write {}", better);
    else if (owner.kind == Kind::process && clause.child(Kind::string))
      message += "; if it is a stage, write 'stage' before it";
    else if (!owners.empty())
      message += fmt::format("; it belongs to {}", list_of(owners, "or"));
    else if (owner.kind == Kind::file)
      message += "; put it into the one that it belongs to";
    else if (clause.kind() == Kind::note)
      message += "; put it on a step, stage or wait";
    report(place(clause), std::move(message));
  }

  /// The clauses that say on this owner what is meant; empty if none do.
  static std::string_view clause_meant(Kind clause, Kind owner) {
    const bool is_work = owner == Kind::step || owner == Kind::decide || owner == Kind::if_;
    if (is_work && (clause == Kind::owner || clause == Kind::person || clause == Kind::from))
      return "'by'";
    if (is_work && (clause == Kind::warn || clause == Kind::advise)) return "'caution'";
    if (is_work && clause == Kind::in) return "'using' and a tool, or 'within' and a time";
    if (is_work && clause == Kind::hours) return "'takes'";
    if (is_work && clause == Kind::purpose) return "'note'";
    if (clause == Kind::by && (owner == Kind::tool || owner == Kind::document ||
                               owner == Kind::system || owner == Kind::process))
      return "'owner'";
    if (owner == Kind::wait && clause == Kind::takes) return "'within'";
    return {};
  }

  void report_repeated(NodeRef clause, std::uint32_t first) {
    const bool is_list = clause.kind() == Kind::using_ || clause.kind() == Kind::needs ||
                         clause.kind() == Kind::makes || clause.kind() == Kind::approves ||
                         clause.kind() == Kind::consults || clause.kind() == Kind::informs;
    findings_
        .report(
            Check::repeated_clause, clause.span(),
            fmt::format("{} is written twice here, but may be only once; {}",
                        clause_name(clause.kind()),
                        is_list ? "name all in one, with a comma between" : "remove one of them"))
        .related.push_back({NodeRef(&tree_, first).span(), "first written here"});
  }

  /// Two clauses take different things on different owners, and the parser takes both.
  void check_form(NodeRef clause, const Frame& owner) {
    if (clause.kind() == Kind::in) {
      const NodeRef string = clause.child(Kind::string);
      const NodeRef reference = clause.child(Kind::reference);
      if (owner.kind == Kind::role && reference) {
        report(reference.span(), fmt::format("the department of a role is written in quotes; write "
                                             "'in \"{}\"'",
                                             reference.text()));
      } else if (owner.kind != Kind::role && string) {
        report(string.span(),
               fmt::format("after 'in' of {} comes the id of a system, without quotes",
                           a_kind(owner.kind)));
      }
    } else if (clause.kind() == Kind::allow && owner.kind != Kind::handbook) {
      const NodeRef check = clause.child(Kind::check_name);
      const bool is_said = clause.child(Kind::unexpected) || junk_follows(clause);
      if (!check || clause.child(Kind::string) || is_said) return;
      report({check.span().file, check.span().last, check.span().last},
             fmt::format("the reason is missing; write it in quotes after '{}'", check.text()));
    }
  }

  // ---- Parts -----------------------------------------------------------------------------------

  std::uint32_t visit_part(NodeRef part) {
    Frame& around = frames_.back();
    const Kind kind = part.kind();
    if (around.rules) {
      const bool accepted = around.rules->parts[static_cast<std::size_t>(kind)];
      // Of several in a row one finding is enough: most likely one brace is in the wrong place.
      if (!accepted && !around.part_misplaced && !lost_.touches(part.node().first) &&
          !body_is_wrong(around))
        report_misplaced_part(part, around);

      around.part_misplaced = !accepted;
      if (accepted && is_answer(kind)) check_answer(part, around);
      around.parts_began = around.rules->clauses_first;
    }
    if (kind == Kind::jump) return behind(part);
    const std::uint32_t outer_stage = around.stage;
    push(part);
    if (kind == Kind::stage && frames_.back().stages == StageKind::in_flow) {
      if (outer_stage != 0) report_nested_stage(part, outer_stage);
      frames_.back().stage = part.index();
    }
    return part.index() + 1;
  }

  void report_nested_stage(NodeRef stage, std::uint32_t outer) {
    report(place(stage), "a stage cannot hold another stage; end the outer one first, and open it "
                         "again after this one if its work goes on")
        .related.push_back({place({&tree_, outer}), "the outer stage begins here"});
  }

  void report_misplaced_part(NodeRef part, const Frame& around) {
    const Kind kind = part.kind();
    std::string message;
    if (is_declaration(kind)) {
      message = fmt::format("{} is declared by itself, not inside {}; move it out of the {}",
                            a_kind(kind), a_kind(around.kind), bare(around.kind));
    } else if (around.kind == Kind::decide) {
      message = fmt::format("a decision holds answers: put this {} into 'yes', 'no', 'when …' or "
                            "'otherwise'",
                            bare(kind));
    } else if (around.kind == Kind::parallel) {
      message = fmt::format("a parallel holds branches: put this {} into one", bare(kind));
    } else if (is_answer(kind)) {
      message = fmt::format(
          "'{}' is an answer; {}", spelling(keyword_of(kind)),
          around.kind == Kind::if_
              ? "it belongs in a 'decide': write 'decide' instead of 'if'"
              : "put it into the 'decide' that asks, or write 'decide \"…?\" {' before it");
    } else if (kind == Kind::branch) {
      message = "a branch belongs in a 'parallel'; write 'parallel {' around the branches";
    } else if (around.kind == Kind::file) {
      message = fmt::format("{} belongs in a workflow, procedure or process; move it into one",
                            a_kind(kind));
      if (kind != Kind::stage) {
        message =
            fmt::format("{} belongs in a workflow or procedure; move it into one", a_kind(kind));
      }
    } else {
      const std::string what = kind == around.kind ? "another " + bare(kind) : a_kind(kind);
      message = fmt::format("{} cannot hold {}; close the {} with '}}' before this one",
                            a_kind(around.kind), what, bare(around.kind));
    }
    report(kind == Kind::jump ? part.span() : place(part), std::move(message));
  }

  /// The brace that opens the body is the mistake, and has been reported.
  [[nodiscard]] bool body_is_wrong(const Frame& around) const {
    const NodeRef owner(&tree_, around.node);
    const NodeRef body = owner.child(Kind::body);
    if (!body) return false;
    if (owner.keyword_is_guessed()) return true;
    const NodeRef brace = body.child(Kind::open_brace);
    return lost_.touches(body.node().first) ||
           (brace &&
            (brace.damage() == Damage::unclosed || brace.damage() == Damage::misplaced_brace));
  }

  static std::string bare(Kind kind) {
    std::string words = a_kind(kind);
    return words.substr(words.find(' ') + 1);
  }

  /// Either `yes` and `no`, or `when …` and at last `otherwise`.
  void check_answer(NodeRef answer, Frame& decision) {
    const Kind kind = answer.kind();
    if (decision.otherwise != 0 && kind == Kind::when) {
      report(place({&tree_, decision.otherwise}),
             "'otherwise' is the last answer of a decision; move it after the others");
      decision.otherwise = 0;
    } else if (kind == Kind::otherwise) {
      decision.otherwise = answer.index();
      if (decision.has_yes && decision.has_no)
        report(place(answer),
               "'yes' and 'no' are all the answers, so 'otherwise' is never given; remove it, or "
               "write 'when …' instead of 'yes' and 'no'");
      return;
    }
    const bool plain = kind == Kind::yes || kind == Kind::no;
    decision.has_yes = decision.has_yes || kind == Kind::yes;
    decision.has_no = decision.has_no || kind == Kind::no;
    if (answer.keyword_is_guessed()) return;
    if (decision.first_answer == Kind::file) {
      decision.first_answer = plain ? Kind::yes : Kind::when;
    } else if (!decision.mixes && decision.first_answer != (plain ? Kind::yes : Kind::when)) {
      report(place(answer), "a decision is answered either with 'yes' and 'no', or with 'when …' "
                            "and 'otherwise'; this one mixes them: write 'yes' and 'no' alone, or "
                            "'when \"Yes\"' and 'when \"No\"'");
      decision.mixes = true;
    }
  }

  const Tree& tree_;
  const LostText& lost_;
  Findings& findings_;
  std::vector<Frame> frames_;
  std::vector<std::pair<Kind, std::uint32_t>> clauses_; ///< met on the owners that are open
};

} // namespace

void report_misplaced(const Tree& tree, const LostText& lost, Findings& findings) {
  PlacementReporter(tree, lost, findings).run();
}

} // namespace waymark
