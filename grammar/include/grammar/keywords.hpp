#pragma once

#include <array>
#include <cstdint>
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
inline constexpr auto keywords = std::to_array<KeywordFacts>({
#define WAYMARK_KEYWORD(name, spelling, group, help) {spelling, KeywordGroup::group, help},
#include "grammar/keywords.def"
#undef WAYMARK_KEYWORD
});

/// `Keyword::none` for any other word. O(1).
[[nodiscard]] Keyword find_keyword(std::string_view word);

[[nodiscard]] constexpr const KeywordFacts& facts(Keyword keyword) {
  return keywords[static_cast<std::size_t>(keyword)];
}
[[nodiscard]] constexpr std::string_view spelling(Keyword keyword) {
  return facts(keyword).spelling;
}

/// Reserved words are never identifiers.
[[nodiscard]] constexpr bool is_reserved(Keyword keyword) {
  return keyword != Keyword::none && facts(keyword).group <= KeywordGroup::answer;
}

} // namespace waymark
