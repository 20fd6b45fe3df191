#pragma once

#include <algorithm>
#include <string_view>

namespace waymark {

/// Takes what stands before the next `mark` off the front of the text, and the mark with it;
/// without a mark, all of it.
inline std::string_view take_until(char mark, std::string_view& text) {
  const std::size_t length = std::min(text.find(mark), text.size());
  const std::string_view piece = text.substr(0, length);
  text.remove_prefix(std::min(length + 1, text.size()));
  return piece;
}

} // namespace waymark
