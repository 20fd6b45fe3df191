#pragma once

#include "compiler/values.hpp"

#include <optional>
#include <string>

namespace waymark {

/// The date that a compilation takes for today: as asked for, else by `SOURCE_DATE_EPOCH` (seconds,
/// in UTC), else the date on the clock here. Throws `Failure` if one of the first two is no date.
[[nodiscard]] Date today(const std::optional<std::string>& asked_for);

} // namespace waymark
