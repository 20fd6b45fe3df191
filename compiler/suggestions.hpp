#pragma once

#include "compiler/nearest.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace waymark {

/// `find_near`, else `find_longer`, with a budget: a workspace in which everything is misspelt
/// still compiles in linear time; it merely gets no further suggestions.
class Suggestions {
public:
  /// Would `find` look at all? If not, that it finds nothing says nothing.
  [[nodiscard]] bool can_look(std::string_view word,
                              std::span<const std::string_view> candidates) const;
  [[nodiscard]] std::optional<NearWord> find(std::string_view word,
                                             std::span<const std::string_view> candidates);

private:
  std::size_t comparisons_left_ = 2'000'000;
};

} // namespace waymark
