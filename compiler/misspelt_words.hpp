#pragma once

#include "compiler/nearest.hpp"
#include "grammar/clauses.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a word that is none of the language, or stands where it has no place, most likely means.
namespace waymark {

/// The words that may begin a part or clause of an owner with these rules; none if there is none.
[[nodiscard]] std::vector<std::string_view> words_that_may_begin(const PartRules* rules);

/// One that may begin here, or else one of another place.
[[nodiscard]] std::optional<NearWord> keyword_near(std::string_view written,
                                                   const PartRules* rules);
/// One that may begin here.
[[nodiscard]] std::optional<NearWord> keyword_near_here(std::string_view written,
                                                        const PartRules* rules);

/// No other word of the language that may stand in such a place is as near to what was written.
[[nodiscard]] bool is_only_guess(std::string_view written, std::string_view meant);

/// `goto`, `back to`: taken for `->`, but perhaps no jump was meant.
[[nodiscard]] bool is_word_for_arrow(NodeRef node);

/// What may stand here instead, with some examples; empty if nothing may.
[[nodiscard]] std::string hint_at(const std::vector<std::string_view>& words);

/// What people write of habit, and the message with the way out, which no single word is, "{}" in
/// it for the word; empty if none is known.
[[nodiscard]] std::string_view other_way(std::string_view written);

} // namespace waymark
