#include "damage_context.hpp"

#include "fixes/spelling_fix.hpp"
#include "grammar/unicode.hpp"
#include "kind_words.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <utility>

namespace waymark {
namespace {

/// The statement, answer, declaration or file that a node stands in, seen from its body.
bool is_owner(Kind kind) {
  return kind == Kind::file || kind == Kind::block || kind == Kind::branch ||
         is_declaration(kind) || (is_statement(kind) && kind != Kind::jump) || is_answer(kind);
}

} // namespace

// ---- The walk ----------------------------------------------------------------------------------

void DamageContext::leave_before(std::uint32_t i) {
  while (!open_.empty() && open_.back().end <= i) open_.pop_back();
}

void DamageContext::pass(std::uint32_t i) {
  const Node& node = tree_.nodes[i];
  if (node.size > 1) {
    open_.push_back({i, i + node.size, false});
  } else if (!is_error(node) && node.kind != Kind::comment) {
    last_leaf_ = i;
    after_error_ = false;
  }
}

// ---- Where it stands ---------------------------------------------------------------------------

bool DamageContext::in_owner() const {
  return is_owner(parent().kind());
}

bool DamageContext::is_last_of_parent(NodeRef node) const {
  return open_.empty() || node.index() + 1 >= open_.back().end;
}

Kind DamageContext::owner_around() const {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open)
    if (is_owner(at(open->node).kind())) return at(open->node).kind();
  return Kind::file;
}

const PartRules* DamageContext::rules_around() const {
  const Kind kind = owner_around();
  const bool in_process = kind == Kind::stage && std::ranges::any_of(open_, [&](const Open& each) {
                            return at(each.node).kind() == Kind::process;
                          });
  return part_rules(kind, in_process ? StageKind::in_process : StageKind::in_flow);
}

bool DamageContext::belongs_here(Kind clause) const {
  const PartRules* rules = rules_around();
  return rules == nullptr || accepts_clause(*rules, clause);
}

Kind DamageContext::clause_before(NodeRef node) const {
  for (std::uint32_t i = node.index(); i-- > 0;) {
    const Node& each = tree_.nodes[i];
    if (each.size == 1) continue; // a leaf of it
    return i + each.size == node.index() ? each.kind : Kind::file;
  }
  return Kind::file;
}

// ---- What stands around it on the line ---------------------------------------------------------

bool DamageContext::same_line(std::uint32_t one, std::uint32_t other) const {
  const auto [first, last] = std::minmax(one, other);
  return text_.substr(first, last - first).find('\n') == std::string_view::npos;
}

Span DamageContext::word_at(std::uint32_t offset) const {
  const auto length = static_cast<std::uint32_t>(identifier_length(text_, offset));
  return {tree_.source->file(), offset, offset + length};
}

std::string DamageContext::word_behind(NodeRef node) const {
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

// ---- Reporting ---------------------------------------------------------------------------------

bool DamageContext::already_reported() {
  Open* outermost = nullptr;
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    const Kind kind = at(open->node).kind();
    if (is_owner(kind) || kind == Kind::body) break;
    if (is_clause(kind) && !belongs_here(kind)) return true;
    outermost = &*open;
  }
  return outermost != nullptr && std::exchange(outermost->reported, true);
}

bool DamageContext::follows_line(std::uint32_t end, NodeRef node) const {
  constexpr std::uint32_t far = 1024; // keeps the guess cheap on endless lines
  if (end == 0 || end > node.node().first || node.node().first - end > far) return false;
  return std::ranges::count(text_.substr(end, node.node().first - end), '\n') == 1;
}

bool DamageContext::is_rest_of_text_before(NodeRef node) const {
  if (!follows_line(unclosed_text_, node)) return false;
  const std::string_view behind = text_.substr(node.node().first, 1024);
  return std::ranges::count(behind.substr(0, behind.find('\n')), '"') % 2 == 1;
}

bool DamageContext::is_rest_of_line_before(NodeRef node) const {
  return is_rest_of_text_before(node) || follows_line(cut_off_, node);
}

bool DamageContext::in_misplaced_statement() const {
  const auto is_owner_here = [&](const Open& each) { return is_owner(at(each.node).kind()); };
  const auto inner = std::find_if(open_.rbegin(), open_.rend(), is_owner_here);
  if (inner == open_.rend()) return false;
  const auto outer = std::find_if(std::next(inner), open_.rend(), is_owner_here);
  if (outer == open_.rend()) return false;
  const PartRules* rules = part_rules(at(outer->node).kind());
  return rules != nullptr && !accepts_part(*rules, at(inner->node).kind());
}

Finding& DamageContext::report(Span span, std::string message) {
  after_error_ = true;
  last_place_ = span.first;
  return findings_.report(Check::syntax, span, std::move(message));
}

void DamageContext::report(LineError error) {
  Finding& finding = report(error.span, std::move(error.message));
  if (error.fix) finding.fixes.push_back(std::move(*error.fix));
}

Finding& DamageContext::report(Span span, std::string message, const std::optional<WayOut>& way) {
  if (way && way->is_whole_message) {
    message = way->advice;
  } else if (way) {
    message += "; " + way->advice;
  }
  Finding& finding = report(span, std::move(message));
  if (way && way->fix) finding.fixes.push_back(*way->fix);
  return finding;
}

bool DamageContext::report_if_near(const Span& word, std::string_view meant) {
  if (meant.empty() || word.length() == 0) return false;
  const std::string_view written = tree_.source->text(word);
  const auto near = find_near(written, std::array{meant});
  if (!near || written == meant) return false;
  report(word,
         fmt::format("'{}' is not a word of the language; did you mean '{}'?", written, meant))
      .fixes.push_back(spelling_fix(word, *near));
  return true;
}

void DamageContext::lose_from(NodeRef node) {
  if (!lost_.reaches(node.node().first)) lost_.add(node.node().first, understood_again(node));
}

void DamageContext::lose_line_of(NodeRef node) {
  const std::uint32_t first = node.node().first;
  const std::uint32_t end = end_of_statement_line(text_, first);
  const bool breaks_off = end >= text_.size() || text_[end] == '\n';
  // What is missing at the end of the line is missing in it.
  if (!lost_.reaches(first)) lost_.add(first, breaks_off ? end + 1 : end);
}

/// Where the statement's line ends, or at the first clause behind `lost` that belongs here, with
/// nothing wrong in it or right behind it.
std::uint32_t DamageContext::understood_again(NodeRef lost) {
  const std::uint32_t first = lost.node().first;
  if (first >= line_end_) line_end_ = end_of_statement_line(text_, first);
  const std::uint32_t end = line_end_;
  const PartRules* rules = rules_around();
  if (rules == nullptr) return end;
  for (std::uint32_t i = lost.index() + 1; i < tree_.nodes.size(); ++i) {
    const Node& node = tree_.nodes[i];
    if (node.first >= end) break;
    if (is_clause(node.kind) && accepts_clause(*rules, node.kind) && is_clean(i)) return node.first;
  }
  return end;
}

bool DamageContext::is_clean(std::uint32_t clause) const {
  const std::uint32_t behind = clause + tree_.nodes[clause].size;
  for (std::uint32_t i = clause; i < behind; ++i)
    if (is_error(tree_.nodes[i])) return false;
  return behind >= tree_.nodes.size() || !is_error(tree_.nodes[behind]) ||
         !same_line(tree_.nodes[clause].last, tree_.nodes[behind].first);
}

} // namespace waymark
