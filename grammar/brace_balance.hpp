#pragma once

#include <cstdint>
#include <string_view>

namespace waymark {

/// The braces of one declaration, up to the next declaration that is not inside it.
struct BraceBalance {
  std::int32_t surplus = 0; ///< how many more open than close; less than 0: more close
  bool fits = true;         ///< each one has its partner, in the right order
  std::uint32_t end = 0;    ///< where the next declaration begins, or the text ends
};

/// `offset` is where the declaration's keyword stands, and `indentation` that of its line. Linear
/// in the length of the declaration.
[[nodiscard]] BraceBalance count_braces(std::string_view text, std::uint32_t offset,
                                        std::uint32_t indentation);

} // namespace waymark
