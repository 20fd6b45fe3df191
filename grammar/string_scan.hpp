#pragma once

#include <cstddef>
#include <string_view>

namespace waymark {

struct StringEnd {
  std::size_t offset;
  bool closed;
};

/// End of the string that opens at `offset`; an unclosed one ends with its line, without the `{`
/// that opens its statement's block or the `}` that closes one of this line or ends the file. A
/// string is unclosed, too, if its closing quote looks like the opening quote of the next one and
/// the line would end inside a string otherwise.
[[nodiscard]] StringEnd find_string_end(std::string_view text, std::size_t offset);

/// Length of a text whose opening quote was lost, its closing quote included: what stands before a
/// quote that has no blank before it and nothing right behind it. 0 if there is none.
[[nodiscard]] std::size_t unopened_text_length(std::string_view text, std::size_t offset);

} // namespace waymark
