#pragma once

#include "compiler/values.hpp"
#include "grammar/syntax.hpp"

#include <optional>

/// Value nodes of the syntax tree -> values. Each gives nothing if a part is missing or its word or
/// figure is none; that has been reported when the file was read.
namespace waymark {

/// Digits with an optional fraction; nothing above `largest_number`.
inline constexpr double largest_number = 1e9;
[[nodiscard]] std::optional<double> read_number(NodeRef number);

/// `up to N times`: a whole number from 1.
struct Limit {
  std::uint32_t times = 1; ///< the largest, if N is larger
  std::string_view digits = "1";
};
[[nodiscard]] std::optional<Limit> read_limit(NodeRef number);

[[nodiscard]] std::optional<Duration> read_duration(NodeRef duration);
/// The duration behind `every`, which may leave its number out; 0 is none.
[[nodiscard]] std::optional<Duration> read_interval(NodeRef duration);
/// `months`: a unit that wants a number before it.
[[nodiscard]] bool is_plural(std::string_view unit);
[[nodiscard]] std::optional<Money> read_money(NodeRef money);
[[nodiscard]] std::optional<Frequency> read_frequency(NodeRef frequency);
[[nodiscard]] std::optional<std::chrono::weekday> find_weekday(std::string_view word);
/// 0 to 1.
[[nodiscard]] std::optional<double> read_share(NodeRef share);

} // namespace waymark
