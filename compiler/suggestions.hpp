#pragma once

#include "compiler/nearest.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace waymark {

/// What was found, and whether that nothing was found says anything.
struct Suggestion {
  std::optional<NearWord> near;
  bool looked_everywhere = false;
};

/// `find_near`, else `find_longer`, with a budget: a workspace in which everything is misspelt
/// still compiles in linear time; it merely gets no further suggestions.
class Suggestions {
public:
  [[nodiscard]] std::optional<NearWord> find(std::string_view word,
                                             std::span<const std::string_view> candidates) {
    return look(word, candidates).near;
  }
  [[nodiscard]] Suggestion look(std::string_view word,
                                std::span<const std::string_view> candidates);

private:
  [[nodiscard]] bool spend(std::size_t comparisons);

  std::size_t comparisons_left_ = 2'000'000;
};

} // namespace waymark
