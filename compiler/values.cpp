#include "compiler/values.hpp"

#include "currencies.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace waymark {

namespace {

constexpr double hours_per_working_day = 8;
constexpr double hours_per_working_week = 40;
constexpr double weeks_per_year = 52;
constexpr double weeks_per_month = weeks_per_year / 12;

struct UnitWord {
  std::string_view word;
  TimeUnit unit;
};

constexpr auto unit_words = std::to_array<UnitWord>({
#define WAYMARK_TIME_UNIT(word, unit) {word, TimeUnit::unit},
#include "grammar/time_units.def"
#undef WAYMARK_TIME_UNIT
});

constexpr std::array<std::string_view, 7> weekday_names = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::string counted(double amount, TimeUnit unit) {
  return fmt::format("{} {}{}", to_text(amount), name(unit), amount == 1 ? "" : "s");
}

/// Working weeks in one unit.
double working_weeks(TimeUnit unit) {
  switch (unit) {
  case TimeUnit::second: return 1.0 / 3600 / hours_per_working_week;
  case TimeUnit::minute: return 1.0 / 60 / hours_per_working_week;
  case TimeUnit::hour: return 1.0 / hours_per_working_week;
  case TimeUnit::day:
  case TimeUnit::working_day: return hours_per_working_day / hours_per_working_week;
  case TimeUnit::week: return 1;
  case TimeUnit::month: return weeks_per_month;
  case TimeUnit::year: return weeks_per_year;
  }
  return 1;
}

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

constexpr double maximum_years = 5000; // keeps every sum inside what std::chrono::year holds

Date add_days(const Date& date, double days) {
  const auto count = static_cast<int>(std::clamp(days, 0.0, maximum_years * 365));
  return Date{std::chrono::sys_days{date} + std::chrono::days{count}};
}

Date add_months(const Date& date, double months) {
  const double bounded = std::clamp(months, 0.0, maximum_years * 12);
  const auto whole = static_cast<int>(bounded);
  Date sum = date + std::chrono::months{whole};
  if (!sum.ok()) sum = sum.year() / sum.month() / std::chrono::last;
  return add_days(sum, (bounded - whole) * 30);
}

bool is_weekend(std::chrono::sys_days day) {
  const std::chrono::weekday weekday{day};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

Date add_working_days(const Date& date, double amount) {
  const auto count = static_cast<int>(std::clamp(std::ceil(amount), 0.0, maximum_years * 260));
  std::chrono::sys_days day{date};
  while (count > 0 && is_weekend(day)) day -= std::chrono::days{1}; // counts from Friday's end
  day += std::chrono::weeks{count / 5};
  for (int left = count % 5; left > 0;) {
    day += std::chrono::days{1};
    if (!is_weekend(day)) --left;
  }
  return Date{day};
}

} // namespace

std::string_view name(TimeUnit unit) {
  switch (unit) {
  case TimeUnit::second: return "second";
  case TimeUnit::minute: return "minute";
  case TimeUnit::hour: return "hour";
  case TimeUnit::day: return "day";
  case TimeUnit::working_day: return "working day";
  case TimeUnit::week: return "week";
  case TimeUnit::month: return "month";
  case TimeUnit::year: return "year";
  }
  return {};
}

double working_hours(double amount, TimeUnit unit) {
  return amount * working_weeks(unit) * hours_per_working_week;
}

double clock_hours(double amount, TimeUnit unit) {
  switch (unit) {
  case TimeUnit::second: return amount / 3600;
  case TimeUnit::minute: return amount / 60;
  case TimeUnit::hour: return amount;
  case TimeUnit::day:
  case TimeUnit::working_day: return amount * 24;
  case TimeUnit::week: return amount * 7 * 24;
  case TimeUnit::month: return amount * 30 * 24;
  case TimeUnit::year: return amount * 365 * 24;
  }
  return amount;
}

double times_per_month(const Frequency& frequency) {
  const TimeUnit unit = frequency.weekday ? TimeUnit::week : frequency.unit;
  return frequency.times * weeks_per_month / (frequency.every * working_weeks(unit));
}

std::string to_text(double number) {
  std::array<char, 400>
      buffer{}; // a double without exponent has at most 309 digits before the point
  const auto result =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
  return {buffer.data(), result.ptr};
}

std::string to_text(const Duration& duration) {
  if (duration.low == duration.high) return counted(duration.low, duration.unit);
  return fmt::format("{} to {}", to_text(duration.low), counted(duration.high, duration.unit));
}

std::string to_text(const Money& money) {
  std::string text = fmt::format("{} {}", to_text(money.amount), money.currency);
  if (money.per) text += fmt::format(" per {}", name(*money.per));
  return text;
}

std::string to_text(const Frequency& frequency) {
  if (frequency.weekday) {
    return fmt::format("every {}", weekday_names[frequency.weekday->c_encoding()]);
  }
  if (!frequency.as_interval) {
    return fmt::format("{} per {}", to_text(frequency.times), name(frequency.unit));
  }
  if (frequency.every == 1) return fmt::format("every {}", name(frequency.unit));
  return fmt::format("every {}", counted(frequency.every, frequency.unit));
}

std::string to_text(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                  std::chrono::day(*day)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<TimeUnit> find_unit(std::string_view word) {
  constexpr std::string_view working = "working";
  if (word.starts_with(working)) { // any white space may stand between the two words
    const std::size_t second = word.find_first_not_of(" \t\xc2\xa0", working.size());
    if (second == working.size() || second == std::string_view::npos) return std::nullopt;
    const std::string_view unit = word.substr(second);
    if (unit == "day" || unit == "days") return TimeUnit::working_day;
    return std::nullopt;
  }
  const auto* found = std::ranges::find(unit_words, word, &UnitWord::word);
  return found == unit_words.end() ? std::nullopt : std::optional(found->unit);
}

bool is_currency(std::string_view code) {
  return std::ranges::binary_search(currency_codes(), code);
}

Date add(const Date& date, const Duration& duration) {
  switch (duration.unit) {
  case TimeUnit::month: return add_months(date, duration.high);
  case TimeUnit::year: return add_months(date, duration.high * 12);
  case TimeUnit::working_day: return add_working_days(date, duration.high);
  default: return add_days(date, clock_hours(duration.high, duration.unit) / 24);
  }
}

} // namespace waymark
