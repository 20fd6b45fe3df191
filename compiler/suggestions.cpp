#include "suggestions.hpp"

namespace waymark {

std::optional<NearWord> Suggestions::find(std::string_view word,
                                          std::span<const std::string_view> candidates) {
  constexpr std::size_t longest_word = 200;
  if (word.size() > longest_word || candidates.size() > comparisons_left_) return std::nullopt;
  comparisons_left_ -= candidates.size();
  return find_near(word, candidates);
}

} // namespace waymark
