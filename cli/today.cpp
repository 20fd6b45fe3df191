#include "today.hpp"

#include "failure.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace waymark {
namespace {

Date date_of_epoch(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr std::int64_t last = 253402300799; // the end of the year 9999
  if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > last) {
    throw Failure(fmt::format("SOURCE_DATE_EPOCH is '{}', expected seconds since 1970", text));
  }
  const std::chrono::sys_seconds instant{std::chrono::seconds{seconds}};
  return std::chrono::floor<std::chrono::days>(instant);
}

Date date_on_the_clock() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return std::chrono::year{local.tm_year + 1900} /
         std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)} /
         std::chrono::day{static_cast<unsigned>(local.tm_mday)};
}

} // namespace

Date today(const std::optional<std::string>& asked_for) {
  if (asked_for) {
    if (const std::optional<Date> date = parse_date(*asked_for)) return *date;
    throw Failure(fmt::format("'{}' is no date, expected one like 2026-11-21", *asked_for));
  }
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch != nullptr && *epoch != '\0') return date_of_epoch(epoch);
  return date_on_the_clock();
}

} // namespace waymark
