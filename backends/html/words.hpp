#pragma once

#include "html/html.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The words of the handbook itself, in one table (words.def), so that more languages can stand
/// there.
namespace waymark::html {

enum class Word : std::uint16_t {
#define WAYMARK_WORD(name, english) name,
#include "html/words.def"
#undef WAYMARK_WORD
};

[[nodiscard]] std::string_view word(Word word);
[[nodiscard]] inline Html say(Word spoken) {
  return text(word(spoken));
}
/// "1 step", "3 steps".
[[nodiscard]] std::string count(std::size_t number, Word one, Word many);
/// A message of the compiler (lower case, no full stop) as a sentence.
[[nodiscard]] std::string sentence(std::string_view message);

} // namespace waymark::html
