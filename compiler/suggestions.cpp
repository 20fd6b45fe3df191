#include "suggestions.hpp"

namespace waymark {

bool Suggestions::can_look(std::string_view word,
                           std::span<const std::string_view> candidates) const {
  constexpr std::size_t longest_word = 200;
  return word.size() <= longest_word && candidates.size() <= comparisons_left_;
}

std::optional<NearWord> Suggestions::find(std::string_view word,
                                          std::span<const std::string_view> candidates) {
  if (!can_look(word, candidates)) return std::nullopt;
  comparisons_left_ -= candidates.size();
  if (const auto near = find_near(word, candidates)) return near;
  if (!can_look(word, candidates)) return std::nullopt;
  comparisons_left_ -= candidates.size();
  const auto longer = find_longer(word, candidates);
  return longer ? std::optional(NearWord{*longer, false}) : std::nullopt;
}

} // namespace waymark
