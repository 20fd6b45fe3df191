#include "token_errors.hpp"

#include "fixes/source_layout.hpp"
#include "fixes/spelling_fix.hpp"
#include "grammar/literals.hpp"
#include "misspelt_words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace waymark {
namespace {

/// Does what stands behind the keyword, up to the title or the clauses, fit to it?
bool head_fits(NodeRef owner) {
  for (const NodeRef part : owner.children()) {
    const bool ends_head =
        is_clause(part.kind()) || part.kind() == Kind::title || part.kind() == Kind::body;
    if (ends_head) return true;
    if (part.kind() == Kind::missing || part.kind() == Kind::unexpected) return false;
  }
  return true;
}

void report_misspelt(NodeRef node, DamageContext& context) {
  // Right behind words that have no place, it is most likely one of them: `EUR per hour`.
  const bool is_rest = context.after_error() && node.index() > 0 &&
                       context.same_line(node.node().first, context.last_place());
  if (is_rest) return;
  const std::string_view meant = spelling(keyword_of(context.parent().kind()));
  const bool is_sure = is_only_guess(node.text(), meant) && head_fits(context.parent());
  const Applicability applicability = is_sure ? Applicability::safe : Applicability::suggested;
  const bool is_ours = find_keyword(node.text()) != Keyword::none;
  context
      .report(node.span(),
              fmt::format("'{}' {}; did you mean '{}'?", node.text(),
                          is_ours ? "begins nothing here" : "is not a word of the language", meant))
      .fixes.push_back(spelling_fix(node.span(), meant, applicability));
  context.set_after_error(false); // it was understood: what follows stands for itself
  // The line of another statement, most likely: it is not judged as one of these.
  if (!is_sure && !is_clause(context.parent().kind())) context.lose_line_of(node);
}

void report_otherwise_written(NodeRef node, DamageContext& context) {
  const std::string_view ours = node.kind() == Kind::arrow ? "->" : "{";
  if (ours == "->" && context.word_behind(node) == "continue") {
    context.lose_from(node);
    context.report(node.span(), continue_without_arrow)
        .fixes.push_back({fmt::format("remove '{}'", node.text()),
                          {{{node.span().file, node.node().first, node.node().last + 1}, ""}},
                          Applicability::safe});
    return;
  }
  context.report(node.span(), fmt::format("write '{}', not '{}'", ours, node.text()))
      .fixes.push_back(spelling_fix(node.span(), ours, Applicability::safe));
  context.set_after_error(false);                          // it was understood
  if (is_word_for_arrow(node)) context.lose_line_of(node); // `goto the shop by car`
}

void report_foreign_quotes(NodeRef node, DamageContext& context) {
  const std::string better = quote_string(without_quotes(node.text()));
  const std::string_view rule = node.text().starts_with("\"\"")
                                    ? "one '\"' before a text and one after it are enough"
                                    : "a text is written between '\"' and '\"', no other quotes";
  context.report(node.span(), fmt::format("{}; write '{}'", rule, better))
      .fixes.push_back(spelling_fix(node.span(), better, Applicability::safe));
  context.set_after_error(false); // it was understood
}

/// `{` on a line of its own, with branches or answers behind it: what opens the block is missing.
bool report_block_without_owner(NodeRef brace, DamageContext& context) {
  const std::string_view owner = owner_of_block(brace.tree(), brace.index());
  if (owner.empty()) return false;
  if (owner == "'decide'") {
    context.report(brace.span(), "this '{' opens a block of answers, but nothing asks; write "
                                 "'decide' and the question before it");
    return true;
  }
  context.report(brace.span(), "this '{' opens a block of branches; write 'parallel' before it")
      .fixes.push_back({"write 'parallel'",
                        {insertion(brace.span().file, brace.node().first, "parallel ")},
                        Applicability::suggested});
  return true;
}

/// Does the statement before the block hold something else?
bool block_lacks_owner(const DamageContext& context) {
  const Kind owner = context.owner_around();
  return owner != Kind::parallel && owner != Kind::decide;
}

/// `{` in `{` in `{`: one mistake, said at the outermost.
bool opens_straight_after_another(NodeRef brace) {
  if (brace.index() < 2) return false;
  const Node& before = brace.tree().nodes[brace.index() - 2];
  return before.kind == Kind::open_brace && before.damage == Damage::unowned_block;
}

/// `"""` behind instructions that lack it before them: it closes them, and that has been reported.
bool closes_prose(NodeRef text_block, const DamageContext& context) {
  const auto& nodes = context.tree().nodes;
  std::uint32_t i = text_block.index();
  while (i > 0 && nodes[i - 1].size > 1) --i;
  return i > 0 && nodes[i - 1].damage == Damage::unknown_word &&
         is_prose(context.at(i - 1), context.rules_around());
}

void report_unclosed(NodeRef node, DamageContext& context) {
  Span mark = node.span();
  switch (node.damage()) {
  case Damage::unclosed:
    if (node.kind() == Kind::open_brace) {
      context.report(mark, "this '{' is never closed; its '}' is missing");
    } else if (node.kind() == Kind::text_block) {
      if (closes_prose(node, context)) return;
      mark.last = std::min(mark.last, mark.first + 3);
      context.report(mark, unclosed_text_block);
    } else {
      mark.last = std::min(mark.last, mark.first + 1);
      context.report(mark, "the text that begins here is never closed; end it with '\"'");
      context.note_unclosed_text(node);
    }
    break;
  case Damage::misplaced_brace: {
    if (block_lacks_owner(context) && report_block_without_owner(node, context)) break;
    const std::uint32_t end = context.last_leaf().node().last;
    context.report(mark, "'{' must be at the end of its statement's line")
        .fixes.push_back({"move it there",
                          {insertion(mark.file, end, " {"), removal(*context.tree().source, mark)},
                          Applicability::safe});
    break;
  }
  case Damage::unowned_block:
    if (opens_straight_after_another(node)) return;
    if (report_block_without_owner(node, context)) break;
    context.report(
        mark, "this block belongs to nothing; write what it is before the '{', like 'parallel', or "
              "remove '{' and '}'");
    break;
  case Damage::misspelt: return report_otherwise_written(node, context);
  case Damage::foreign_quotes: return report_foreign_quotes(node, context);
  default: return;
  }
  context.set_after_error(node.kind() != Kind::open_brace);
}

} // namespace

void report_damaged_token(NodeRef node, DamageContext& context) {
  if (node.kind() == Kind::misspelt_keyword) return report_misspelt(node, context);
  report_unclosed(node, context);
}

} // namespace waymark
