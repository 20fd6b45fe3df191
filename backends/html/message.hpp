#pragma once

#include <string>
#include <string_view>

namespace waymark::html {

/// A message of the compiler (lower case, no full stop) as a sentence.
[[nodiscard]] std::string sentence(std::string_view message);

/// What was found, and the way out, which is for whoever edits the text; the way out may be empty.
struct MessageParts {
  std::string_view found;
  std::string_view way_out;
};
[[nodiscard]] MessageParts parts_of_message(std::string_view message);

} // namespace waymark::html
