#include "damage_errors.hpp"

#include "fixes/source_layout.hpp"
#include "fixes/spelling_fix.hpp"
#include "grammar/clauses.hpp"
#include "grammar/literals.hpp"
#include "grammar/spelling.hpp"
#include "grammar/unicode.hpp"
#include "kind_words.hpp"
#include "local_names.hpp"
#include "misspelt_words.hpp"
#include "unknown_lines.hpp"
#include "way_out.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <utility>
#include <vector>

namespace waymark {

namespace {

constexpr const char* unclosed_text_block =
    "the text block that begins here is never closed; end it with '\"\"\"'";

constexpr const char* continue_without_arrow =
    "'continue' stands without '->', for it jumps nowhere: the work goes on with what comes next";

bool is_error(const Node& node) {
  return node.kind == Kind::missing || node.kind == Kind::unexpected ||
         node.kind == Kind::misspelt_keyword || node.damage != Damage::none;
}

bool takes_a_list(Kind clause) {
  switch (clause) {
  case Kind::using_:
  case Kind::needs:
  case Kind::makes:
  case Kind::approves:
  case Kind::consults:
  case Kind::informs: return true;
  default: return false;
  }
}

/// The statement, answer, declaration or file that a node stands in, seen from its body.
bool is_owner(Kind kind) {
  return kind == Kind::file || kind == Kind::block || kind == Kind::branch ||
         is_declaration(kind) || (is_statement(kind) && kind != Kind::jump) || is_answer(kind);
}

class DamageReporter {
public:
  DamageReporter(const Tree& tree, Findings& findings, LostText& lost)
      : tree_(tree)
      , lost_(lost)
      , names_(tree)
      , text_(tree.source->text())
      , findings_(findings) {}

  void run() {
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      while (!open_.empty() && open_.back().end <= i) open_.pop_back();
      if (is_error(node)) visit(i);
      if (node.size > 1) {
        open_.push_back({i, i + node.size, false});
      } else if (!is_error(node) && node.kind != Kind::comment) {
        last_leaf_ = i;
        after_error_ = false;
      }
    }
  }

private:
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t end = 0;
    bool reported = false; ///< something in it has been reported already
  };

  NodeRef at(std::uint32_t i) const { return {&tree_, i}; }
  NodeRef parent() const { return at(open_.back().node); }

  /// The innermost owner around, and what may begin there.
  const PartRules* rules_around() const {
    bool in_process = false;
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      const Kind kind = at(open->node).kind();
      if (!is_owner(kind)) continue;
      if (kind == Kind::stage) {
        in_process = std::any_of(open_.begin(), open_.end(), [&](const Open& each) {
          return at(each.node).kind() == Kind::process;
        });
      }
      return part_rules(kind, in_process);
    }
    return nullptr;
  }

  void visit(std::uint32_t i) {
    const NodeRef node = at(i);
    const bool is_guess = node.kind() == Kind::missing || node.kind() == Kind::unexpected;
    if (is_guess && lost_.holds(node.node().first)) {
      after_error_ = true;
      return;
    }
    switch (node.kind()) {
    case Kind::missing: return visit_missing(node);
    case Kind::unexpected: return visit_unexpected(node);
    case Kind::misspelt_keyword: return report_misspelt(node);
    default: return report_unclosed(node);
    }
  }

  /// In a clause, value or jump one finding is enough: what follows the first error follows from
  /// it.
  bool already_reported() {
    if (open_.empty() || is_owner(parent().kind()) || parent().kind() == Kind::body) return false;
    if (is_clause(parent().kind()) && !belongs_here(parent().kind())) return true;
    return std::exchange(open_.back().reported, true);
  }

  /// A clause in the wrong place is reported as such.
  bool belongs_here(Kind clause) const {
    const PartRules* rules = rules_around();
    return rules == nullptr || accepts_clause(*rules, clause);
  }

  Finding& report(Span span, std::string message) {
    after_error_ = true;
    return findings_.report(Check::syntax, span, std::move(message));
  }

  void report(LineError error) {
    Finding& finding = report(error.span, std::move(error.message));
    if (error.fix) finding.fixes.push_back(std::move(*error.fix));
  }

  // ---- Missing ---------------------------------------------------------------------------------

  void visit_missing(NodeRef node) {
    if (already_reported() || after_error_) return;
    const Expectation wanted = node.node().expected;
    const std::string expected(describe(wanted));
    if (const NodeRef found = unexpected_behind(node)) {
      if (report_misspelt_inside(wanted, found)) return;
      if (report_arrow_before_continue(wanted, found)) return;
      const auto way = way_out_of(wanted, parent(), found, names_);
      Finding& finding = report(
          found.span(),
          with(way, fmt::format("expected {}, found '{}'", expected, excerpt(found.text()))));
      if (way && way->fix) finding.fixes.push_back(*way->fix);
      lost_.add(text_, found.node().first);
      return;
    }
    if (wanted == Expectation::line_end) {
      report(node.span(), fmt::format("expected {} before '{}'", expected, word_behind(node)));
      lost_.add(text_, node.node().first);
      return;
    }
    if (wanted == Expectation::braces) {
      report(node.span(),
             fmt::format("what belongs to {} stands between '{{' and '}}': write '{{' before '{}', "
                         "and '}}' behind it",
                         a_kind(owner_around()), word_behind(node)));
      lost_.add(text_, node.node().first);
      return;
    }
    if (wanted == Expectation::jump && report_misspelt_continue(node)) return;
    std::string message = "expected " + expected;
    const std::string found = word_behind(node);
    if (!found.empty()) {
      message += fmt::format(", found '{}'", found);
      if (wanted == Expectation::jump && found == "{")
        message += "; work that is done only then stands elsewhere: give its first step an id, and "
                   "write '->' and that id";
      else if (wanted == Expectation::jump)
        message += fmt::format("; write '-> {}'", found);
    } else if (last_leaf_ != 0) {
      const bool is_long = expected.find_first_of(",:") != std::string::npos;
      message += fmt::format("{} after '{}'", is_long ? "," : "", excerpt(at(last_leaf_).text()));
    }
    Finding& finding = report(node.span(), std::move(message));
    if (!found.empty() && found != "{" && wanted == Expectation::jump)
      finding.fixes.push_back({fmt::format("write '-> {}'", found),
                               {insertion(node.span().file, node.node().first, "-> ")},
                               Applicability::suggested});
    if (wanted == Expectation::open_brace)
      finding.fixes.push_back({"write '{' here", {{node.span(), " {"}}, Applicability::safe});
    if (!ends_cleanly(node)) lost_.add(text_, node.node().first);
  }

  static std::string with(const std::optional<WayOut>& way, std::string message) {
    if (way) message += "; " + way->advice;
    return message;
  }

  Kind owner_around() const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open)
      if (is_owner(at(open->node).kind())) return at(open->node).kind();
    return Kind::file;
  }

  /// Does the statement go on as if nothing were missing: with a clause of its own, or not at all?
  bool ends_cleanly(NodeRef node) const {
    if (!open_.empty() && node.index() + 1 < open_.back().end && !is_owner(parent().kind()))
      return false;
    const std::string behind = word_behind(node);
    if (behind.empty() || behind == "{" || behind == "}") return true;
    const Keyword keyword = find_keyword(behind);
    const PartRules* rules = rules_around();
    return keyword != Keyword::none && rules != nullptr &&
           (accepts_clause(*rules, kind_of(keyword)) ||
            std::ranges::find(rules->clauses, kind_of(keyword)) != rules->clauses.end());
  }

  /// The word that can only stand there, if there is one.
  static std::string_view word_expected(Expectation expected) {
    switch (expected) {
    case Expectation::review_interval: return "every";
    case Expectation::each: return "each";
    case Expectation::strict: return "strict";
    case Expectation::to_times: return "to";
    case Expectation::times: return "times";
    case Expectation::then: return "then";
    case Expectation::per_week: return "per";
    case Expectation::answer_outcome: return "continue";
    case Expectation::retention: return "forever";
    default: return {};
    }
  }

  /// `yes -> continue`: each half of it is right by itself.
  bool report_arrow_before_continue(Expectation expected, NodeRef found) {
    const NodeRef arrow = at(last_leaf_);
    if (expected != Expectation::jump_target || found.text() != "continue" ||
        arrow.kind() != Kind::arrow)
      return false;
    Span arrow_and_gap = arrow.span();
    arrow_and_gap.last = found.span().first;
    report(arrow.span(), continue_without_arrow)
        .fixes.push_back({"remove '->'", {{arrow_and_gap, ""}}, Applicability::safe});
    return true;
  }

  /// `review evry 6 months`: a word inside a clause that is nearly right.
  bool report_misspelt_inside(Expectation expected, NodeRef found) {
    return report_if_near(word_at(behind_comma(found.node().first, expected)),
                          word_expected(expected));
  }

  /// `no contiue` reads like a jump that has lost its `->`.
  bool report_misspelt_continue(NodeRef missing) {
    const auto offset = text_.find_first_not_of(" \t", missing.node().last);
    if (offset == std::string_view::npos) return false;
    return report_if_near(word_at(static_cast<std::uint32_t>(offset)), "continue");
  }

  /// `, tehn`: the word stands behind the comma, which is right.
  [[nodiscard]] std::uint32_t behind_comma(std::uint32_t offset, Expectation expected) const {
    if (expected != Expectation::then || text_[offset] != ',') return offset;
    for (++offset; offset < text_.size() && text_[offset] == ' ';) ++offset;
    return offset;
  }

  [[nodiscard]] Span word_at(std::uint32_t offset) const {
    const auto length = static_cast<std::uint32_t>(identifier_length(text_, offset));
    return {tree_.source->file(), offset, offset + length};
  }

  bool report_if_near(const Span& word, std::string_view meant) {
    if (meant.empty() || word.length() == 0) return false;
    const std::string_view written = tree_.source->text(word);
    const auto near = find_near(written, std::array{meant});
    if (!near || written == meant) return false;
    report(word,
           fmt::format("'{}' is not a word of the language; did you mean '{}'?", written, meant))
        .fixes.push_back(spelling_fix(word, *near));
    return true;
  }

  /// The unexpected text that stands where the part is missing, if any.
  NodeRef unexpected_behind(NodeRef node) const {
    for (std::uint32_t i = node.index() + 1; i < tree_.nodes.size(); ++i) {
      const Node& next = tree_.nodes[i];
      if (next.kind == Kind::missing) continue;
      const bool found = next.kind == Kind::unexpected && next.damage == Damage::none &&
                         same_line(node.node().last, next.first);
      return found ? at(i) : NodeRef();
    }
    return {};
  }

  /// In either order.
  bool same_line(std::uint32_t one, std::uint32_t other) const {
    const auto [first, last] = std::minmax(one, other);
    return text_.substr(first, last - first).find('\n') == std::string_view::npos;
  }

  /// The next word or mark on the line; empty at its end.
  std::string word_behind(NodeRef node) const {
    std::size_t offset = node.node().last;
    while (offset < text_.size() && (text_[offset] == ' ' || text_[offset] == '\t')) ++offset;
    if (offset >= text_.size() ||
        std::string_view("\r\n#;").find(text_[offset]) != std::string_view::npos) {
      return {};
    }
    if (text_[offset] == '"') {
      const std::size_t end = text_.find_first_of("\"\n", offset + 1);
      if (end != std::string_view::npos && text_[end] == '"')
        return excerpt(text_.substr(offset, end + 1 - offset));
    }
    const std::size_t length =
        std::max<std::size_t>(identifier_length(text_, offset), decode(text_, offset).size);
    return std::string(text_.substr(offset, text_.substr(offset, 2) == "->" ? 2 : length));
  }

  // ---- Unexpected ------------------------------------------------------------------------------

  void visit_unexpected(NodeRef node) {
    if (already_reported() || closes_reported_bracket(node)) return;
    if (node.index() != 0 && tree_.nodes[node.index() - 1].kind == Kind::misspelt_keyword) return;
    const bool follows =
        after_error_ && same_line(node.node().first, findings_.all().back().span.first);
    switch (node.damage()) {
    case Damage::stray: return report_stray(node);
    case Damage::too_deep:
      report(
          {node.span().file, node.node().first, node.node().first + 1},
          "blocks nest more than 256 deep here; move the inner work into a procedure of its own");
      return;
    case Damage::unknown_word: return report_unknown_word(node);
    case Damage::foreign_comment: return report(foreign_comment_error(node));
    case Damage::line_opener: return report(line_opener_error(node));
    default:
      if (!follows) report_no_place(node);
      return;
    }
  }

  /// `( … )`: one mistake, said at its beginning.
  bool closes_reported_bracket(NodeRef node) {
    const std::string_view text = node.text();
    if (text.starts_with('(') || text.starts_with('[')) bracket_ = node.node().first;
    return (text.starts_with(')') || text.starts_with(']')) && bracket_ != 0 &&
           same_line(bracket_, node.node().first);
  }

  void report_stray(NodeRef node) {
    const std::string_view text = node.text();
    if (text.starts_with('}')) {
      report(node.span(), "this '}' closes nothing; remove it, or open its block with '{'");
    } else if (text.starts_with('{')) {
      report(node.span(), "one '{' opens a block; remove the second");
    } else {
      report(node.span(), fmt::format("'{}' closes nothing here", excerpt(text)));
    }
  }

  static bool is_open_text_block(std::string_view text) {
    constexpr std::string_view mark = "\"\"\"";
    return text.starts_with(mark) && (text.size() < 2 * mark.size() || !text.ends_with(mark));
  }

  Span first_word(NodeRef node) const {
    Span span = word_at(node.node().first);
    span.last = std::min(span.last, node.node().last);
    return span;
  }

  void report_unknown_word(NodeRef node) {
    const Span word = first_word(node);
    if (is_open_text_block(node.text())) {
      report({word.file, word.first, word.first + 3}, unclosed_text_block);
      return;
    }
    if (word.length() == 0) {
      report(wordless_line_error(node, rules_around()));
      return;
    }
    report(unknown_word_error(node, word, rules_around()));
  }

  void report_no_place(NodeRef node) {
    const Span word = first_word(node);
    if (word.length() == 0) return report_junk(node);
    const std::string_view written = tree_.source->text(word);
    if (find_keyword(written) == Keyword::none) {
      const auto better = keyword_near_here(written, rules_around());
      if (better && is_owner(parent().kind())) {
        report(word, fmt::format("'{}' is not a word of the language; did you mean '{}'?", written,
                                 better->word))
            .fixes.push_back(spelling_fix(word, *better));
        return;
      }
      if (const Kind before = clause_before(node); takes_a_list(before)) {
        Finding& finding = report(
            word, fmt::format("'{}' has no place here; names in a list are separated by commas",
                              written));
        const std::uint32_t end = tree_.nodes[last_leaf_].last;
        const Edit edit = written == "and" ? Edit{{word.file, end, word.last}, ","}
                                           : insertion(word.file, end, ",");
        finding.fixes.push_back({"write a comma", {edit}, Applicability::safe});
        return;
      }
    }
    report_junk(node);
  }

  void report_junk(NodeRef node) {
    const auto way = way_out_of(parent(), node, at(last_leaf_));
    Finding& finding =
        report(node.span(), with(way, fmt::format("'{}' has no place here", excerpt(node.text()))));
    if (way && way->fix) finding.fixes.push_back(*way->fix);
    if (!is_passed(node)) lost_.add(text_, node.node().first);
  }

  /// Was what is wanted found right behind it?
  bool is_passed(NodeRef node) const {
    if (is_owner(parent().kind()) && node.text().front() >= '0' && node.text().front() <= '9')
      return false; // `20 hours per week`
    const std::uint32_t next = node.index() + 1;
    if (open_.empty() || next >= open_.back().end) return false;
    const Kind kind = tree_.nodes[next].kind;
    return kind != Kind::missing && kind != Kind::unexpected &&
           same_line(node.node().last, tree_.nodes[next].first);
  }

  /// The clause that ends right before the node.
  Kind clause_before(NodeRef node) const {
    for (std::uint32_t i = node.index(); i-- > 0;) {
      const Node& each = tree_.nodes[i];
      if (each.size == 1) continue; // a leaf of it
      return i + each.size == node.index() ? each.kind : Kind::file;
    }
    return Kind::file;
  }

  // ---- Misspelt and unclosed -------------------------------------------------------------------

  void report_misspelt(NodeRef node) {
    const std::string_view meant = spelling(keyword_of(parent().kind()));
    const Applicability applicability =
        is_only_guess(node.text(), meant) ? Applicability::safe : Applicability::suggested;
    report(node.span(), fmt::format("'{}' is not a word of the language; did you mean '{}'?",
                                    node.text(), meant))
        .fixes.push_back(spelling_fix(node.span(), meant, applicability));
    after_error_ = false; // it was understood: what follows stands for itself
  }

  void report_unclosed(NodeRef node) {
    Span mark = node.span();
    switch (node.damage()) {
    case Damage::unclosed:
      if (node.kind() == Kind::open_brace) {
        report(mark, "this '{' is never closed; its '}' is missing");
      } else if (node.kind() == Kind::text_block) {
        mark.last = std::min(mark.last, mark.first + 3);
        report(mark, unclosed_text_block);
      } else {
        mark.last = std::min(mark.last, mark.first + 1);
        report(mark, "the text that begins here is never closed; end it with '\"'");
      }
      break;
    case Damage::misplaced_brace: {
      const std::uint32_t end = tree_.nodes[last_leaf_].last;
      report(mark, "'{' must stand at the end of its statement's line")
          .fixes.push_back({"move it there",
                            {insertion(mark.file, end, " {"), removal(*tree_.source, mark)},
                            Applicability::safe});
      break;
    }
    case Damage::unowned_block:
      if (opens_straight_after_another(node)) return;
      report(mark,
             "this '{' opens a block that belongs to no statement; write the statement before it, "
             "or remove the block");
      break;
    case Damage::misspelt: return report_otherwise_written(node);
    case Damage::foreign_quotes: return report_foreign_quotes(node);
    default: return;
    }
    after_error_ = node.kind() != Kind::open_brace;
  }

  void report_otherwise_written(NodeRef node) {
    const std::string_view ours = node.kind() == Kind::arrow ? "->" : "{";
    if (ours == "->" && word_behind(node) == "continue") {
      lost_.add(text_, node.node().first);
      report(node.span(), continue_without_arrow)
          .fixes.push_back({fmt::format("remove '{}'", node.text()),
                            {{{node.span().file, node.node().first, node.node().last + 1}, ""}},
                            Applicability::safe});
      return;
    }
    report(node.span(), fmt::format("expected '{}', found '{}'", ours, node.text()))
        .fixes.push_back(spelling_fix(node.span(), ours, Applicability::safe));
    after_error_ = false; // it was understood
  }

  void report_foreign_quotes(NodeRef node) {
    const std::string better = quote_string(without_quotes(node.text()));
    report(node.span(),
           fmt::format("a text stands between '\"' and '\"', no other quotes; write '{}'", better))
        .fixes.push_back(spelling_fix(node.span(), better, Applicability::safe));
    after_error_ = false; // it was understood
  }

  /// `{` in `{` in `{`: one mistake, said at the outermost.
  [[nodiscard]] bool opens_straight_after_another(NodeRef brace) const {
    if (brace.index() < 2) return false;
    const Node& before = tree_.nodes[brace.index() - 2];
    return before.kind == Kind::open_brace && before.damage == Damage::unowned_block;
  }

  const Tree& tree_;
  LostText& lost_;
  LocalNames names_;
  std::string_view text_;
  Findings& findings_;
  std::vector<Open> open_;
  std::uint32_t last_leaf_ = 0; ///< the last leaf that is no error
  std::uint32_t bracket_ = 0;   ///< where the last surplus bracket opens; 0: nowhere
  bool after_error_ = false;    ///< nothing good came since the last reported error
};

} // namespace

void report_damage(const Tree& tree, Findings& findings, LostText& lost) {
  if (std::ranges::any_of(tree.nodes, is_error)) DamageReporter(tree, findings, lost).run();
}

} // namespace waymark
