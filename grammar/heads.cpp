#include "heads.hpp"

#include "blanks.hpp"
#include "grammar.hpp"
#include "grammar/ascii.hpp"
#include "grammar/spelling.hpp"
#include "tree_control.hpp"

#include <algorithm>

namespace waymark {
namespace {

using rules::Input;
using rules::run;
using Match = bool (*)(Input&, TreeWriter&);
using E = Expectation;

/// What stands behind the keyword of each clause.
Match clause_value(Keyword keyword) {
  switch (keyword) {
  case Keyword::by: return run<rules::one_reference<E::performer>>;
  case Keyword::from: return run<rules::one_reference<E::performer>>;
  case Keyword::owner: return run<rules::owner_value>;
  case Keyword::accountable: return run<rules::one_reference<E::role>>;
  case Keyword::backup: return run<rules::one_reference<E::role>>;
  case Keyword::realizes: return run<rules::one_reference<E::process>>;
  case Keyword::follow: return run<rules::follow_value>;
  case Keyword::using_: return run<rules::references<E::tool>>;
  case Keyword::needs: return run<rules::references<E::document>>;
  case Keyword::makes: return run<rules::references<E::document>>;
  case Keyword::approves: return run<rules::references<E::document>>;
  case Keyword::consults: return run<rules::references<E::people>>;
  case Keyword::informs: return run<rules::references<E::people>>;
  case Keyword::in: return run<rules::in_value>;
  case Keyword::after: return run<rules::after_value>;
  case Keyword::language: return run<rules::language_value>;
  case Keyword::sop: return run<rules::sop_value>;
  case Keyword::deny:
  case Keyword::warn:
  case Keyword::advise: return run<rules::severity_value>;
  case Keyword::allow: return run<rules::allow_value>;
  case Keyword::was: return run<rules::was_value>;
  case Keyword::rate:
  case Keyword::cost: return run<rules::money_value>;
  case Keyword::hours: return run<rules::hours_value>;
  case Keyword::kept: return run<rules::kept_value>;
  case Keyword::happens: return run<rules::happens_value>;
  case Keyword::effective: return run<rules::date_value>;
  case Keyword::review: return run<rules::review_value>;
  case Keyword::reviewed:
  case Keyword::approved: return run<rules::approval_value>;
  case Keyword::takes: return run<rules::takes_value>;
  case Keyword::within: return run<rules::within_value>;
  case Keyword::on: return run<rules::on_value>;
  case Keyword::image: return run<rules::image_value>;
  case Keyword::accent: return run<rules::accent_value>;
  case Keyword::optional: return run<rules::gap>;
  default: return run<rules::one_string<>>;
  }
}

Match head_of(Kind statement, StageKind stage) {
  switch (statement) {
  case Kind::handbook: return run<rules::handbook_head>;
  case Kind::decide: return run<rules::decide_head>;
  case Kind::term: return run<rules::term_head>;
  case Kind::parallel: return run<rules::parallel_head>;
  case Kind::for_: return run<rules::for_each_head>;
  case Kind::stage:
    return stage == StageKind::in_process ? run<rules::named> : run<rules::stage_head>;
  case Kind::wait: return run<rules::wait_head>;
  case Kind::end: return run<rules::end_head>;
  case Kind::yes:
  case Kind::no:
  case Kind::otherwise: return run<rules::share_part>;
  case Kind::when: return run<rules::when_head>;
  case Kind::branch: return run<rules::branch_head>;
  default: return run<rules::named>;
  }
}

std::uint32_t run_at(Match match, std::string_view text, std::uint32_t offset, TreeWriter& writer) {
  Input in(text.data(), text.data() + text.size(), "");
  in.bump(offset);
  match(in, writer);
  return rules::offset_of(in);
}

/// A misspelt clause is taken for one only if a value follows it.
bool value_follows(std::string_view text, std::uint32_t offset) {
  const std::uint32_t next = skip_blanks(text, offset);
  if (next >= text.size()) return false;
  const char c = text[next];
  return c == '"' || is_ascii_digit(c) || identifier_length(text, next) != 0;
}

bool clause_follows(std::string_view text, std::uint32_t offset) {
  const std::uint32_t next = skip_blanks(text, offset);
  const Keyword keyword = find_keyword(text.substr(next, identifier_length(text, next)));
  return keyword != Keyword::none && facts(keyword).group == KeywordGroup::clause;
}

/// Nothing but the id of something: `make report by ana`, not `make sure that it is there`.
bool one_name_follows(std::string_view text, std::uint32_t offset) {
  const std::uint32_t first = skip_blanks(text, offset);
  const auto length = static_cast<std::uint32_t>(identifier_length(text, first));
  if (length == 0 || find_keyword(text.substr(first, length)) != Keyword::none) return false;
  const std::uint32_t behind = skip_blanks(text, first + length);
  return behind >= text.size() ||
         std::string_view("\n,;{}#").find(text[behind]) != std::string_view::npos ||
         clause_follows(text, behind);
}

bool number_stands_at(std::string_view text, std::size_t offset) {
  return offset < text.size() && is_ascii_digit(text[offset]);
}

bool takes_number(Kind clause) {
  switch (clause) {
  case Kind::takes:
  case Kind::within:
  case Kind::hours:
  case Kind::rate:
  case Kind::cost:
  case Kind::happens:
  case Kind::kept:
  case Kind::effective:
  case Kind::reviewed:
  case Kind::approved: return true;
  default: return false;
  }
}

bool read_instructions(Input& in, TreeWriter& writer) {
  const TreeWriter::Mark mark = writer.mark();
  writer.open(Kind::instructions, rules::offset_of(in));
  if (!run<rules::text_block>(in, writer)) {
    writer.restore(mark);
    return false;
  }
  writer.close();
  return true;
}

bool read_clause(std::string_view text, Input& in, TreeWriter& writer) {
  if (!in.empty() && *in.current() == '"') return read_instructions(in, writer);
  const std::string_view word = rules::word_at(in);
  if (word.empty()) return false;
  const std::uint32_t first = rules::offset_of(in);
  const auto last = first + static_cast<std::uint32_t>(word.size());
  Keyword keyword = find_keyword(word);
  Kind token = Kind::keyword;
  if (keyword == Keyword::none && value_follows(text, last)) {
    keyword = nearest_clause(text, last, word, writer.clause_candidates);
    // An everyday word, which is no clause at the beginning of a sentence.
    const bool makes = word == "make" && one_name_follows(text, last);
    if (makes &&
        std::ranges::find(writer.clause_candidates, Kind::makes) != writer.clause_candidates.end())
      keyword = Keyword::makes;
    token = Kind::misspelt_keyword;
  }
  if (keyword == Keyword::none || facts(keyword).group != KeywordGroup::clause) return false;
  if (writer.belongs_around(kind_of(keyword))) return false;

  writer.open(kind_of(keyword), first);
  writer.leaf(token, first, last);
  in.bump(word.size());
  in.bump(skip_doubled_keyword(text, last, keyword, writer) - last);
  clause_value(keyword)(in, writer);
  writer.close();
  return true;
}

} // namespace

Keyword nearest_clause(std::string_view text, std::uint32_t behind, std::string_view word,
                       std::span<const Kind> candidates) {
  const Keyword nearest = nearest_keyword(word, candidates);
  if (nearest == Keyword::none) return nearest;
  const bool has_number = number_stands_at(text, skip_blanks(text, behind));
  if (takes_number(kind_of(nearest)) == has_number) return nearest;
  std::vector<Kind> fitting;
  for (const Kind kind : candidates)
    if (takes_number(kind) == has_number) fitting.push_back(kind);
  const Keyword fit = nearest_keyword(word, fitting);
  return fit == Keyword::none ? nearest : fit;
}

std::uint32_t read_head(std::string_view text, std::uint32_t offset, Kind statement,
                        StageKind stage, TreeWriter& writer) {
  return run_at(head_of(statement, stage), text, offset, writer);
}

std::uint32_t read_clauses(std::string_view text, std::uint32_t offset, TreeWriter& writer) {
  Input in(text.data(), text.data() + text.size(), "");
  in.bump(offset);
  while (true) {
    in.bump(blank_length(text, rules::offset_of(in)));
    if (!read_clause(text, in, writer)) return rules::offset_of(in);
  }
}

std::uint32_t read_outcome(std::string_view text, std::uint32_t offset, Kind statement,
                           TreeWriter& writer) {
  const Match match = statement == Kind::if_ ? run<rules::if_outcome> : run<rules::answer_outcome>;
  return run_at(match, text, offset, writer);
}

std::uint32_t read_jump(std::string_view text, std::uint32_t offset, TreeWriter& writer) {
  return run_at(run<rules::jump>, text, offset, writer);
}

namespace {

bool wants_a_name(Keyword keyword) {
  const Kind kind = kind_of(keyword);
  return kind == Kind::step || kind == Kind::decide || kind == Kind::if_ || kind == Kind::wait ||
         kind == Kind::stage || (is_declaration(kind) && kind != Kind::handbook);
}

} // namespace

std::uint32_t skip_doubled_keyword(std::string_view text, std::uint32_t offset, Keyword keyword,
                                   TreeWriter& writer) {
  const std::uint32_t first = skip_blanks(text, offset);
  if (!text.substr(first).starts_with(spelling(keyword))) return offset;
  const auto length = static_cast<std::uint32_t>(spelling(keyword).size());
  if (identifier_length(text, first) != length) return offset;
  // A keyword that is not reserved may be the name meant: `by owner`, also as `owner owner`, at the
  // end or before the next clause.
  const std::uint32_t behind = first + length;
  // `step step`, `step step by ana`
  if (wants_a_name(keyword) && (!value_follows(text, behind) || clause_follows(text, behind)))
    return offset;
  if (!is_reserved(keyword) && (!value_follows(text, behind) || clause_follows(text, behind)))
    return offset;
  writer.leaf(Kind::unexpected, first, first + length);
  return first + length;
}

std::uint32_t any_token_length(std::string_view text, std::uint32_t offset) {
  return static_cast<std::uint32_t>(rules::token_length(text, offset));
}

} // namespace waymark
