#include "compiler/values.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using namespace std::chrono_literals;

namespace {

Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

} // namespace

TEST_CASE("a working week has 40 hours, a month 52/12 weeks") {
  CHECK(working_hours(30, TimeUnit::minute) == doctest::Approx(0.5));
  CHECK(working_hours(2, TimeUnit::day) == doctest::Approx(16));
  CHECK(working_hours(2, TimeUnit::working_day) == doctest::Approx(16));
  CHECK(working_hours(1, TimeUnit::week) == doctest::Approx(40));
  CHECK(working_hours(1, TimeUnit::month) == doctest::Approx(40 * 52 / 12.0));
  CHECK(working_hours(1, TimeUnit::year) == doctest::Approx(40 * 52));
}

TEST_CASE("on the clock a day has 24 hours, working or not, and a month 30 days") {
  CHECK(clock_hours(90, TimeUnit::second) == doctest::Approx(0.025));
  CHECK(clock_hours(1, TimeUnit::working_day) == doctest::Approx(24));
  CHECK(clock_hours(1, TimeUnit::day) == doctest::Approx(24));
  CHECK(clock_hours(2, TimeUnit::week) == doctest::Approx(336));
  CHECK(clock_hours(1, TimeUnit::month) == doctest::Approx(720));
}

TEST_CASE("frequencies in times per month") {
  CHECK(times_per_month({40, 1, TimeUnit::month, {}, false}) == doctest::Approx(40));
  CHECK(times_per_month({1, 2, TimeUnit::week, {}, true}) == doctest::Approx(52 / 24.0));
  CHECK(times_per_month({1, 1, TimeUnit::week, std::chrono::Monday, true}) ==
        doctest::Approx(52 / 12.0));
  CHECK(times_per_month({1, 1, TimeUnit::year, {}, false}) == doctest::Approx(1 / 12.0));
  CHECK(times_per_month({2, 1, TimeUnit::day, {}, false}) == doctest::Approx(2 * 5 * 52 / 12.0));
}

TEST_CASE("values are written in full words") {
  CHECK(to_text(Duration{10, 20, TimeUnit::minute}) == "10 to 20 minutes");
  CHECK(to_text(Duration{1, 1, TimeUnit::working_day}) == "1 working day");
  CHECK(to_text(Duration{2.5, 2.5, TimeUnit::hour}) == "2.5 hours");
  CHECK(to_text(Money{30, "EUR", TimeUnit::hour}) == "30 EUR per hour");
  CHECK(to_text(Money{0.1, "USD", {}}) == "0.1 USD");
  CHECK(to_text(Frequency{40, 1, TimeUnit::month, {}, false}) == "40 per month");
  CHECK(to_text(Frequency{1, 2, TimeUnit::week, {}, true}) == "every 2 weeks");
  CHECK(to_text(Frequency{1, 1, TimeUnit::month, {}, true}) == "every month");
  CHECK(to_text(Frequency{1, 1, TimeUnit::week, std::chrono::Monday, true}) == "every Monday");
  CHECK(to_text(date(2026, 2, 3)) == "2026-02-03");
  CHECK(to_text(1e9) == "1000000000");
}

TEST_CASE("only dates of the calendar are dates") {
  CHECK(parse_date("2026-11-21") == date(2026, 11, 21));
  CHECK(parse_date("2024-02-29") == date(2024, 2, 29));
  for (const char* text : {"2026-02-29", "2026-02-30", "2026-13-01", "2026-1-01", "26-01-01", "",
                           "2026-00-10", "2026-01-00", "2026/01/01", "2026-01-0x"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("units by their words") {
  CHECK(find_unit("min") == TimeUnit::minute);
  CHECK(find_unit("h") == TimeUnit::hour);
  CHECK(find_unit("hours") == TimeUnit::hour);
  CHECK(find_unit("working days") == TimeUnit::working_day);
  CHECK(find_unit("working   day") == TimeUnit::working_day);
  for (const char* word :
       {"minits", "working", "working hours", "workingdays", "Days", "", "fortnite"}) {
    CAPTURE(word);
    CHECK_FALSE(find_unit(word));
  }
}

TEST_CASE("currencies are those of ISO 4217, in capitals") {
  for (const char* code : {"EUR", "USD", "AED", "ZWG", "CHF"}) CHECK(is_currency(code));
  for (const char* code : {"EURO", "eur", "XYZ", "", "EU"}) CHECK_FALSE(is_currency(code));
}

TEST_CASE("adding a duration ends on a day that exists") {
  const Duration month{1, 1, TimeUnit::month};
  CHECK(add(date(2026, 1, 31), month) == date(2026, 2, 28));
  CHECK(add(date(2024, 1, 31), month) == date(2024, 2, 29));
  CHECK(add(date(2024, 2, 29), {1, 1, TimeUnit::year}) == date(2025, 2, 28));
  CHECK(add(date(2026, 11, 21), {2, 2, TimeUnit::week}) == date(2026, 12, 5));
  CHECK(add(date(2026, 11, 21), {3, 5, TimeUnit::day}) == date(2026, 11, 26));
  // Saturday; then Monday is the first working day.
  CHECK(add(date(2026, 11, 21), {1, 1, TimeUnit::working_day}) == date(2026, 11, 23));
  CHECK(add(date(2026, 11, 20), {5, 5, TimeUnit::working_day}) == date(2026, 11, 27));
  CHECK(add(date(2026, 11, 21), {5, 5, TimeUnit::working_day}) == date(2026, 11, 27));
  CHECK(add(date(2026, 11, 21), {1e9, 1e9, TimeUnit::year}).ok());
}
