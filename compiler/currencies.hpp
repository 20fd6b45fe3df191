#pragma once

#include <span>
#include <string_view>

namespace waymark {

/// The alphabetic codes of ISO 4217 that money may be given in, sorted.
[[nodiscard]] std::span<const std::string_view> currency_codes();

} // namespace waymark
