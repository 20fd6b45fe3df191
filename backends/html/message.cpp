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

/// At the first semicolon that does not stand in a quoted name.
MessageParts parts_of_message(std::string_view message) {
  bool is_quoted = false;
  for (std::size_t at = 0; at + 1 < message.size(); ++at) {
    if (message[at] == '\'') is_quoted = !is_quoted;
    if (!is_quoted && message[at] == ';' && message[at + 1] == ' ') {
      return {message.substr(0, at), message.substr(at + 2)};
    }
  }
  return {message, {}};
}

} // namespace waymark::html
