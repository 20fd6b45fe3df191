#include "kind_words.hpp"

#include "grammar/unicode.hpp"

namespace waymark {

std::string a_kind(Kind kind) {
  switch (kind) {
  case Kind::file: return "the top level of a file";
  case Kind::block: return "a block";
  case Kind::handbook: return "the handbook";
  case Kind::decide: return "a decision";
  case Kind::if_: return "an 'if'";
  case Kind::for_: return "a 'for each'";
  case Kind::end: return "an 'end'";
  case Kind::jump: return "a jump";
  case Kind::yes:
  case Kind::no:
  case Kind::when:
  case Kind::otherwise: return "an answer";
  default: return "a " + std::string(spelling(keyword_of(kind)));
  }
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 40; // code points
  text = text.substr(0, text.find_first_of("\r\n"));
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    if (count == longest) return std::string(text.substr(0, offset)) + "…";
    offset += decode(text, offset).size;
  }
  return std::string(text);
}

} // namespace waymark
