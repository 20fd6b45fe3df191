#include "look_ahead.hpp"

#include "blanks.hpp"
#include "foreign_marks.hpp"
#include "grammar/spelling.hpp"
#include "grammar/unicode.hpp"
#include "heads.hpp"

#include <algorithm>
#include <array>

namespace waymark {
namespace {

bool two_texts_follow(std::string_view text, std::uint32_t offset) {
  if (text[offset] != '"') return false;
  const std::uint32_t next = skip_blanks(text, offset + any_token_length(text, offset));
  return next < text.size() && text[next] == '"';
}

Keyword keyword_at(std::string_view text, std::uint32_t offset) {
  return find_keyword(text.substr(offset, identifier_length(text, offset)));
}

bool ends_statement(std::string_view text, std::uint32_t offset) {
  return offset >= text.size() ||
         std::string_view("\n};#").find(text[offset]) != std::string_view::npos;
}

/// An end is nothing but the word and a text: `send "Send it" by ana` is none.
bool may_be_end(std::string_view text, std::uint32_t behind_word) {
  const std::uint32_t next = skip_blanks(text, behind_word);
  if (ends_statement(text, next)) return true;
  if (text[next] != '"') return false;
  return ends_statement(text, skip_blanks(text, next + any_token_length(text, next)));
}

/// `f "Is it large?"`
bool may_mean_if(std::string_view word) {
  return !is_everyday_word(word) && alignment_distance(word, spelling(Keyword::if_), 1) == 1;
}

/// `edn` on a line of its own.
bool is_bare_end(std::string_view word, const PartRules& rules) {
  const bool is_short = word.size() == spelling(Keyword::end).size();
  return (is_short ? nearest_keyword(word, rules.parts) : keyword_meant(word, rules.parts)) ==
         Keyword::end;
}

} // namespace

Keyword understand_word(std::string_view text, std::uint32_t offset, std::string_view word,
                        const BlockStack& blocks) {
  const std::uint32_t behind = offset + static_cast<std::uint32_t>(word.size());
  const std::uint32_t next = skip_blanks(text, behind);
  const bool has_more = next < text.size() && text[next] != '\n' && text[next] != '}';
  const PartRules* rules = blocks.rules();
  if (rules == nullptr) return Keyword::none;
  if (!has_more) return is_bare_end(word, *rules) ? Keyword::end : Keyword::none;
  if (keyword_at(text, next) == Keyword::each && accepts_part(*rules, Kind::for_))
    return Keyword::for_;
  if (text[next] == '"' && accepts_part(*rules, Kind::if_) && may_mean_if(word))
    return Keyword::if_;
  const Keyword part = nearest_keyword(word, rules->parts);
  if (part == Keyword::for_) return Keyword::none; // `foo bar`: no 'each' follows
  // A term has two texts; anything else with one only lost its own keyword.
  if (part == Keyword::term && !two_texts_follow(text, next)) return Keyword::none;
  if (part == Keyword::end && !may_be_end(text, behind)) return Keyword::none;
  // `ask {`: whatever it is, it has no name.
  const bool needs_name = part != Keyword::parallel && !is_answer(kind_of(part));
  if (text[next] == '{' && needs_name) return Keyword::none;
  if (part != Keyword::none) return part;
  if (word.size() == 2 && accepts_part(*rules, Kind::end) && may_mean_end(word) &&
      may_be_end(text, behind))
    return Keyword::end;
  return blocks.parts_began() ? Keyword::none : nearest_clause(text, behind, word, rules->clauses);
}

bool is_stage_of_lost_process(std::string_view text, std::uint32_t offset,
                              const BlockStack& blocks) {
  const Kind owner = blocks.owner();
  if (owner != Kind::block && owner != Kind::system && owner != Kind::file) return false;
  const Kind outermost = blocks.empty() ? Kind::file : blocks.outermost_owner();
  if (outermost != Kind::block && outermost != Kind::system && outermost != Kind::file)
    return false;
  const std::uint32_t name = skip_blanks(text, offset);
  const auto length = static_cast<std::uint32_t>(identifier_length(text, name));
  const std::uint32_t behind = skip_blanks(text, name + length);
  return behind < text.size() && text[behind] != '{';
}

bool continues_with_clause(std::string_view text, std::uint32_t offset) {
  if (text.substr(offset, 3) == "\"\"\"") return true;
  const Keyword keyword = keyword_at(text, offset);
  return keyword != Keyword::none && facts(keyword).group == KeywordGroup::clause;
}

bool continues_with_part(std::string_view text, std::uint32_t offset, const PartRules& rules,
                         const BlockStack& blocks) {
  const Keyword keyword = keyword_at(text, offset);
  if (!is_reserved(keyword) || !accepts_part(rules, kind_of(keyword))) return false;
  const PartRules* around = blocks.rules();
  return around != nullptr && !accepts_part(*around, kind_of(keyword));
}

bool begins_inside(std::string_view text, std::uint32_t offset, const PartRules& rules,
                   const BlockStack& blocks) {
  if (continues_with_part(text, offset, rules, blocks)) return true;
  const PartRules* around = blocks.rules();
  if (continues_with_clause(text, offset)) {
    const Keyword keyword = keyword_at(text, offset);
    const Kind kind = keyword == Keyword::none ? Kind::instructions : kind_of(keyword);
    const bool fits_around =
        around != nullptr && !blocks.parts_began() && accepts_clause(*around, kind);
    return accepts_clause(rules, kind) && !fits_around;
  }
  // What needs a block has none, so what it may hold is in it.
  const bool wants_block = rules.block_required || rules.owner == Kind::system;
  const Keyword keyword = keyword_at(text, offset);
  return wants_block && is_reserved(keyword) && accepts_part(rules, kind_of(keyword));
}

bool begins_outcome(std::string_view text, std::uint32_t offset, Kind kind, Junk junk) {
  if (!is_answer(kind) && kind != Kind::if_) return false;
  const std::string_view word = text.substr(offset, identifier_length(text, offset));
  const Keyword keyword = find_keyword(word);
  if (const std::size_t arrow = any_arrow_length(text, offset)) {
    // `yes -> {`: the block is meant.
    const std::uint32_t next = skip_blanks(text, offset + static_cast<std::uint32_t>(arrow));
    return next >= text.size() || text[next] != '{';
  }
  if (keyword == Keyword::continue_) return kind != Kind::if_ || junk == Junk::none;
  if (junk == Junk::text) return false;
  if (keyword == Keyword::end) return true;
  // `no archive` lost its arrow; in `yes abuot 20% {` the block is what it leads to.
  return is_answer(kind) && keyword == Keyword::none && !word.empty() &&
         !line_ends_with_block(text, offset);
}

std::uint32_t surplus_opener_length(std::string_view text, std::uint32_t offset, bool first_on_line,
                                    const BlockStack& blocks) {
  if (offset >= text.size() || text[offset] == '}') return 0;
  const std::string_view word = text.substr(offset, identifier_length(text, offset));
  Keyword opener = find_keyword(word);
  // Nearly every line begins with a keyword, and few of those open another.
  constexpr std::array openers{Keyword::when, Keyword::if_, Keyword::then, Keyword::in};
  if (opener != Keyword::none && std::ranges::find(openers, opener) == openers.end()) return 0;
  std::uint32_t length = 0;
  if (first_on_line) length = static_cast<std::uint32_t>(line_opener_length(text, offset));
  const Kind when = Kind::when;
  if (opener == Keyword::none && !word.empty()) opener = keyword_meant(word, std::span(&when, 1));
  const bool before_answer = opener == Keyword::when || opener == Keyword::if_;
  if (length == 0 && before_answer) length = static_cast<std::uint32_t>(word.size());
  const PartRules* rules = blocks.rules();
  if (length == 0 || rules == nullptr) return 0;
  const Keyword keyword = keyword_at(text, skip_blanks(text, offset + length));
  if (keyword == Keyword::none) return 0;
  const bool is_answer =
      keyword == Keyword::yes || keyword == Keyword::no || keyword == Keyword::otherwise;
  if (before_answer && !is_answer) return 0;
  const Kind kind = kind_of(keyword);
  const bool belongs_here = is_reserved(keyword)
                                ? accepts_part(*rules, kind)
                                : !blocks.parts_began() && accepts_clause(*rules, kind);
  return belongs_here ? length : 0;
}

bool is_declared_procedure(std::string_view text, std::uint32_t offset) {
  constexpr std::size_t far = 1024;
  std::string_view line = text.substr(offset, far);
  line = line.substr(0, line.find('\n'));
  const std::uint32_t next =
      skip_blanks(text, offset + static_cast<std::uint32_t>(identifier_length(text, offset)));
  return line.find('{') != std::string_view::npos && keyword_at(text, next) != Keyword::strict;
}

bool each_follows(std::string_view text, std::uint32_t offset) {
  const auto length = static_cast<std::uint32_t>(spelling(Keyword::for_).size());
  return keyword_at(text, skip_blanks(text, offset + length)) == Keyword::each;
}

bool line_ends_with_block(std::string_view text, std::uint32_t offset) {
  constexpr std::uint32_t far = 1024; // keeps the guess cheap on endless lines
  for (std::uint32_t at = offset; at < text.size() && at - offset < far;) {
    const char c = text[at];
    if (c == '{') return true;
    if (std::string_view("\n;#}").find(c) != std::string_view::npos) return false;
    const Keyword keyword = keyword_at(text, at);
    if (is_answer(kind_of(keyword)) && at != offset) return false;
    at = skip_blanks(text, at + any_token_length(text, at));
  }
  return false;
}

Expectation expected_block(Kind kind) {
  if (is_answer(kind)) return Expectation::answer_outcome;
  return kind == Kind::if_ ? Expectation::if_outcome : Expectation::body;
}

} // namespace waymark
