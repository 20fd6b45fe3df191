#pragma once

#include <cstdint>
#include <string_view>

namespace waymark {

/// Do the file's blocks show by their indentation where they end? True if nearly every line that
/// opens a block is followed by a line that stands further right, or by its `}`; a block inside
/// others may be the one exception. Linear.
[[nodiscard]] bool indentation_is_trustworthy(std::string_view text);

/// The same of one declaration, among others that show it: false if most of its blocks do not.
[[nodiscard]] bool indentation_shows_blocks(std::string_view text);

/// The line that holds the next thing that is neither white space nor a comment, from `offset` on.
struct NextLine {
  std::uint32_t first = 0;       ///< offset of that thing; the text's size if there is none
  std::uint32_t indentation = 0; ///< of its line, in bytes
  bool on_new_line = false;      ///< a line end lies between
};
[[nodiscard]] NextLine find_next_line(std::string_view text, std::uint32_t offset);

} // namespace waymark
