#include "html/words.hpp"

#include "grammar/unicode.hpp"

#include <fmt/format.h>

namespace waymark::html {

std::string_view word(Word word) {
  static constexpr std::string_view english[] = {
#define WAYMARK_WORD(name, english) english,
#include "html/words.def"
#undef WAYMARK_WORD
  };
  return english[static_cast<std::size_t>(word)];
}

std::string count(std::size_t number, Word one, Word many) {
  return fmt::format("{} {}", number, word(number == 1 ? one : many));
}

std::string sentence(std::string_view message) {
  if (message.empty()) {
    return {};
  }
  std::string result = capitalize(message);
  if (result.back() != '.' && result.back() != '?' && result.back() != '!') {
    result += '.';
  }
  return result;
}

} // namespace waymark::html
