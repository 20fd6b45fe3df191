#pragma once

#include <span>
#include <string>
#include <string_view>

/// What there is to choose from, as messages say it.
namespace waymark {

/// "; did you mean 'text'?", or nothing.
[[nodiscard]] std::string suggestion(std::string_view word,
                                     std::span<const std::string_view> candidates);

/// "a", "a or b", "a, b or c": `joint` is what stands before the last.
[[nodiscard]] std::string list_of(std::span<const std::string_view> words, std::string_view joint);

} // namespace waymark
