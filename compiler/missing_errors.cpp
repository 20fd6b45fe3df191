#include "missing_errors.hpp"

#include "fixes/source_layout.hpp"
#include "fixes/spelling_fix.hpp"
#include "kind_words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace waymark {
namespace {

/// The word that can only stand there, if there is one.
std::string_view word_expected(Expectation expected) {
  switch (expected) {
  case Expectation::review_interval:
  case Expectation::frequency: return "every";
  case Expectation::each: return "each";
  case Expectation::strict: return "strict";
  case Expectation::to_times: return "to";
  case Expectation::times: return "times";
  case Expectation::then: return "then";
  case Expectation::per:
  case Expectation::per_week: return "per";
  case Expectation::answer_outcome:
  case Expectation::then_target: return "continue";
  case Expectation::retention: return "forever";
  default: return {};
  }
}

/// The unexpected text that stands where the part is missing, if any.
NodeRef unexpected_behind(NodeRef node, const DamageContext& context) {
  const auto& nodes = context.tree().nodes;
  for (std::uint32_t i = node.index() + 1; i < nodes.size(); ++i) {
    const Node& next = nodes[i];
    if (next.kind == Kind::missing) continue;
    const bool found = next.kind == Kind::unexpected && next.damage == Damage::none &&
                       context.same_line(node.node().last, next.first);
    return found ? context.at(i) : NodeRef();
  }
  return {};
}

/// `yes -> continue`: each half of it is right by itself.
bool report_arrow_before_continue(Expectation expected, NodeRef found, DamageContext& context) {
  const NodeRef arrow = context.last_leaf();
  if (expected != Expectation::jump_target || found.text() != "continue" ||
      arrow.kind() != Kind::arrow)
    return false;
  Span arrow_and_gap = arrow.span();
  arrow_and_gap.last = found.span().first;
  context.report(arrow.span(), continue_without_arrow)
      .fixes.push_back({"remove '->'", {{arrow_and_gap, ""}}, Applicability::safe});
  return true;
}

/// `, tehn`: the word stands behind the comma, which is right.
std::uint32_t behind_comma(std::string_view text, std::uint32_t offset, Expectation expected) {
  if (expected != Expectation::then || text[offset] != ',') return offset;
  for (++offset; offset < text.size() && text[offset] == ' ';) ++offset;
  return offset;
}

/// `review evry 6 months`: a word inside a clause that is nearly right.
bool report_misspelt_inside(Expectation expected, NodeRef found, DamageContext& context) {
  const std::uint32_t word = behind_comma(context.text(), found.node().first, expected);
  return context.report_if_near(context.word_at(word), word_expected(expected));
}

/// `no contiue` reads like a jump that has lost its `->`.
bool report_misspelt_continue(NodeRef missing, DamageContext& context) {
  const auto offset = context.text().find_first_not_of(" \t", missing.node().last);
  if (offset == std::string_view::npos) return false;
  return context.report_if_near(context.word_at(static_cast<std::uint32_t>(offset)), "continue");
}

/// `else` at the end of the line, and its `-> end` on the next.
bool report_jump_on_next_line(NodeRef missing, DamageContext& context) {
  const auto& nodes = context.tree().nodes;
  const std::uint32_t next = missing.index() + 1;
  if (next >= nodes.size() || nodes[next].kind != Kind::jump ||
      context.same_line(missing.node().last, nodes[next].first))
    return false;
  const std::string_view before = context.last_leaf().text();
  const Span gap{missing.span().file, missing.node().last, nodes[next].first};
  context
      .report({gap.file, gap.last, gap.last + 2},
              fmt::format("'->' belongs on the line of its '{}'; move it there", excerpt(before)))
      .fixes.push_back({"move it there", {{gap, " "}}, Applicability::safe});
  context.set_after_error(false); // it was understood
  return true;
}

/// Does the statement go on as if nothing were missing: with a clause of its own, or not at all?
bool ends_cleanly(NodeRef node, const DamageContext& context) {
  if (!context.is_last_of_parent(node) && !context.in_owner()) return false;
  const std::string behind = context.word_behind(node);
  if (behind.empty() || behind == "{" || behind == "}") return true;
  const Keyword keyword = find_keyword(behind);
  const PartRules* rules = context.rules_around();
  return keyword != Keyword::none && rules != nullptr && accepts_clause(*rules, kind_of(keyword));
}

void report_missing_jump(NodeRef node, const std::string& found, DamageContext& context) {
  std::string message = fmt::format("expected {}, found '{}'", describe(Expectation::jump), found);
  if (found == "{") {
    context.report(node.span(),
                   message +
                       "; work that is done only then is written elsewhere: give its first step "
                       "an id, and write '->' and that id");
    context.lose_from(node);
    return;
  }
  context.report(node.span(), message + fmt::format("; write '-> {}'", found))
      .fixes.push_back({fmt::format("write '-> {}'", found),
                        {insertion(node.span().file, node.node().first, "-> ")},
                        Applicability::suggested});
}

/// `happens 40 month`
void report_missing_per(NodeRef node, DamageContext& context) {
  const std::string found = context.word_behind(node);
  context.report(node.span(), fmt::format("'per' is missing before '{0}'; write 'per {0}'", found))
      .fixes.push_back({"write 'per' before it",
                        {insertion(node.span().file, node.node().first, "per ")},
                        Applicability::safe});
  context.set_after_error(false); // it was understood
}

/// `for "Each bike"`
void report_missing_each(NodeRef node, DamageContext& context) {
  const NodeRef before = context.last_leaf();
  context
      .report(node.span(),
              fmt::format("'each' is missing after '{}'; write 'for each'", before.text()))
      .fixes.push_back({"write 'each'",
                        {insertion(node.span().file, before.node().last, " each")},
                        Applicability::suggested});
  if (!ends_cleanly(node, context)) context.lose_from(node);
}

/// What is missing after a comma may be on the next line, where nobody looks for it.
bool breaks_list_off(Expectation wanted, const DamageContext& context) {
  switch (wanted) {
  case Expectation::people:
  case Expectation::tool:
  case Expectation::document:
  case Expectation::role: return context.last_leaf().text() == ",";
  default: return false;
  }
}

/// Would what is missing be taken for a line that begins with no keyword?
bool may_go_on_below(Expectation wanted) {
  return wanted != Expectation::open_brace && wanted != Expectation::body &&
         wanted != Expectation::answer_outcome && wanted != Expectation::if_outcome;
}

void report_nothing_there(NodeRef node, DamageContext& context) {
  const Expectation wanted = node.node().expected;
  const std::string found = context.word_behind(node);
  if (wanted == Expectation::each && !found.empty()) return report_missing_each(node, context);
  if (wanted == Expectation::jump && !found.empty()) {
    report_missing_jump(node, found, context);
  } else {
    const std::string_view expected = describe(wanted);
    std::string message = fmt::format("expected {}", expected);
    if (wanted == Expectation::in_tool && found.empty()) {
      message = "'kept' says how long, but not where; add 'in' and the id of a tool";
    } else if (found.empty() && breaks_list_off(wanted, context)) {
      message = fmt::format("{} is missing after ','; a list does not go on in the next line, so "
                            "write it on one line, or remove the ','",
                            expected);
    } else if (!found.empty()) {
      message += fmt::format(", found '{}'", found);
    } else if (context.last_leaf().index() != 0) {
      const bool is_long = expected.find_first_of(",:") != std::string::npos;
      message +=
          fmt::format("{} after '{}'", is_long ? "," : "", excerpt(context.last_leaf().text()));
    }
    if (found.empty() && may_go_on_below(wanted)) context.note_line_cut_off(node);
    Finding& finding = context.report(node.span(), std::move(message));
    if (wanted == Expectation::open_brace)
      finding.fixes.push_back({"write '{' here", {{node.span(), " {"}}, Applicability::safe});
  }
  if (!ends_cleanly(node, context)) context.lose_from(node);
}

} // namespace

void report_missing(NodeRef node, DamageContext& context) {
  if (context.already_reported() || context.after_error()) return;
  const Expectation wanted = node.node().expected;
  const bool is_said = wanted == Expectation::body && context.in_misplaced_statement();
  if (is_said || context.is_rest_of_text_before(node)) return context.note_said(node);
  if (const NodeRef found = unexpected_behind(node, context)) {
    if (report_misspelt_inside(wanted, found, context)) return;
    if (report_arrow_before_continue(wanted, found, context)) return;
    context.report(found.span(),
                   fmt::format("expected {}, found '{}'", describe(wanted), excerpt(found.text())),
                   way_out_of(wanted, context.parent(), found, context.names));
    // `up to 2 times,` at the end of a line, with its `then` on the next.
    if (found.text() == ",") context.note_line_cut_off(found);
    context.lose_from(found);
    return;
  }
  if (wanted == Expectation::line_end) {
    context.report(node.span(), fmt::format("expected {} before '{}'", describe(wanted),
                                            context.word_behind(node)));
    context.lose_line_of(node);
    return;
  }
  if (wanted == Expectation::braces) {
    context.report(
        node.span(),
        fmt::format("what belongs to {} is written between '{{' and '}}': write '{{' before "
                    "'{}', and '}}' after it",
                    a_kind(context.owner_around()), context.word_behind(node)));
    context.lose_from(node);
    return;
  }
  if (wanted == Expectation::then_target && report_misspelt_continue(node, context)) return;
  if (wanted == Expectation::jump &&
      (report_jump_on_next_line(node, context) || report_misspelt_continue(node, context)))
    return;
  if (wanted == Expectation::per) return report_missing_per(node, context);
  report_nothing_there(node, context);
}

} // namespace waymark
