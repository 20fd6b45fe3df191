#include "time_errors.hpp"

#include "compiler/nearest.hpp"
#include "compiler/values.hpp"
#include "currencies.hpp"
#include "fixes/spelling_fix.hpp"
#include "read_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>
#include <vector>

namespace waymark {

namespace {

constexpr auto duration_words = std::to_array<std::string_view>(
    {"s", "sec", "min", "h", "hour", "hours", "day", "days", "working day", "working days", "week",
     "weeks", "month", "months", "year", "years"});
constexpr auto period_words =
    std::to_array<std::string_view>({"hour", "day", "working day", "week", "month", "year"});
constexpr auto interval_words = std::to_array<std::string_view>(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "day",
     "working day", "week", "month", "year", "hour", "min"});

/// Words for units and currencies that other languages have, and ours spells otherwise.
struct OtherWord {
  std::string_view word;
  std::string_view ours;
  bool is_clear = true;
};
constexpr auto other_words = std::to_array<OtherWord>({
    {"second", "s"},
    {"seconds", "s"},
    {"secs", "s"},
    {"minute", "min"},
    {"minutes", "min"},
    {"mins", "min"},
    {"m", "min", false}, // or a month
    {"hr", "h"},
    {"hrs", "h"},
    {"d", "days"},
    {"w", "weeks"},
    {"wk", "week"},
    {"wks", "weeks"},
    {"y", "years"},
    {"yr", "year"},
    {"yrs", "years"},
    {"business day", "working day"},
    {"business days", "working days"},
    {"work day", "working day"},
    {"work days", "working days"},
    {"workday", "working day"},
    {"workdays", "working days"},
    {"euro", "EUR"},
    {"euros", "EUR"},
});

/// Our word for one of another language.
std::optional<NearWord> our_word(std::string_view other,
                                 std::span<const std::string_view> candidates) {
  const auto* found = std::ranges::find(other_words, other, &OtherWord::word);
  if (found == other_words.end()) return std::nullopt;
  const bool fits = std::ranges::find(candidates, found->ours) != candidates.end();
  return fits ? std::optional(NearWord{found->ours, found->is_clear}) : std::nullopt;
}

/// The candidate that a misspelt word most likely means.
std::optional<NearWord> better_word(std::string_view word,
                                    std::span<const std::string_view> candidates) {
  if (word == "moment" || word == "moments") return std::nullopt; // no months
  if (const auto near = find_near(word, candidates)) return near;
  constexpr auto long_words =
      std::to_array<std::string_view>({"second", "seconds", "minute", "minutes"});
  const auto near = nearest(word, long_words);
  auto guess = near ? our_word(*near, candidates) : std::nullopt;
  constexpr std::size_t long_enough = 5;
  if (guess) guess->is_clear = word.size() >= long_enough;
  return guess;
}

void report_word(NodeRef node, std::string_view what, std::span<const std::string_view> candidates,
                 std::string_view instead, Findings& findings) {
  const auto known = our_word(node.text(), candidates);
  const auto better = known ? known : better_word(node.text(), candidates);
  std::string message;
  if (known && known->is_clear)
    message = fmt::format("'{}' is written '{}' here", node.text(), known->word);
  else if (better)
    message = fmt::format("'{}' is no {}; did you mean '{}'?", node.text(), what, better->word);
  else
    message = fmt::format("'{}' is no {}; {}", node.text(), what, instead);
  Finding& finding = findings.report(Check::invalid_value, node.span(), std::move(message));
  if (better) finding.fixes.push_back(spelling_fix(node.span(), *better));
}

bool check_unit(NodeRef unit, Findings& findings) {
  if (!unit || find_unit(unit.text())) return true;
  report_word(unit, "unit of time", duration_words,
              "the units are s, min, h, days, working days, weeks, months and years", findings);
  return false;
}

/// `every months`: behind `every` stands one of them, or their number.
void check_not_plural(NodeRef unit, Findings& findings) {
  if (!is_plural(unit.text())) return;
  const std::string_view one = unit.text().substr(0, unit.text().size() - 1);
  findings
      .report(
          Check::invalid_value, unit.span(),
          fmt::format("'every {0}' does not say how many; write 'every {1}', or a number before "
                      "'{0}'",
                      unit.text(), one))
      .fixes.push_back(spelling_fix(unit.span(), one, Applicability::suggested));
}

/// Text without a place behind it: `per hours 20 per week` has lost the unit, and `hours` is the
/// next clause.
bool unplaced_text_follows(NodeRef unit) {
  const std::vector<Node>& nodes = unit.tree().nodes;
  return unit.index() + 1 < nodes.size() && nodes[unit.index() + 1].kind == Kind::unexpected;
}

/// `per 2 weeks`: the number is what is wrong.
bool unplaced_text_precedes(NodeRef unit) {
  return unit.tree().nodes[unit.index() - 1].kind == Kind::unexpected;
}

void check_period(NodeRef unit, Findings& findings) {
  if (!unit) return;
  if (is_plural(unit.text()) && unplaced_text_precedes(unit)) return;
  if (is_plural(unit.text()) && !unplaced_text_follows(unit)) {
    const std::string_view one = unit.text().substr(0, unit.text().size() - 1);
    findings
        .report(Check::invalid_value, unit.span(),
                fmt::format("'per' goes with one '{0}', not with '{1}'; write 'per {0}'", one,
                            unit.text()))
        .fixes.push_back(spelling_fix(unit.span(), one, Applicability::safe));
    return;
  }
  if (find_unit(unit.text())) return;
  report_word(unit, "period", period_words, "write hour, day, week, month or year", findings);
}

} // namespace

bool check_number(NodeRef numeral, Findings& findings) {
  if (!numeral || read_number(numeral)) return true;
  findings.report(Check::invalid_value, numeral.span(),
                  "this number is too big; the largest is 1000000000");
  return false;
}

void check_duration(NodeRef duration, Findings& findings) {
  NodeRef low;
  NodeRef high;
  for (const NodeRef part : duration.children()) {
    if (part.kind() != Kind::numeral) continue;
    if (!check_number(part, findings)) return;
    (low ? high : low) = part;
  }
  const NodeRef unit = duration.child(Kind::unit);
  if (!check_unit(unit, findings) || !low || !high) return;
  if (*read_number(low) <= *read_number(high)) return;
  const Span range{low.span().file, low.span().first, high.span().last};
  const std::string turned = fmt::format("{} to {}", high.text(), low.text());
  findings
      .report(
          Check::invalid_value, range,
          fmt::format("the range runs from the larger to the smaller; did you mean '{}'?", turned))
      .fixes.push_back(spelling_fix(range, turned, Applicability::safe));
}

void check_money(NodeRef money, Findings& findings) {
  if (!check_number(money.child(Kind::numeral), findings)) return;
  const NodeRef currency = money.child(Kind::currency);
  if (currency && !is_currency(currency.text())) {
    report_word(currency, "currency", currency_codes(),
                "write its code of three letters, like EUR or USD", findings);
  }
  check_period(money.child(Kind::unit), findings);
}

void check_frequency(NodeRef frequency, Findings& findings) {
  const NodeRef number = frequency.child(Kind::numeral);
  if (!check_number(number, findings)) return;
  if (number && *read_number(number) == 0) {
    findings.report(Check::invalid_value, number.span(),
                    "0 would mean never; write how often it happens");
    return;
  }
  if (const NodeRef word = frequency.child(Kind::weekday_or_unit)) {
    if (find_unit(word.text())) return check_not_plural(word, findings);
    if (find_weekday(word.text())) return;
    report_word(word, "weekday or period", interval_words,
                "write a weekday like monday, or day, week, month or year", findings);
    return;
  }
  const NodeRef first = *frequency.children().begin();
  const bool is_interval = first.kind() == Kind::keyword || first.kind() == Kind::missing;
  if (!is_interval) {
    check_period(frequency.child(Kind::unit), findings);
  } else {
    check_unit(frequency.child(Kind::unit), findings);
  }
}

void check_date(NodeRef date, Findings& findings) {
  if (parse_date(date.text())) return;
  const bool has_shape = date.text().size() == 10;
  findings.report(Check::invalid_value, date.span(),
                  has_shape ? fmt::format("there is no {} in the calendar", date.text())
                            : fmt::format("'{}' is no date; write year, month and day like "
                                          "2026-11-21",
                                          date.text()));
}

namespace {

/// `hours 20 per month`: with "week" alone they would be other hours.
void report_hours_per_other(NodeRef number, NodeRef unit, Findings& findings) {
  const auto period = find_unit(unit.text());
  const double weeks = period == TimeUnit::month ? 52.0 / 12 : period == TimeUnit::year ? 52 : 0;
  const auto given = read_number(number);
  const double per_week = given && weeks > 0 ? std::round(*given / weeks * 10) / 10 : 0;
  std::string message = fmt::format("hours are given per week, not per {}", unit.text());
  if (per_week == 0) {
    const bool is_period = period.has_value();
    message += is_period ? "; write how many they are in a week" : "; write 'per week'";
    Finding& finding = findings.report(Check::invalid_value, unit.span(), std::move(message));
    if (!is_period)
      finding.fixes.push_back(spelling_fix(unit.span(), "week", Applicability::suggested));
    return;
  }
  const std::string better = fmt::format("{} per week", to_text(per_week));
  message += fmt::format("; {} per {} are about {}", number.text(), unit.text(), better);
  findings.report(Check::invalid_value, unit.span(), std::move(message))
      .fixes.push_back(spelling_fix({unit.span().file, number.span().first, unit.span().last},
                                    better, Applicability::suggested));
}

} // namespace

void check_hours(NodeRef clause, NodeRef role, Findings& findings) {
  const NodeRef number = clause.child(Kind::numeral);
  const NodeRef unit = clause.child(Kind::unit);
  if (!check_number(number, findings)) return;
  if (unit && find_unit(unit.text()) != TimeUnit::week) {
    report_hours_per_other(number, unit, findings);
    return;
  }
  check_period(unit, findings);
  constexpr double hours_in_a_week = 168;
  if (!number || *read_number(number) <= hours_in_a_week) return;
  // The hours are those of all persons, and where there are several, one may be a whole team.
  std::size_t persons = 0;
  for (std::uint32_t i = role.index(); i < role.index() + role.node().size; ++i) {
    if (role.tree().nodes[i].kind == Kind::person) ++persons;
  }
  if (persons > 1) return;
  findings.report(Check::invalid_value, number.span(),
                  fmt::format("a week has 168 hours, so {} cannot be worked by one person; name "
                              "each 'person' of the role",
                              number.text()));
}

void check_review(NodeRef clause, Findings& findings) {
  const NodeRef interval = clause.child(Kind::duration);
  const NodeRef number = interval ? interval.child(Kind::numeral) : NodeRef();
  if (number && read_number(number) == 0.0) {
    findings.report(Check::invalid_value, number.span(),
                    "0 would mean always; write after which time it is reviewed again");
  }
  const NodeRef unit = interval ? interval.child(Kind::unit) : NodeRef();
  if (unit && !number && interval.node().size == 2) check_not_plural(unit, findings);
}

} // namespace waymark
