#pragma once

#include "backends/drawing.hpp"

#include <span>
#include <string>

namespace waymark {

/// Says below a finished drawing what its signs mean. Nothing without lines.
void add_legend(Drawing& drawing, std::span<const std::string> lines);

} // namespace waymark
