#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// Letters, digits and `-._~`, which mean themselves everywhere in an address (RFC 3986, 2.3), and
/// `/`.
[[nodiscard]] constexpr bool is_plain_in_path(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_' ||
         letter == '~' || letter == '/';
}

/// Each byte that is not plain becomes "%0A".
template<typename IsPlain>
[[nodiscard]] std::string percent_encoded(std::string_view text, IsPlain&& is_plain) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_plain(text[at])) continue;
    encoded += text.substr(done, at - done);
    const auto byte = static_cast<unsigned char>(text[at]);
    encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    done = at + 1;
  }
  encoded += text.substr(done);
  return encoded;
}

/// A path, or a part of one, as it stands in an address.
[[nodiscard]] inline std::string percent_encoded(std::string_view path) {
  return percent_encoded(path, [](char letter) { return is_plain_in_path(letter); });
}

/// A `%` without two digits behind it stays.
[[nodiscard]] std::string percent_decoded(std::string_view encoded);

} // namespace waymark
