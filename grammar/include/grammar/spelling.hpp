#pragma once

#include "grammar/syntax.hpp"

#include <span>
#include <string_view>

namespace waymark {

/// The keyword among those of `kinds` that a word of another notation or of everyday speech means
/// (`task` for `step`), or that differs in upper and lower case only; `Keyword::none` if there is
/// none.
[[nodiscard]] Keyword keyword_meant(std::string_view word, std::span<const Kind> kinds);

/// A word of everyday speech, which only by chance is spelt nearly like a keyword: `and`, `what`.
[[nodiscard]] bool is_everyday_word(std::string_view word);

/// The keyword among those of `kinds` that a misspelt word means: `keyword_meant`, or else one edit
/// away (two from seven letters on) with at least three letters, if it is no everyday word;
/// `Keyword::none` if there is none.
[[nodiscard]] Keyword nearest_keyword(std::string_view word, std::span<const Kind> kinds);

/// Where only `end` can stand: `nearest_keyword`, or two of its three letters.
[[nodiscard]] bool may_mean_end(std::string_view word);

/// Optimal string alignment distance (insertions, deletions, substitutions, adjacent
/// transpositions) of two sequences of bytes; gives up above `limit` and returns `limit + 1`.
[[nodiscard]] std::size_t alignment_distance(std::string_view a, std::string_view b,
                                             std::size_t limit);

} // namespace waymark
