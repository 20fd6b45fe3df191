#pragma once

#include <array>
#include <string>
#include <string_view>

namespace waymark {

/// Letters, digits and `-._~`, which mean themselves everywhere in an address (RFC 3986, 2.3), and
/// `/`.
inline constexpr auto plain_in_path = [] {
  std::array<bool, 256> table{};
  for (char letter = 'a'; letter <= 'z'; ++letter) table[static_cast<unsigned char>(letter)] = true;
  for (char letter = 'A'; letter <= 'Z'; ++letter) table[static_cast<unsigned char>(letter)] = true;
  for (char digit = '0'; digit <= '9'; ++digit) table[static_cast<unsigned char>(digit)] = true;
  for (const unsigned char mark : {'-', '.', '_', '~', '/'}) table[mark] = true;
  return table;
}();
[[nodiscard]] constexpr bool is_plain_in_path(char letter) {
  return plain_in_path[static_cast<unsigned char>(letter)];
}

/// Each byte that is not plain becomes "%0A".
template<typename IsPlain>
void append_percent_encoded(std::string& encoded, std::string_view text, IsPlain&& is_plain) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_plain(text[at])) continue;
    encoded += text.substr(done, at - done);
    const auto byte = static_cast<unsigned char>(text[at]);
    encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    done = at + 1;
  }
  encoded += text.substr(done);
}
template<typename IsPlain>
[[nodiscard]] std::string percent_encoded(std::string_view text, IsPlain&& is_plain) {
  std::string encoded;
  encoded.reserve(text.size());
  append_percent_encoded(encoded, text, is_plain);
  return encoded;
}

/// A path, or a part of one, as it stands in an address.
[[nodiscard]] inline std::string percent_encoded(std::string_view path) {
  return percent_encoded(path, [](char letter) { return is_plain_in_path(letter); });
}
inline void append_percent_encoded(std::string& encoded, std::string_view path) {
  append_percent_encoded(encoded, path, [](char letter) { return is_plain_in_path(letter); });
}

/// A `%` without two digits behind it stays.
[[nodiscard]] std::string percent_decoded(std::string_view encoded);

} // namespace waymark
