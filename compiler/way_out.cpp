#include "way_out.hpp"

#include "compiler/values.hpp"
#include "fixes/source_layout.hpp"
#include "fixes/spelling_fix.hpp"
#include "grammar/literals.hpp"
#include "grammar/spelling.hpp"
#include "grammar/unicode.hpp"
#include "kind_words.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace waymark {
namespace {

struct Pair {
  std::string_view written;
  std::string_view ours;
};

template<std::size_t Count>
std::string_view look_up(const std::array<Pair, Count>& table, std::string_view written) {
  const auto* found = std::ranges::find(table, written, &Pair::written);
  return found == table.end() ? std::string_view() : found->ours;
}

constexpr auto frequencies = std::to_array<Pair>({{"daily", "every day"},
                                                  {"weekly", "every week"},
                                                  {"biweekly", "every 2 weeks"},
                                                  {"monthly", "every month"},
                                                  {"quarterly", "every 3 months"},
                                                  {"yearly", "every year"},
                                                  {"annually", "every year"}});
constexpr auto numbers = std::to_array<Pair>({{"a", "1"},
                                              {"an", "1"},
                                              {"one", "1"},
                                              {"once", "1"},
                                              {"two", "2"},
                                              {"twice", "2"},
                                              {"three", "3"},
                                              {"four", "4"},
                                              {"five", "5"},
                                              {"six", "6"},
                                              {"seven", "7"},
                                              {"eight", "8"},
                                              {"nine", "9"},
                                              {"ten", "10"},
                                              {"twelve", "12"},
                                              {"half", "0.5"},
                                              {"zwei", "2"},
                                              {"drei", "3"}});
constexpr auto signs =
    std::to_array<Pair>({{"€", "EUR"}, {"$", "USD"}, {"£", "GBP"}, {"¥", "JPY"}});

std::string_view first_word(std::string_view text) {
  return text.substr(0, identifier_length(text, 0));
}

bool begins_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

WayOut replace(NodeRef found, std::string_view advice, std::string better,
               Applicability applicability = Applicability::suggested) {
  WayOut way{fmt::format("{} '{}'", advice, better), std::nullopt};
  way.fix = Fix{fmt::format("write '{}'", better), {{found.span(), better}}, applicability};
  return way;
}

WayOut remove(NodeRef found, std::string_view advice,
              Applicability applicability = Applicability::safe) {
  Span span = found.span();
  const std::string_view text = found.tree().source->text();
  // What stood apart stays apart: `ben: "Ben"`.
  const bool stands_apart = span.first == 0 || text[span.first - 1] == ' ';
  while (stands_apart && span.last < text.size() && text[span.last] == ' ') ++span.last;
  return {std::string(advice),
          Fix{fmt::format("remove '{}'", excerpt(found.text())), {{span, ""}}, applicability}};
}

bool wants_id(Expectation expected) {
  switch (expected) {
  case Expectation::performer:
  case Expectation::role:
  case Expectation::people:
  case Expectation::tool:
  case Expectation::document:
  case Expectation::system:
  case Expectation::process:
  case Expectation::workflow:
  case Expectation::procedure:
  case Expectation::stage: return true;
  default: return false;
  }
}

bool wants_text(Expectation expected) {
  switch (expected) {
  case Expectation::text:
  case Expectation::declared_title:
  case Expectation::definition:
  case Expectation::alternative_text:
  case Expectation::what_each:
  case Expectation::when_text:
  case Expectation::branch_title: return true;
  default: return false;
  }
}

bool names_something(Expectation expected) {
  return expected == Expectation::declared_name || expected == Expectation::awaited ||
         expected == Expectation::jump_target;
}

std::string reserved_word(Expectation expected, std::string_view word) {
  const bool declares = expected == Expectation::declared_name || expected == Expectation::awaited;
  if (!declares) return "it is a reserved word, so nothing has it as its id";
  return fmt::format("it is a reserved word and cannot be an id; choose another, like '{}_1'",
                     word);
}

/// A text in quotes where an id belongs.
WayOut id_for_text(NodeRef found, LocalNames& names) {
  const std::string_view called = without_quotes(found.text());
  if (const auto id = names.id_of(called))
    return replace(found, "a name stands here as its id, without quotes: write", *id,
                   Applicability::safe);
  return {"a name stands here as its id, without quotes, as it is declared", std::nullopt};
}

WayOut jump_for_text(NodeRef found, LocalNames& names) {
  const std::string_view called = without_quotes(found.text());
  if (const auto id = names.id_of(called))
    return replace(found, "'->' leads to an id, not to a title: write", *id, Applicability::safe);
  return replace(found, "'->' leads to an id, not to a title; to end with this result, write",
                 fmt::format("end {}", quote_string(called)));
}

std::optional<WayOut> text_for_words(NodeRef found) {
  const std::string_view text = found.text();
  constexpr std::size_t longest = 40;
  if (text.size() > longest || text.find_first_of("\"\n{}[") != std::string_view::npos)
    return WayOut{"texts stand between '\"' and '\"'", std::nullopt};
  return replace(found, "write", quote_string(text));
}

/// `two` as `2`.
std::optional<WayOut> number_for_word(NodeRef found) {
  const std::string_view word = first_word(found.text());
  const std::string_view digits = look_up(numbers, word);
  if (digits.empty()) return std::nullopt;
  constexpr std::string_view rule = "numbers are written in digits";
  if (word.size() == found.text().size())
    return replace(found, fmt::format("{}: write", rule), std::string(digits), Applicability::safe);
  return WayOut{fmt::format("{}, like '{}'", rule, digits), std::nullopt};
}

/// `21.11.2026` as `2026-11-21`; empty where day and month could be either.
std::string as_date(std::string_view written) {
  std::array<std::string_view, 3> parts;
  for (std::string_view& part : parts) {
    const std::size_t end = std::min(written.find_first_of("./"), written.size());
    part = written.substr(0, end);
    if (part.empty() || part.find_first_not_of("0123456789") != std::string_view::npos) return {};
    written.remove_prefix(std::min(written.size(), end + 1));
  }
  if (!written.empty()) return {};
  if (parts[0].size() == 4) return fmt::format("{}-{:0>2}-{:0>2}", parts[0], parts[1], parts[2]);
  if (parts[2].size() != 4) return {};
  return fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
}

std::optional<WayOut> date_for(NodeRef found) {
  const std::string_view text = found.text();
  if (text.find('/') != std::string_view::npos && text.find('/') < 4) return std::nullopt;
  const std::string date = as_date(without_quotes(text));
  if (date.empty()) return std::nullopt;
  return replace(found, "write", date);
}

std::optional<WayOut> value_for(Expectation expected, NodeRef found) {
  const std::string_view text = found.text();
  if (is_quoted(text) && begins_with_digit(without_quotes(text)))
    return replace(found, "without quotes:", std::string(without_quotes(text)));
  if (expected == Expectation::date) return date_for(found);
  if (const std::string_view often = look_up(frequencies, first_word(text)); !often.empty())
    return replace(
        found, "write",
        std::string(expected == Expectation::review_interval && !often.starts_with("every ")
                        ? "every month"
                        : often));
  if (expected == Expectation::review_interval && begins_with_digit(text))
    return replace(found, "write", fmt::format("every {}", text));
  return number_for_word(found);
}

std::optional<WayOut> jump_for(NodeRef found, bool with_continue) {
  const std::string_view text = found.text();
  if (text.starts_with('{'))
    return WayOut{"work that is done only then stands elsewhere: give it an id, and write '->' and "
                  "that id",
                  std::nullopt};
  if (is_quoted(text))
    return replace(found, "to end with this result, write", fmt::format("-> end {}", text));
  if (text == "continue" && !with_continue)
    return WayOut{"to go on all the same, write '->' and the id of what comes next", std::nullopt};
  return std::nullopt;
}

} // namespace

std::optional<WayOut> way_out_of(Expectation expected, NodeRef owner, NodeRef found,
                                 LocalNames& names) {
  const std::string_view text = found.text();
  if (is_reserved(find_keyword(text)) && (wants_id(expected) || names_something(expected)))
    return WayOut{reserved_word(expected, text), std::nullopt};
  if (wants_id(expected) && is_quoted(text)) return id_for_text(found, names);
  if (expected == Expectation::jump_target && is_quoted(text)) return jump_for_text(found, names);
  if (wants_text(expected) && !is_quoted(text)) return text_for_words(found);
  switch (expected) {
  case Expectation::duration:
  case Expectation::number:
  case Expectation::retention:
  case Expectation::frequency:
  case Expectation::period:
  case Expectation::date:
  case Expectation::share:
  case Expectation::awaited:
  case Expectation::review_interval: return value_for(expected, found);
  case Expectation::language_tag:
    if (is_quoted(text)) return replace(found, "write", std::string(without_quotes(text)));
    return std::nullopt;
  case Expectation::jump: return jump_for(found, is_answer(owner.kind()));
  case Expectation::if_outcome:
    if (text != "continue") return std::nullopt;
    return WayOut{"where the answer is no, the work goes on by itself", std::nullopt};
  case Expectation::each:
    if (text != "every" && text != "all") return std::nullopt;
    return replace(found, "write", "each", Applicability::safe);
  default: return std::nullopt;
  }
}

namespace {

std::optional<WayOut> amount(NodeRef money) {
  const std::string_view text = money.text();
  std::string digits;
  std::string currency;
  for (const NodeRef part : money.children()) {
    if (part.kind() == Kind::numeral) digits = part.text();
    if (part.kind() != Kind::unexpected) continue;
    const std::string_view sign = look_up(signs, part.text());
    currency = std::string(sign.empty() ? part.text() : sign);
  }
  if (digits.empty() || currency.size() != 3) return std::nullopt;
  // Several countries have a dollar, and two a yen sign.
  const bool is_clear =
      text.find_first_of('$') == std::string_view::npos && text.find("¥") == std::string_view::npos;
  const auto applicability = is_clear ? Applicability::safe : Applicability::suggested;
  const std::size_t end = text.find(" per ");
  Span span = money.span();
  if (end != std::string_view::npos) span.last = span.first + static_cast<std::uint32_t>(end);
  const std::string better = fmt::format("{} {}", digits, currency);
  return WayOut{fmt::format("an amount is a number and the code of its currency: '{}'", better),
                Fix{fmt::format("write '{}'", better), {{span, better}}, applicability}};
}

/// `1,5` as `1.5`; empty where it may be one thousand and five hundred.
std::string as_number(std::string_view written) {
  const std::size_t last = written.find_last_of(",.:'");
  if (last == std::string_view::npos || written[last] == ':') return {};
  const bool one_mark = written.find_first_of(",.:'") == last;
  const std::size_t behind = written.size() - last - 1;
  if (one_mark && behind == 3) return {};
  std::string number;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (i == last)
      number += '.';
    else if (written[i] >= '0' && written[i] <= '9')
      number += written[i];
  }
  return number;
}

std::optional<WayOut> number_for(NodeRef found) {
  const std::string_view text = found.text();
  const bool is_share = text.ends_with('%') || text.ends_with("percent");
  std::string_view digits = text.substr(0, text.find_first_not_of("0123456789.,:'"));
  constexpr std::string_view rule = "a number has digits and one point";
  const bool is_plain = digits.find_first_of(",:'") == std::string_view::npos;
  std::string better = is_plain ? std::string(digits) : as_number(digits);
  if (better.empty()) return WayOut{std::string(rule) + ", like '1.5'", std::nullopt};
  if (is_share) better += '%';
  if (better == text) return WayOut{std::string(rule) + ", like '1.5'", std::nullopt};
  return replace(found, fmt::format("{}: write", rule), better,
                 is_plain ? Applicability::suggested : Applicability::safe);
}

bool takes_one_name(Kind clause) {
  switch (clause) {
  case Kind::by:
  case Kind::from:
  case Kind::owner:
  case Kind::accountable:
  case Kind::backup:
  case Kind::realizes:
  case Kind::follow: return true;
  default: return false;
  }
}

bool joins_names(std::string_view text) {
  const std::string_view word = first_word(text);
  return word == "and" || word == "or" || text.starts_with(',') || text.starts_with('&') ||
         text.starts_with('/') || text.starts_with('+');
}

std::optional<WayOut> second_name(Kind clause) {
  std::string advice = fmt::format("'{}' takes one name", spelling(keyword_of(clause)));
  if (clause == Kind::by) advice += "; for the others write 'consults', 'informs' or a step each";
  return WayOut{std::move(advice), std::nullopt};
}

std::optional<WayOut> mark(NodeRef found) {
  constexpr auto marks =
      std::to_array<std::string_view>({":", "=", ",", ".", "=>", "(", ")", "-", "()"});
  if (std::ranges::find(marks, found.text()) == marks.end()) return std::nullopt;
  return remove(found, "remove it");
}

Kind clause_of(NodeRef before) {
  const auto& nodes = before.tree().nodes;
  for (std::uint32_t i = before.index(); i-- > 0;) {
    if (i + nodes[i].size <= before.index()) continue;
    if (is_clause(nodes[i].kind)) return nodes[i].kind;
    if (is_statement(nodes[i].kind) || is_declaration(nodes[i].kind)) break;
  }
  return Kind::file;
}

bool is_work(Kind kind) {
  return kind == Kind::step || kind == Kind::decide || kind == Kind::if_ || kind == Kind::wait;
}

/// Says nothing that the clause does not say without it.
bool is_filler(std::string_view word) {
  return find_keyword(word) != Keyword::none || word == "the" || word == "of" || word == "a" ||
         word == "an" || word == "our";
}

/// `/`, `a`, `each`, `pre`: where `per` belongs.
bool stands_for_per(NodeRef owner, NodeRef found) {
  const Kind kind = owner.kind();
  if (kind != Kind::money && kind != Kind::frequency && kind != Kind::hours) return false;
  const std::string_view text = owner.tree().source->text();
  std::size_t next = found.node().last;
  while (next < text.size() && text[next] == ' ') ++next;
  const std::string_view mark = found.text();
  const bool is_short_word = mark.size() <= 5 && first_word(mark) == mark;
  return (mark == "/" || is_short_word) && find_unit(first_word(text.substr(next))).has_value();
}

/// `upto 3 times`, `max 3 times`, `once`: behind a jump, its limit.
bool says_how_often(std::string_view text) {
  return text.find("times") != std::string_view::npos || text == "once" || text == "twice";
}

WayOut per_for(NodeRef found) {
  const std::string_view text = found.tree().source->text();
  const Span span = found.span();
  const bool touches_before = span.first > 0 && text[span.first - 1] != ' ';
  const bool touches_behind = span.last < text.size() && text[span.last] != ' ';
  return {
      "write 'per'",
      Fix{"write 'per'",
          {{span, fmt::format("{}per{}", touches_before ? " " : "", touches_behind ? " " : "")}},
          Applicability::safe}};
}

/// `yes 30%`, `yes about 30`; nothing for `0.3`, which may be thirty percent.
std::optional<WayOut> share_for(NodeRef found, NodeRef before) {
  const std::string_view text = found.text();
  const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789.,"));
  const std::string_view behind = text.substr(digits.size());
  if (!behind.empty() && behind != "%" && behind != " %" && !behind.ends_with("percent"))
    return std::nullopt;
  const bool is_plain = digits.find(',') == std::string_view::npos;
  const std::string number = is_plain ? std::string(digits) : as_number(digits);
  if (number.empty() || number.starts_with("0.")) return std::nullopt;
  const bool said = before.text() == spelling(Keyword::about);
  return replace(found, "a share is written like 'about 30%': write",
                 fmt::format("{}{}%", said ? "" : "about ", number), Applicability::safe);
}

/// Inside a value.
std::optional<WayOut> in_value(NodeRef owner, NodeRef found) {
  const std::string_view text = found.text();
  if (owner.kind() == Kind::money) {
    if (const auto way = amount(owner)) return way;
  }
  if (begins_with_digit(text) && text.find_first_of(",:.'%") != std::string_view::npos)
    return number_for(found);
  if (auto number = number_for_word(found)) return number;
  if (owner.kind() != Kind::duration) return std::nullopt;
  if (text.find_first_of("0123456789") != std::string_view::npos)
    return WayOut{"a duration has one number and one unit, like '1.5 h' or '90 min'", std::nullopt};
  const bool is_word = !first_word(text).empty();
  return WayOut{"a range is written like '1 to 2 days': write 'to'",
                Fix{"write 'to'", {{found.span(), is_word ? "to" : " to "}}, Applicability::safe}};
}

/// The small word that can stand inside a value of this kind.
Keyword word_inside(Kind kind) {
  switch (kind) {
  case Kind::within: return Keyword::else_;
  case Kind::jump: return Keyword::up;
  case Kind::kept: return Keyword::in;
  default: return is_answer(kind) ? Keyword::about : Keyword::none;
  }
}

/// `ellse`, `pu`, `ni`
std::optional<WayOut> misspelt_inside(Kind kind, NodeRef found) {
  const Keyword keyword = word_inside(kind);
  if (keyword == Keyword::none || found.text() != first_word(found.text()) ||
      alignment_distance(found.text(), spelling(keyword), 1) != 1)
    return std::nullopt;
  return replace(found, "write", std::string(spelling(keyword)), Applicability::safe);
}

} // namespace

std::optional<WayOut> way_out_of(NodeRef owner, NodeRef found, NodeRef before) {
  const std::string_view text = found.text();
  const Kind kind = owner.kind();
  if (auto way = misspelt_inside(kind, found)) return way;
  if (stands_for_per(owner, found)) return per_for(found);
  if (kind != Kind::duration)
    if (auto way = mark(found)) return way;
  if (kind == Kind::duration || kind == Kind::money || kind == Kind::frequency)
    return in_value(owner, found);
  if (kind == Kind::jump && find_keyword(text) != Keyword::none)
    return remove(found, "'->' takes the id alone");
  if (says_how_often(text))
    return WayOut{"how often at most is written like 'up to 3 times, then continue'", std::nullopt};
  if (is_answer(kind) && begins_with_digit(text))
    if (auto share = share_for(found, before)) return share;
  if (begins_with_digit(text) && text.find_first_of(",%") != std::string_view::npos)
    return number_for(found);
  if (kind == Kind::jump)
    if (auto number = number_for_word(found)) return number;
  const bool is_word = !text.empty() && first_word(text) == text;
  if (is_word && (is_clause(kind) || (kind == Kind::wait && text == "for")))
    return remove(found, "leave it out",
                  is_filler(text) ? Applicability::safe : Applicability::suggested);
  const Kind clause = clause_of(before);
  if (takes_one_name(clause) && joins_names(text)) return second_name(clause);
  if (text == "->" && (is_answer(kind) || kind == Kind::if_))
    return remove(found, "it leads to a name; a block stands without it");
  if (text.starts_with("->")) return WayOut{"'->' stands on a line of its own", std::nullopt};
  if (before.kind() == Kind::name && first_word(text) == first_word(text.substr(0, 64)) &&
      !first_word(text).empty())
    return WayOut{"a title stands between '\"' and '\"'", std::nullopt};
  if (text.starts_with('"') && is_work(kind))
    return WayOut{"say what it is before it, like 'check' or 'note'", std::nullopt};
  return std::nullopt;
}

} // namespace waymark
