#include "html/message.hpp"

#include "grammar/unicode.hpp"

namespace waymark::html {

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
