#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace waymark {

/// The candidate that a misspelling most likely means: smallest optimal string alignment distance
/// (Damerau-Levenshtein with adjacent transpositions), at most a third of the length (rounded up,
/// no more than 3); ties go to the first. Case is folded.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

/// The nearest candidate, and whether it must have been meant: only upper and lower case differ, or
/// of a word of four letters or more two thirds are right; and that holds for no other candidate
/// that is nearly as near.
struct NearWord {
  std::string_view word;
  bool is_clear = false;
};
[[nodiscard]] std::optional<NearWord> find_near(std::string_view word,
                                                std::span<const std::string_view> candidates);

/// The only candidate that has all words of `word`, in their order, and more: `crm` means
/// `zoho_crm`. Words end at `-` and `_`; case is folded. Nothing for less than three letters, or if
/// there are several.
[[nodiscard]] std::optional<std::string_view>
find_longer(std::string_view word, std::span<const std::string_view> candidates);

} // namespace waymark
