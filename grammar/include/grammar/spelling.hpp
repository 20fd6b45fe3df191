#pragma once

#include "grammar/syntax.hpp"

#include <span>
#include <string_view>

namespace waymark {

/// The keyword among those of `kinds` that a misspelt word means: one edit away (two from seven
/// letters on), at least three letters; `Keyword::none` if there is none.
[[nodiscard]] Keyword nearest_keyword(std::string_view word, std::span<const Kind> kinds);

/// Optimal string alignment distance (insertions, deletions, substitutions, adjacent
/// transpositions) of two sequences of bytes; gives up above `limit` and returns `limit + 1`.
[[nodiscard]] std::size_t alignment_distance(std::string_view a, std::string_view b,
                                             std::size_t limit);

} // namespace waymark
