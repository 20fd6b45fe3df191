#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

using Date = std::chrono::year_month_day;

enum class TimeUnit : std::uint8_t { second, minute, hour, day, working_day, week, month, year };

/// A length of time as written: `3 days`, `10 to 20 min` (low and high differ).
struct Duration {
  double low = 0;
  double high = 0;
  TimeUnit unit = TimeUnit::minute;

  friend bool operator==(const Duration&, const Duration&) = default;
};

struct Money {
  double amount = 0;
  std::string_view currency; ///< ISO 4217
  std::optional<TimeUnit> per{};

  friend bool operator==(const Money&, const Money&) = default;
};

/// How often: `times` per `every` units of `unit`, or on a weekday (then once a week).
struct Frequency {
  double times = 1;
  double every = 1;
  TimeUnit unit = TimeUnit::month;
  std::optional<std::chrono::weekday> weekday{};
  bool as_interval = false; ///< written `every 2 weeks`, not `4 per month`

  friend bool operator==(const Frequency&, const Frequency&) = default;
};

/// Hours of work: a day is 8 hours, a week 40, a month 52/12 weeks, a year 52 weeks.
[[nodiscard]] double working_hours(double amount, TimeUnit unit);
/// Hours on the clock: a day (working or not) is 24 hours, a month 30 days, a year 365.
[[nodiscard]] double clock_hours(double amount, TimeUnit unit);
/// Times in an average month (52/12 weeks).
[[nodiscard]] double times_per_month(const Frequency& frequency);

[[nodiscard]] std::string_view name(TimeUnit unit); ///< "hour", "working day"
/// As the language writes it, in full words: "10 to 20 minutes", "1 working day", "40 per month".
[[nodiscard]] std::string to_text(const Duration& duration);
[[nodiscard]] std::string to_text(const Money& money);
[[nodiscard]] std::string to_text(const Frequency& frequency);
[[nodiscard]] std::string to_text(const Date& date); ///< ISO 8601
[[nodiscard]] std::string to_text(double number);    ///< shortest decimal, no exponent

[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// The unit that a word or pair of words names (`min`, `hours`, `working days`), if any.
[[nodiscard]] std::optional<TimeUnit> find_unit(std::string_view word);
[[nodiscard]] bool is_currency(std::string_view code);
[[nodiscard]] Date add(const Date& date, const Duration& duration); ///< clamps to the month's end

} // namespace waymark
