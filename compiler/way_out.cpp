#include "way_out_parts.hpp"

#include "fixes/source_layout.hpp"
#include "grammar/clauses.hpp"
#include "grammar/literals.hpp"

#include <fmt/core.h>

/// The way out where something is missing.
namespace waymark {
namespace {

constexpr auto frequencies = std::to_array<WordPair>({{"daily", "every day"},
                                                      {"weekly", "every week"},
                                                      {"biweekly", "every 2 weeks"},
                                                      {"monthly", "every month"},
                                                      {"quarterly", "every 3 months"},
                                                      {"yearly", "every year"},
                                                      {"annually", "every year"}});

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

bool wants_somebody(Expectation expected) {
  return expected == Expectation::performer || expected == Expectation::role ||
         expected == Expectation::people;
}

/// Without what comes before the colon: `who does it: the id of …`.
std::string_view id_described(Expectation expected) {
  const std::string_view text = describe(expected);
  const std::size_t colon = text.find(": ");
  return colon == std::string_view::npos ? text : text.substr(colon + 2);
}

/// `by step`, `by using ledger`, `step end`
WayOut reserved_word(Expectation expected, Kind owner, std::string_view word) {
  const bool declares = expected == Expectation::declared_name || expected == Expectation::awaited;
  if (declares)
    return whole({fmt::format("'{0}' is a word of the language and cannot be an id; choose "
                              "another, like '{0}_1'",
                              word)});
  if (is_clause(owner) && facts(find_keyword(word)).group == KeywordGroup::clause)
    return whole(
        {fmt::format("'{}' names {}; write {} after it", spelling(keyword_of(owner)),
                     wants_somebody(expected) ? "nobody" : "nothing", id_described(expected))});
  return whole({fmt::format("'{}' is a word of the language, so nothing has it as its id; write {}",
                            word, id_described(expected))});
}

/// A text in quotes where an id belongs.
WayOut id_for_text(Expectation expected, NodeRef found, LocalNames& names) {
  const std::string_view called = without_quotes(found.text());
  if (const auto id = names.id_of(called))
    return whole(replace(found,
                         fmt::format("the id of '{}' belongs here, without quotes; write", called),
                         *id, Applicability::safe));
  return whole({fmt::format("'{}' is a title; write {} here, without quotes", called,
                            id_described(expected))});
}

WayOut jump_for_text(NodeRef found, LocalNames& names) {
  const std::string_view called = without_quotes(found.text());
  if (const auto id = names.id_of(called))
    return whole(
        replace(found, "'->' leads to an id, not to a title; write", *id, Applicability::safe));
  return whole(replace(found, "'->' leads to an id, not to a title; to end with this result, write",
                       fmt::format("end {}", quote_string(called))));
}

std::optional<WayOut> text_for_words(NodeRef found) {
  const std::string_view text = found.text();
  constexpr std::size_t longest = 40;
  if (text.ends_with('"') && text.find('"') == text.size() - 1 && text.size() > 1) {
    WayOut way{fmt::format("the '\"' before '{0}' is missing; write '\"{0}\"'",
                           text.substr(0, text.size() - 1)),
               Fix{"write '\"' before it",
                   {insertion(found.span().file, found.span().first, "\"")},
                   Applicability::suggested}};
    return whole(std::move(way));
  }
  if (text.size() > longest || text.find_first_of("\"\n{}[") != std::string_view::npos)
    return WayOut{"a text is written between '\"' and '\"'", std::nullopt};
  return replace(found, "write", quote_string(text));
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

/// `up to once`, `up to three, then …`: the word `times` is a part of what is right.
std::optional<WayOut> limit_for(NodeRef found) {
  auto way = number_for_word(found);
  if (!way || !way->fix) return way;
  std::string_view behind = found.tree().source->text().substr(found.node().last);
  behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
  if (first_word(behind) == spelling(Keyword::times)) return way;
  return replace(found, "how often at most is counted in digits: write",
                 fmt::format("{} {}", way->fix->edits.front().text, spelling(Keyword::times)),
                 Applicability::safe);
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
    return WayOut{
        "work that is done only then is written elsewhere: give it an id, and write '->' and "
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
    return reserved_word(expected, owner.kind(), text);
  if (wants_id(expected) && is_quoted(text)) return id_for_text(expected, found, names);
  if (expected == Expectation::jump_target && is_quoted(text)) return jump_for_text(found, names);
  if (wants_text(expected) && !is_quoted(text)) return text_for_words(found);
  if (expected == Expectation::number && owner.kind() == Kind::jump) return limit_for(found);
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
  case Expectation::check_name:
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

} // namespace waymark
