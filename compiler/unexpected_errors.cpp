#include "unexpected_errors.hpp"

#include "grammar/ascii.hpp"

#include "fixes/source_layout.hpp"
#include "fixes/spelling_fix.hpp"
#include "kind_words.hpp"
#include "misspelt_words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace waymark {
namespace {

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

bool is_open_text_block(std::string_view text) {
  constexpr std::string_view mark = "\"\"\"";
  return text.starts_with(mark) && (text.size() < 2 * mark.size() || !text.ends_with(mark));
}

} // namespace

void UnexpectedErrors::report(NodeRef node) {
  const auto& nodes = context_.tree().nodes;
  if (context_.already_reported() || closes_reported_bracket(node)) return;
  if (node.index() != 0 && nodes[node.index() - 1].kind == Kind::misspelt_keyword) return;
  const bool follows =
      context_.after_error() && context_.same_line(node.node().first, context_.last_place());
  switch (node.damage()) {
  case Damage::stray: return report_stray(node);
  case Damage::too_deep:
    context_.report(
        {node.span().file, node.node().first, node.node().first + 1},
        "blocks nest more than 256 deep here; move the inner work into a procedure of its own");
    return;
  case Damage::unknown_word: return report_unknown_word(node);
  case Damage::foreign_comment: return context_.report(foreign_comment_error(node));
  case Damage::line_opener: return context_.report(line_opener_error(node));
  default:
    if (follows || context_.is_rest_of_text_before(node)) return;
    if (!belongs_to_misplaced_clause(node)) report_no_place(node);
    return;
  }
}

/// `( … )`: one mistake, said at its beginning.
bool UnexpectedErrors::closes_reported_bracket(NodeRef node) {
  const std::string_view text = node.text();
  if (text.starts_with('(') || text.starts_with('[')) bracket_ = node.node().first;
  if (!text.starts_with(')') && !text.starts_with(']')) return false;
  const bool stands_alone = text.size() == 1 && node.damage() == Damage::unknown_word;
  return bracket_ != 0 && (stands_alone || context_.same_line(bracket_, node.node().first));
}

/// `warn "hot"` on a step: the clause is reported, and what it has no use for goes with it.
bool UnexpectedErrors::belongs_to_misplaced_clause(NodeRef node) const {
  const Kind before = context_.clause_before(node);
  return is_clause(before) && !context_.belongs_here(before);
}

void UnexpectedErrors::report_stray(NodeRef node) {
  const std::string_view text = node.text();
  if (text.starts_with('}')) {
    context_.report(node.span(), "this '}' closes nothing; remove it, or open its block with '{'");
  } else if (text.starts_with('{')) {
    context_.report(node.span(), "one '{' opens a block; remove the second");
  } else {
    context_.report(node.span(), fmt::format("'{}' closes nothing here; remove it", excerpt(text)));
  }
}

Span UnexpectedErrors::first_word(NodeRef node) const {
  Span span = context_.word_at(node.node().first);
  span.last = std::min(span.last, node.node().last);
  return span;
}

void UnexpectedErrors::report_unknown_word(NodeRef node) {
  if (context_.is_rest_of_line_before(node)) return;
  const Span word = first_word(node);
  if (is_open_text_block(node.text())) {
    context_.report({word.file, word.first, word.first + 3}, unclosed_text_block);
  } else if (word.length() == 0) {
    context_.report(wordless_line_error(node, context_.rules_around()));
  } else {
    context_.report(unknown_word_error(node, word, context_.rules_around()));
  }
}

void UnexpectedErrors::report_no_place(NodeRef node) {
  const Span word = first_word(node);
  if (word.length() == 0) return report_junk(node);
  const std::string_view written = context_.tree().source->text(word);
  if (find_keyword(written) != Keyword::none) return report_junk(node);
  if (is_answer(context_.parent().kind()) &&
      context_.report_if_near(word, spelling(Keyword::about))) {
    if (!is_passed(node)) context_.lose_from(node);
    return;
  }
  const auto better = keyword_near_here(written, context_.rules_around());
  if (better && context_.in_owner()) {
    context_
        .report(word, fmt::format("'{}' is not a word of the language; did you mean '{}'?", written,
                                  better->word))
        .fixes.push_back(spelling_fix(word, *better));
    return;
  }
  if (takes_a_list(context_.clause_before(node))) return report_missing_comma(word);
  report_junk(node);
}

void UnexpectedErrors::report_missing_comma(const Span& word) {
  const std::string_view written = context_.tree().source->text(word);
  const std::uint32_t end = context_.last_leaf().node().last;
  const Edit edit =
      written == "and" ? Edit{{word.file, end, word.last}, ","} : insertion(word.file, end, ",");
  context_
      .report(word, fmt::format("'{}' has no place here; names in a list are separated by commas",
                                written))
      .fixes.push_back({"write a comma", {edit}, Applicability::safe});
}

void UnexpectedErrors::report_junk(NodeRef node) {
  const bool is_reason = context_.clause_before(node) == Kind::allow;
  const std::string message =
      is_reason ? fmt::format("'{}' has no place here; the reason is written in quotes",
                              excerpt(node.text()))
                : fmt::format("'{}' has no place here", excerpt(node.text()));
  auto way = is_reason ? std::nullopt : way_out_of(context_.parent(), node, context_.last_leaf());
  if (!is_reason && !way)
    way = WayOut{"remove it, or write '#' before it if it is a remark", std::nullopt};
  context_.report(node.span(), message, way);
  // `if the client agrees then go on`: a word among others is no keyword.
  if (context_.in_owner() && reads_on(node)) return context_.lose_line_of(node);
  // `forever in drive`: without its 'kept', a document's clause is lost as a whole.
  const bool lost = context_.in_owner() && context_.parent().kind() == Kind::document;
  if (lost || !is_passed(node)) context_.lose_from(node);
}

/// Does what was taken for a clause behind it lack its value?
bool UnexpectedErrors::reads_on(NodeRef node) const {
  const auto& nodes = context_.tree().nodes;
  const std::uint32_t next = node.index() + 1;
  return next + 2 < nodes.size() && is_clause(nodes[next].kind) &&
         nodes[next + 2].kind == Kind::missing &&
         context_.same_line(node.node().last, nodes[next].first);
}

/// Was what is wanted found right behind it?
bool UnexpectedErrors::is_passed(NodeRef node) const {
  if (context_.in_owner() && is_ascii_digit(node.text().front()))
    return false; // `20 hours per week`
  if (context_.is_last_of_parent(node)) return false;
  const Node& next = context_.tree().nodes[node.index() + 1];
  return next.kind != Kind::missing && next.kind != Kind::unexpected &&
         context_.same_line(node.node().last, next.first);
}

} // namespace waymark
