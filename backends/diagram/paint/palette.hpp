#pragma once

#include <string_view>

namespace waymark {

/// "#rrggbb" of a colour of the diagrams' palette.
[[nodiscard]] std::string_view light_colour(std::string_view name);
[[nodiscard]] std::string_view dark_colour(std::string_view name);

} // namespace waymark
