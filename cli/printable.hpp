#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// The text as a terminal may safely show it on one line: bytes that are no UTF-8, control
/// characters (escape sequences, line ends) and marks that reorder text become U+FFFD; a tab
/// becomes spaces up to the next multiple of four columns, counted from `column`.
[[nodiscard]] std::string printable(std::string_view text, std::size_t column = 0);

} // namespace waymark
