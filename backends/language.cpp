#include "backends/language.hpp"

#include "grammar/unicode.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace waymark {
namespace {

constexpr std::size_t language_count = 3;
constexpr std::array<std::string_view, language_count> tags{"en", "de", "fr"};
constexpr std::uint8_t french = 2;

constexpr std::string_view words[][language_count] = {
#define WAYMARK_WORD(name, english, german, french) {english, german, french},
#include "backends/words.def"
#undef WAYMARK_WORD
};

struct UnitWords {
  Word one;
  Word many;
  Word every_one;
  Word every_many;
};

UnitWords unit_words(TimeUnit unit) {
  switch (unit) {
  case TimeUnit::second:
    return {Word::second, Word::seconds, Word::every_second, Word::every_seconds};
  case TimeUnit::minute:
    return {Word::minute, Word::minutes, Word::every_minute, Word::every_minutes};
  case TimeUnit::hour: return {Word::hour, Word::hours_unit, Word::every_hour, Word::every_hours};
  case TimeUnit::day: return {Word::day, Word::days, Word::every_day, Word::every_days};
  case TimeUnit::working_day:
    return {Word::working_day, Word::working_days, Word::every_working_day,
            Word::every_working_days};
  case TimeUnit::week: return {Word::week, Word::weeks, Word::every_week, Word::every_weeks};
  case TimeUnit::month: return {Word::month, Word::months, Word::every_month, Word::every_months};
  case TimeUnit::year: break;
  }
  return {Word::year, Word::years, Word::every_year, Word::every_years};
}

constexpr std::array weekdays{Word::every_sunday,    Word::every_monday,   Word::every_tuesday,
                              Word::every_wednesday, Word::every_thursday, Word::every_friday,
                              Word::every_saturday};

void replace(std::string& text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), with);
}

} // namespace

Language::Language(std::string_view tag) {
  const std::string first = to_lower(tag.substr(0, tag.find('-')));
  const auto found = std::ranges::find(tags, first);
  if (found != tags.end()) column_ = static_cast<std::uint8_t>(found - tags.begin());
}

std::string_view Language::tag() const {
  return tags[column_];
}

std::string_view Language::word(Word word) const {
  return words[static_cast<std::size_t>(word)][column_];
}

/// In French, what is less than two is one.
bool Language::is_one(double amount) const {
  return column_ == french ? amount < 2 : amount == 1;
}

std::string Language::count(std::size_t number, Word one, Word many) const {
  return fmt::format("{} {}", number, word(is_one(static_cast<double>(number)) ? one : many));
}

std::string Language::text(double number) const {
  std::string digits = to_text(number);
  replace(digits, ".", word(Word::decimal_point));
  return digits;
}

std::string Language::amount(double amount, TimeUnit unit) const {
  const UnitWords unit_is = unit_words(unit);
  return fmt::format("{} {}", text(amount), word(is_one(amount) ? unit_is.one : unit_is.many));
}

std::string Language::text(const Duration& duration) const {
  if (duration.low == duration.high) return amount(duration.low, duration.unit);
  return filled(Word::range, text(duration.low), amount(duration.high, duration.unit));
}

std::string Language::text(const Money& money) const {
  std::string sum = fmt::format("{} {}", text(money.amount), money.currency);
  return money.per ? filled(Word::per, sum, word(unit_words(*money.per).one)) : sum;
}

std::string Language::text(const Frequency& frequency) const {
  if (frequency.weekday) return std::string(word(weekdays[frequency.weekday->c_encoding()]));
  if (!frequency.as_interval)
    return filled(Word::per, text(frequency.times), word(unit_words(frequency.unit).one));
  return every({frequency.every, frequency.every, frequency.unit});
}

std::string Language::every(const Duration& duration) const {
  const UnitWords unit = unit_words(duration.unit);
  if (duration.low == 1 && duration.high == 1) return std::string(word(unit.every_one));
  return filled(unit.every_many, text(duration));
}

std::string Language::a_month(double often) const {
  const double shown = std::round(often * 10) / 10;
  return filled(Word::drawn_per_month,
                shown > 0 ? text(shown) : filled(Word::drawn_under, text(0.1)));
}

std::string Language::text(const Date& date) const {
  const std::string iso = to_text(date); // "2026-11-21", its parts from the end: years may be long
  const std::string_view digits = iso;
  std::string said(word(Word::date_format));
  replace(said, "{year}", digits.substr(0, digits.size() - 6));
  replace(said, "{month}", digits.substr(digits.size() - 5, 2));
  replace(said, "{day}", digits.substr(digits.size() - 2));
  return said;
}

} // namespace waymark
