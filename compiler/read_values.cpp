#include "read_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace waymark {

namespace {

/// Nearly every number is a short run of digits.
std::optional<double> parse_small_number(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value;
}

/// Infinite if it has more digits than a number can hold; of digits behind so many noughts that it
/// cannot, the least there is.
std::optional<double> parse_any_number(std::string_view text) {
  if (const auto small = parse_small_number(text)) return small;
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (end != text.data() + text.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) {
    using Limits = std::numeric_limits<double>;
    const bool is_small =
        text.substr(0, text.find('.')).find_first_not_of('0') == std::string_view::npos;
    return is_small ? Limits::denorm_min() : Limits::infinity();
  }
  if (error != std::errc() || !(value >= 0)) return std::nullopt;
  return value;
}

std::optional<double> parse_number(std::string_view text) {
  const auto value = parse_any_number(text);
  return value && *value <= largest_number ? value : std::nullopt;
}

std::optional<TimeUnit> read_unit(NodeRef unit) {
  return unit ? find_unit(unit.text()) : std::nullopt;
}

} // namespace

std::optional<double> read_number(NodeRef number) {
  return number ? parse_number(number.text()) : std::nullopt;
}

std::optional<Limit> read_limit(NodeRef number) {
  const auto value = number ? parse_any_number(number.text()) : std::nullopt;
  if (!value || *value < 1 || std::floor(*value) != *value) return std::nullopt;
  constexpr double most = std::numeric_limits<std::uint32_t>::max();
  std::string_view digits = number.text();
  digits = digits.substr(0, digits.find('.'));
  digits.remove_prefix(digits.find_first_not_of('0'));
  return Limit{static_cast<std::uint32_t>(std::min(*value, most)), digits};
}

std::optional<Duration> read_duration(NodeRef duration) {
  Duration value;
  const auto unit = read_unit(duration.child(Kind::unit));
  if (!unit) return std::nullopt;
  value.unit = *unit;
  value.low = value.high = 1; // `review every month` leaves the number out
  bool first = true;
  for (const NodeRef part : duration.children()) {
    if (part.kind() == Kind::unexpected) return std::nullopt; // perhaps a number of its own
    if (part.kind() != Kind::numeral) continue;
    const auto number = read_number(part);
    if (!number) return std::nullopt;
    if (first) value.low = *number;
    value.high = *number;
    first = false;
  }
  return value.low <= value.high ? std::optional(value) : std::nullopt;
}

bool is_plural(std::string_view unit) {
  return unit.size() > 1 && unit.ends_with('s') && find_unit(unit);
}

std::optional<Duration> read_interval(NodeRef duration) {
  const auto value = read_duration(duration);
  const bool lacks_number =
      !duration.child(Kind::numeral) && is_plural(duration.child(Kind::unit).text());
  return value && value->high > 0 && !lacks_number ? value : std::nullopt;
}

std::optional<Money> read_money(NodeRef money) {
  const auto amount = read_number(money.child(Kind::numeral));
  const NodeRef currency = money.child(Kind::currency);
  if (!amount || !currency || !is_currency(currency.text())) return std::nullopt;
  Money value{*amount, currency.text(), {}};
  if (const NodeRef unit = money.child(Kind::unit)) {
    value.per = find_unit(unit.text());
    if (!value.per) return std::nullopt;
  }
  return value;
}

std::optional<std::chrono::weekday> find_weekday(std::string_view word) {
  constexpr std::array<std::string_view, 7> words = {"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
  const auto* found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return std::chrono::weekday(static_cast<unsigned>(found - words.begin()));
}

std::optional<Frequency> read_frequency(NodeRef frequency) {
  Frequency value;
  const auto number = read_number(frequency.child(Kind::numeral));
  if (const NodeRef word = frequency.child(Kind::weekday_or_unit)) { // every monday, every month
    value.as_interval = true;
    value.weekday = find_weekday(word.text());
    if (value.weekday) {
      value.unit = TimeUnit::week;
      return value;
    }
    const auto unit = find_unit(word.text());
    if (!unit || is_plural(word.text())) return std::nullopt;
    value.unit = *unit;
    return value;
  }
  const auto unit = read_unit(frequency.child(Kind::unit));
  if (!number || !unit || *number == 0) return std::nullopt;
  value.unit = *unit;
  const NodeRef first = *frequency.children().begin();
  value.as_interval = first.kind() == Kind::keyword || first.kind() == Kind::missing;
  (value.as_interval ? value.every : value.times) = *number;
  return value;
}

std::optional<double> read_share(NodeRef share) {
  std::string_view text = share.text();
  if (!text.ends_with('%')) return std::nullopt;
  text.remove_suffix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  const auto percent = parse_number(text);
  if (!percent || *percent > 100) return std::nullopt;
  return *percent / 100;
}

} // namespace waymark
