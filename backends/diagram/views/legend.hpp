#pragma once

#include "backends/drawing.hpp"

#include <span>
#include <string>
#include <string_view>

namespace waymark {

/// Says below a finished drawing what its signs mean. Nothing without lines.
void add_legend(Drawing& drawing, std::span<const std::string> lines,
                std::string_view id = "legend");

} // namespace waymark
