#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace waymark {

enum class Keyword : std::uint8_t {
#define WAYMARK_KEYWORD(name, spelling, group, help) name,
#include "grammar/keywords.def"
#undef WAYMARK_KEYWORD
  none,
};

enum class KeywordGroup : std::uint8_t { declaration, statement, answer, clause, word };

struct KeywordFacts {
  std::string_view spelling;
  KeywordGroup group;
  std::string_view help;
};

/// All keywords, indexed by Keyword.
[[nodiscard]] std::span<const KeywordFacts> keywords();

/// `Keyword::none` for any other word. O(1).
[[nodiscard]] Keyword find_keyword(std::string_view word);

[[nodiscard]] inline const KeywordFacts& facts(Keyword keyword) {
  return keywords()[static_cast<std::size_t>(keyword)];
}
[[nodiscard]] inline std::string_view spelling(Keyword keyword) {
  return facts(keyword).spelling;
}

/// Reserved words are never identifiers.
[[nodiscard]] inline bool is_reserved(Keyword keyword) {
  return keyword != Keyword::none && facts(keyword).group <= KeywordGroup::answer;
}

} // namespace waymark
