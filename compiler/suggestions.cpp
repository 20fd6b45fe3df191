#include "suggestions.hpp"

namespace waymark {

bool Suggestions::spend(std::size_t comparisons) {
  if (comparisons > comparisons_left_) return false;
  comparisons_left_ -= comparisons;
  return true;
}

Suggestion Suggestions::look(std::string_view word, std::span<const std::string_view> candidates) {
  constexpr std::size_t longest_word = 200;
  if (word.size() > longest_word || !spend(candidates.size())) return {};
  if (const auto near = find_near(word, candidates)) return {near, true};
  if (!spend(candidates.size())) return {};
  const auto longer = find_longer(word, candidates);
  return {longer ? std::optional(NearWord{*longer, false}) : std::nullopt, true};
}

} // namespace waymark
