#include "way_out_parts.hpp"

#include "compiler/values.hpp"
#include "fixes/source_layout.hpp"
#include "fixes/spelling_fix.hpp"
#include "grammar/ascii.hpp"
#include "grammar/spelling.hpp"
#include "kind_words.hpp"
#include "read_values.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>

/// The way out where something is too much.
namespace waymark {
namespace {

constexpr auto signs =
    std::to_array<WordPair>({{"€", "EUR"}, {"$", "USD"}, {"£", "GBP"}, {"¥", "JPY"}});

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
    else if (is_ascii_digit(written[i]))
      number += written[i];
  }
  return number;
}

std::optional<WayOut> number_for(NodeRef found) {
  const std::string_view text = found.text();
  const bool is_share = text.ends_with('%') || text.ends_with("percent");
  std::string_view digits = text.substr(0, text.find_first_not_of("0123456789.,:'"));
  constexpr std::string_view rule = "a number is written in digits with at most one point";
  const bool is_plain = digits.find_first_of(",:'") == std::string_view::npos;
  std::string better = is_plain ? std::string(digits) : as_number(digits);
  if (is_share && !better.empty()) better += '%';
  if (better.empty() || better == text)
    return whole({fmt::format("'{}' is no number; {}, like '1.5'", excerpt(text), rule)});
  if (is_share && is_plain)
    return whole(replace(found, "a share ends with '%'; write", better, Applicability::suggested));
  const std::string_view why = is_plain ? rule : "a number is written with a point";
  return whole(replace(found, fmt::format("{}; write", why), better,
                       is_plain ? Applicability::suggested : Applicability::safe));
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

/// In bytes. What is longer is no title without its quotes, but something pasted.
constexpr std::size_t longest_plausible_word = 64;

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
  const std::string_view lack = said                  ? "a share ends with '%'"
                                : text.ends_with('%') ? "'about' is missing before the share"
                                                      : "'about' and '%' make a number a share";
  return whole(replace(found, fmt::format("{}; write", lack),
                       fmt::format("{}{}%", said ? "" : "about ", number), Applicability::safe));
}

/// `GBP GBP`
WayOut written_twice(NodeRef found) {
  const std::string_view word = first_word(found.text());
  Span span = found.span();
  span.last = span.first + static_cast<std::uint32_t>(word.size());
  const std::string_view text = found.tree().source->text();
  while (span.first > 0 && text[span.first - 1] == ' ') --span.first;
  return whole({fmt::format("'{}' is written twice; remove one", word),
                Fix{fmt::format("remove '{}'", word), {{span, ""}}, Applicability::suggested}});
}

/// `end Refused`, `end Refused "Not sold"`: behind 'end' comes only its result.
WayOut result_for(NodeRef found) {
  const std::string_view text = found.text();
  const std::size_t quote = text.find('"');
  if (quote == std::string_view::npos)
    return whole(replace(found, "the result of an 'end' is written in quotes; write",
                         fmt::format("\"{}\"", text)));
  Span span = found.span();
  span.last = span.first + static_cast<std::uint32_t>(quote);
  std::string_view surplus = text.substr(0, quote);
  while (surplus.ends_with(' ')) surplus.remove_suffix(1);
  return whole({fmt::format("after 'end' comes only the result in quotes; remove '{}'", surplus),
                Fix{fmt::format("remove '{}'", surplus), {{span, ""}}, Applicability::suggested}});
}

/// `5 min`, `every day` on a piece of work: facts that lack their word.
std::optional<WayOut> time_for(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  if (first_word(text) == "every" && blank != std::string_view::npos)
    return WayOut{
        fmt::format("how often belongs to the workflow: write 'happens {}' after its name", text),
        std::nullopt};
  if (begins_with_digit(text) && blank != std::string_view::npos &&
      find_unit(text.substr(blank + 1)))
    return WayOut{"write 'takes' before it if it is the work, 'within' if it is the deadline",
                  std::nullopt};
  return std::nullopt;
}

bool begins_answer(std::string_view word) {
  return word == "yes" || word == "no" || word == "when" || word == "otherwise";
}

/// '1 hour 30 min': the only two units of which everybody knows how they add up.
std::optional<WayOut> in_minutes(NodeRef duration, NodeRef found) {
  const std::string_view digits =
      found.text().substr(0, found.text().find_first_not_of("0123456789"));
  std::string_view unit = found.text().substr(digits.size());
  unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
  int minutes = 0;
  const bool is_number =
      std::from_chars(digits.data(), digits.data() + digits.size(), minutes).ec == std::errc();
  const bool is_minutes =
      unit == "minutes" || unit == "mins" || find_unit(unit) == TimeUnit::minute;
  if (!is_number || !is_minutes) return std::nullopt;
  std::optional<double> hours;
  for (const NodeRef part : duration.children()) {
    if (part.kind() == Kind::numeral && hours) return std::nullopt; // a range
    if (part.kind() == Kind::numeral) hours = read_number(part);
    if (part.kind() == Kind::unit && find_unit(part.text()) != TimeUnit::hour) return std::nullopt;
  }
  if (!hours) return std::nullopt;
  constexpr double minutes_in_hour = 60;
  const std::string sum = fmt::format("{} min", to_text(*hours * minutes_in_hour + minutes));
  Span span = duration.span();
  span.last = std::max(span.last, found.span().last);
  return WayOut{fmt::format("a duration has one number and one unit: write '{}'", sum),
                Fix{fmt::format("write '{}'", sum), {{span, sum}}, Applicability::safe}};
}

/// Inside a value.
std::optional<WayOut> in_value(NodeRef owner, NodeRef found) {
  const std::string_view text = found.text();
  if (owner.kind() == Kind::money) {
    if (auto way = amount(owner)) return way;
  }
  if (begins_with_digit(text) && text.find_first_of(",:.'%") != std::string_view::npos)
    return number_for(found);
  if (auto number = number_for_word(found)) return number;
  if (owner.kind() != Kind::duration) return std::nullopt;
  if (auto sum = in_minutes(owner, found)) return sum;
  if (text.find_first_of("0123456789") != std::string_view::npos)
    return WayOut{"a duration has one number and one unit, like '1.5 h' or '90 min'", std::nullopt};
  const bool is_word = !first_word(text).empty();
  return WayOut{"a range is written like '1 to 2 days': write 'to'",
                Fix{"write 'to'", {{found.span(), is_word ? "to" : " to "}}, Applicability::safe}};
}

/// `document bill "Bill" forever in drive`
bool lacks_kept(Kind owner, std::string_view text) {
  return owner == Kind::document && (text == "forever" || begins_with_digit(text));
}

WayOut kept_before(NodeRef found) {
  return {"write 'kept' before it", Fix{"write 'kept'",
                                        {insertion(found.span().file, found.span().first, "kept ")},
                                        Applicability::safe}};
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

bool is_value(Kind kind) {
  return kind == Kind::duration || kind == Kind::money || kind == Kind::frequency;
}

/// Where the text itself tells what it was meant for.
std::optional<WayOut> by_what_it_says(Kind kind, NodeRef found, NodeRef before) {
  const std::string_view text = found.text();
  const std::string_view first = first_word(text);
  if (kind == Kind::jump && find_keyword(text) != Keyword::none)
    return remove(found, "'->' takes the id alone");
  if (before.kind() == Kind::currency && first == before.text()) return written_twice(found);
  if (before.text() == "end" && !first.empty() && find_keyword(first) == Keyword::none)
    return result_for(found);
  if (begins_answer(first) && first != text)
    return WayOut{fmt::format("write a new line or ';' before '{}'", first), std::nullopt};
  if (is_work(kind) && kind != Kind::wait)
    if (auto time = time_for(text)) return time;
  if (says_how_often(text))
    return WayOut{"how often at most is written like 'up to 3 times, then continue'", std::nullopt};
  if (is_answer(kind) && begins_with_digit(text))
    if (auto share = share_for(found, before)) return share;
  if (begins_with_digit(text) && text.find_first_of(",%") != std::string_view::npos)
    return number_for(found);
  return kind == Kind::jump ? number_for_word(found) : std::nullopt;
}

std::optional<WayOut> for_arrow(Kind kind, NodeRef found) {
  if (found.text() == "->" && (is_answer(kind) || kind == Kind::if_))
    return remove(found, "it leads to a name; a block is written without it");
  if (kind == Kind::end)
    return WayOut{"nothing comes after an 'end'; remove it, or write it instead of the 'end'",
                  std::nullopt};
  return WayOut{"'->' begins a line of its own; move it to the next line", std::nullopt};
}

/// Words and texts that lack what tells their meaning.
std::optional<WayOut> unexplained(Kind kind, std::string_view text, NodeRef before) {
  const std::size_t length = first_word(text).size();
  if (before.kind() == Kind::name && length > 0 && length <= longest_plausible_word)
    return WayOut{"a title is written between '\"' and '\"'", std::nullopt};
  if (!is_work(kind)) return std::nullopt;
  if (text.starts_with('"'))
    return WayOut{"say what it is before it, like 'check' or 'note'", std::nullopt};
  if (length > 0 && length == text.size())
    return WayOut{"say what it is before it, like 'by', 'using' or 'needs', or leave it out",
                  std::nullopt};
  return std::nullopt;
}

} // namespace

std::optional<WayOut> way_out_of(NodeRef owner, NodeRef found, NodeRef before) {
  const std::string_view text = found.text();
  const Kind kind = owner.kind();
  if (auto way = misspelt_inside(kind, found)) return way;
  if (lacks_kept(kind, text)) return kept_before(found);
  if (stands_for_per(owner, found)) return per_for(found);
  if (kind != Kind::duration)
    if (auto way = mark(found)) return way;
  if (is_value(kind)) return in_value(owner, found);
  if (auto way = by_what_it_says(kind, found, before)) return way;
  const bool is_word = !text.empty() && first_word(text) == text;
  if (is_word && (is_clause(kind) || (kind == Kind::wait && text == "for")))
    return remove(found, "leave it out",
                  is_filler(text) ? Applicability::safe : Applicability::suggested);
  const Kind clause = clause_of(before);
  if (takes_one_name(clause) && joins_names(text)) return second_name(clause);
  if (text.starts_with("->")) return for_arrow(kind, found);
  return unexplained(kind, text, before);
}

} // namespace waymark
