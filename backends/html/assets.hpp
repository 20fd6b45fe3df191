#pragma once

#include <string_view>

/// Files of the handbook that are part of the program (embed.cmake).
namespace waymark::html {

[[nodiscard]] std::string_view style_sheet();
/// The variables of the style sheet whose values differ on a dark page.
[[nodiscard]] std::string_view dark_variables();
/// All scripts, in their order; they expect `words` to be there.
[[nodiscard]] std::string_view scripts();
/// Of the pages that have moved.
[[nodiscard]] std::string_view moved_script();
/// Of the page for addresses that lead nowhere.
[[nodiscard]] std::string_view not_found_script();

} // namespace waymark::html
