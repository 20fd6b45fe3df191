#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace waymark {

/// "a", "a or b", "a, b or c": `joint` is what stands before the last.
[[nodiscard]] std::string list_of(std::span<const std::string> words, std::string_view joint);

/// The same of names in quotes, each once, in their order: "'A', 'B' and 'C'". Of more than `most`
/// the first ones, and "…" for the others. Quadratic in what is listed.
[[nodiscard]] std::string list_of_names(std::span<const std::string_view> names,
                                        std::string_view joint,
                                        std::size_t most = static_cast<std::size_t>(-1));

} // namespace waymark
