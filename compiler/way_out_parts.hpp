#pragma once

#include "grammar/ascii.hpp"
#include "grammar/unicode.hpp"
#include "way_out.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

/// What the two halves of way_out.hpp have in common.
namespace waymark {

/// A word that people write, and what the language calls it.
struct WordPair {
  std::string_view written;
  std::string_view ours;
};

template<std::size_t Count>
[[nodiscard]] std::string_view look_up(const std::array<WordPair, Count>& table,
                                       std::string_view written) {
  const auto* found = std::ranges::find(table, written, &WordPair::written);
  return found == table.end() ? std::string_view() : found->ours;
}

[[nodiscard]] inline std::string_view first_word(std::string_view text) {
  return text.substr(0, identifier_length(text, 0));
}

[[nodiscard]] inline bool begins_with_digit(std::string_view text) {
  return !text.empty() && is_ascii_digit(text.front());
}

/// What is wrong needs no words before these.
[[nodiscard]] inline WayOut whole(WayOut way) {
  way.is_whole_message = true;
  return way;
}

/// "ADVICE 'BETTER'", and the edit that writes it in the place of what was found.
[[nodiscard]] WayOut replace(NodeRef found, std::string_view advice, std::string better,
                             Applicability applicability = Applicability::suggested);
/// The edit takes the blanks behind it along.
[[nodiscard]] WayOut remove(NodeRef found, std::string_view advice,
                            Applicability applicability = Applicability::safe);

/// `two` as `2`; nothing if it is no number in words.
[[nodiscard]] std::optional<WayOut> number_for_word(NodeRef found);

} // namespace waymark
