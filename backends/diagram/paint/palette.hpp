#pragma once

#include "backends/diagram.hpp"

#include <string>
#include <string_view>

namespace waymark {

/// "#rrggbb" of a colour of the diagrams' palette; with `automatic` the light one.
[[nodiscard]] std::string_view colour(std::string_view name, Theme theme);
[[nodiscard]] std::string_view light_colour(std::string_view name);
[[nodiscard]] std::string_view dark_colour(std::string_view name);

/// The rules of a drawing that stands alone in one theme; the colours are plain.
[[nodiscard]] std::string fixed_style_sheet(Theme theme);

} // namespace waymark
