#include "look_ahead.hpp"

#include "grammar/spelling.hpp"
#include "grammar/unicode.hpp"
#include "heads.hpp"

namespace waymark {
namespace {

bool two_texts_follow(std::string_view text, std::uint32_t offset) {
  if (text[offset] != '"') return false;
  const std::uint32_t next = skip_blanks(text, offset + any_token_length(text, offset));
  return next < text.size() && text[next] == '"';
}

Keyword keyword_at(std::string_view text, std::uint32_t offset) {
  return find_keyword(text.substr(offset, identifier_length(text, offset)));
}

} // namespace

Keyword understand_word(std::string_view text, std::uint32_t offset, std::string_view word,
                        const BlockStack& blocks) {
  const std::uint32_t behind = offset + static_cast<std::uint32_t>(word.size());
  const std::uint32_t next = skip_blanks(text, behind);
  const bool has_more = next < text.size() && text[next] != '\n' && text[next] != '}';
  const PartRules* rules = part_rules(blocks.owner(), blocks.in_process());
  if (rules == nullptr) return Keyword::none;
  if (!has_more)
    return keyword_meant(word, rules->parts) == Keyword::end ? Keyword::end : Keyword::none;
  const Keyword part = nearest_keyword(word, rules->parts);
  // A term has two texts; anything else with one only lost its own keyword.
  if (part == Keyword::term && !two_texts_follow(text, next)) return Keyword::none;
  if (part != Keyword::none) return part;
  return blocks.parts_began() ? Keyword::none : nearest_keyword(word, rules->clauses);
}

bool is_stage_of_lost_process(std::string_view text, std::uint32_t offset,
                              const BlockStack& blocks) {
  if (blocks.owner() != Kind::block) return false;
  const Kind outermost = blocks.outermost_owner();
  if (outermost != Kind::block && outermost != Kind::system) return false;
  const std::uint32_t name = skip_blanks(text, offset);
  const auto length = static_cast<std::uint32_t>(identifier_length(text, name));
  const std::uint32_t behind = skip_blanks(text, name + length);
  return behind < text.size() && text[behind] != '{';
}

bool continues_with_clause(std::string_view text, std::uint32_t offset) {
  if (text.substr(offset, 3) == "\"\"\"") return true;
  const Keyword keyword = keyword_at(text, offset);
  return keyword != Keyword::none && facts(keyword).group == KeywordGroup::clause;
}

bool continues_with_part(std::string_view text, std::uint32_t offset, const PartRules& rules,
                         const BlockStack& blocks) {
  const Keyword keyword = keyword_at(text, offset);
  if (!is_reserved(keyword) || !accepts_part(rules, kind_of(keyword))) return false;
  const PartRules* around = part_rules(blocks.owner(), blocks.in_process());
  return around != nullptr && !accepts_part(*around, kind_of(keyword));
}

} // namespace waymark
