#include "backends/percent_encoding.hpp"

#include <charconv>

namespace waymark {

std::string percent_decoded(std::string_view encoded) {
  std::string text;
  text.reserve(encoded.size());
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    unsigned value = 0;
    const char* digits = encoded.data() + at + 1;
    if (encoded[at] == '%' && at + 2 < encoded.size() &&
        std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
      text += static_cast<char>(value);
      at += 2;
    } else {
      text += encoded[at];
    }
  }
  return text;
}

} // namespace waymark
