#pragma once

#include "backends/drawing.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// Says below a finished drawing what its signs mean. Nothing without lines.
void add_legend(Drawing& drawing, std::span<const std::string> lines,
                std::string_view id = "legend");

/// What was said to `add_legend`, but for what its lines had no room for, so that it can be set for
/// another width.
[[nodiscard]] std::vector<std::string> legend_lines(const DrawnNode& legend);

} // namespace waymark
