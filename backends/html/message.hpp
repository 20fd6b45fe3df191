#pragma once

#include <string>
#include <string_view>

namespace waymark::html {

/// A message of the compiler (lower case, no full stop) as a sentence.
[[nodiscard]] std::string sentence(std::string_view message);

} // namespace waymark::html
