#include "damage_errors.hpp"

#include "compiler/nearest.hpp"
#include "fixes/source_layout.hpp"
#include "fixes/spelling_fix.hpp"
#include "grammar/clauses.hpp"
#include "grammar/spelling.hpp"
#include "grammar/unicode.hpp"
#include "kind_words.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <utility>
#include <vector>

namespace waymark {

namespace {

constexpr const char* unclosed_text_block =
    "the text block that begins here is never closed; end it with '\"\"\"'";

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
  DamageReporter(const Tree& tree, Findings& findings)
      : tree_(tree)
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
    return std::exchange(open_.back().reported, true);
  }

  Finding& report(Span span, std::string message) {
    after_error_ = true;
    return findings_.report(Check::syntax, span, std::move(message));
  }

  // ---- Missing ---------------------------------------------------------------------------------

  void visit_missing(NodeRef node) {
    if (already_reported() || after_error_) return;
    const std::string expected(describe(node.node().expected));
    if (const NodeRef found = unexpected_behind(node)) {
      if (report_misspelt_inside(node.node().expected, found)) return;
      if (report_arrow_before_continue(node.node().expected, found)) return;
      report(found.span(), fmt::format("expected {}, found '{}'", expected, excerpt(found.text())));
      return;
    }
    if (node.node().expected == Expectation::line_end) {
      report(node.span(), fmt::format("expected {} before '{}'", expected, word_behind(node)));
      return;
    }
    if (node.node().expected == Expectation::jump && report_misspelt_continue(node)) return;
    std::string message = "expected " + expected;
    if (const std::string found = word_behind(node); !found.empty()) {
      message += fmt::format(", found '{}'", found);
    } else if (last_leaf_ != 0) {
      const bool is_long = expected.find_first_of(",:") != std::string::npos;
      message += fmt::format("{} after '{}'", is_long ? "," : "", excerpt(at(last_leaf_).text()));
    }
    Finding& finding = report(node.span(), std::move(message));
    if (node.node().expected == Expectation::open_brace) {
      finding.fixes.push_back({"write '{' here", {{node.span(), " {"}}, Applicability::safe});
    }
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
    report(arrow.span(), "'continue' stands without '->', for it jumps nowhere: the work goes on "
                         "with what comes next")
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
    if (already_reported()) return;
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
    default:
      if (!follows) report_no_place(node);
      return;
    }
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

  std::vector<std::string_view> words_that_may_begin() const {
    std::vector<std::string_view> words;
    // A jump and a text block begin with no word.
    const auto add = [&](Kind kind) {
      if (is_keyword_kind(kind)) words.push_back(spelling(keyword_of(kind)));
    };
    if (const PartRules* rules = rules_around()) {
      std::ranges::for_each(rules->parts, add);
      std::ranges::for_each(rules->clauses, add);
    }
    return words;
  }

  /// One that may begin here, or else one of another place.
  static std::optional<NearWord> nearest_keyword(std::string_view written,
                                                 std::span<const std::string_view> here) {
    if (const auto better = find_near(written, here)) return better;
    std::vector<std::string_view> reserved;
    for (const KeywordFacts& keyword : keywords()) {
      if (keyword.group <= KeywordGroup::answer) reserved.push_back(keyword.spelling);
    }
    return find_near(written, reserved);
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
      report(node.span(), fmt::format("'{}' begins no statement; every line begins with a keyword",
                                      excerpt(node.text())));
      return;
    }
    const std::string_view written = tree_.source->text(word);
    const std::vector<std::string_view> words = words_that_may_begin();
    const auto better = nearest_keyword(written, words);
    if (better && better->word != written) {
      report(word, fmt::format("'{}' is not a word of the language; did you mean '{}'?", written,
                               better->word))
          .fixes.push_back(spelling_fix(word, *better));
    } else if (find_keyword(written) != Keyword::none) {
      report(word, fmt::format("nothing begins with '{}' here{}", written, hint(words)));
    } else {
      report(word, fmt::format("'{}' is not a word of the language{}", written, hint(words)));
    }
  }

  static std::string hint(const std::vector<std::string_view>& words) {
    constexpr std::size_t most = 6;
    std::vector<std::string> some;
    for (const std::string_view word : words) {
      if (some.size() < most) some.push_back(fmt::format("'{}'", word));
    }
    if (some.empty()) return {};
    return fmt::format("; here may stand {}{}", words.size() > most ? "for example " : "",
                       either(some));
  }

  void report_no_place(NodeRef node) {
    const Span word = first_word(node);
    if (word.length() == 0) {
      report(node.span(), fmt::format("'{}' has no place here", excerpt(node.text())));
      return;
    }
    const std::string_view written = tree_.source->text(word);
    if (find_keyword(written) == Keyword::none) {
      const auto better = find_near(written, words_that_may_begin());
      if (better) {
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
    report(node.span(), fmt::format("'{}' has no place here", excerpt(node.text())));
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

  /// No other word of the language that may stand in such a place is as near to what was written.
  static bool is_only_guess(std::string_view written, std::string_view meant) {
    if (written == "stop") return false; // a word of its own, and rather `end` than `step`
    constexpr std::size_t far = 3;
    const std::size_t distance = alignment_distance(written, meant, far);
    const KeywordGroup group = facts(find_keyword(meant)).group;
    return std::ranges::none_of(keywords(), [&](const KeywordFacts& other) {
      return other.spelling != meant && other.group == group &&
             alignment_distance(written, other.spelling, distance) <= distance;
    });
  }

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
    default: return;
    }
    after_error_ = node.kind() != Kind::open_brace;
  }

  /// `{` in `{` in `{`: one mistake, said at the outermost.
  [[nodiscard]] bool opens_straight_after_another(NodeRef brace) const {
    if (brace.index() < 2) return false;
    const Node& before = tree_.nodes[brace.index() - 2];
    return before.kind == Kind::open_brace && before.damage == Damage::unowned_block;
  }

  const Tree& tree_;
  std::string_view text_;
  Findings& findings_;
  std::vector<Open> open_;
  std::uint32_t last_leaf_ = 0; ///< the last leaf that is no error
  bool after_error_ = false;    ///< nothing good came since the last reported error
};

} // namespace

void report_damage(const Tree& tree, Findings& findings) {
  if (std::ranges::any_of(tree.nodes, is_error)) DamageReporter(tree, findings).run();
}

} // namespace waymark
