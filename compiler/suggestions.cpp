#include "suggestions.hpp"

#include "compiler/nearest.hpp"

namespace waymark {

std::optional<std::string_view> Suggestions::find(std::string_view word,
                                                  std::span<const std::string_view> candidates) {
  constexpr std::size_t longest_word = 200;
  if (word.size() > longest_word || candidates.size() > comparisons_left_) return std::nullopt;
  comparisons_left_ -= candidates.size();
  return nearest(word, candidates);
}

} // namespace waymark
