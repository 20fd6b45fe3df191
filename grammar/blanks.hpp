#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>

namespace waymark {

/// Length of the white space at an offset that is no line end; a no-break space counts.
inline std::size_t blank_length(std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  while (at < text.size()) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\r')
      ++at;
    else if (c == '\xc2' && at + 1 < text.size() && text[at + 1] == '\xa0')
      at += 2;
    else
      break;
  }
  return at - offset;
}

/// The offset of what stands behind the blanks at `offset`.
template<std::unsigned_integral Offset>
Offset skip_blanks(std::string_view text, Offset offset) {
  return offset + static_cast<Offset>(blank_length(text, offset));
}

} // namespace waymark
