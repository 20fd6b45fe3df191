#pragma once

#include "html/site.hpp"

#include <optional>

namespace waymark::html {

inline constexpr std::string_view calendar_file = "reviews.ics";

/// The days on which reviews are due, as a calendar that other programs can subscribe to
/// (iCalendar, RFC 5545); none if no review has a day. The same model gives the same bytes.
[[nodiscard]] std::optional<OutputFile> review_calendar(const Site& site);

} // namespace waymark::html
