#pragma once

#include "backends/drawing.hpp"

#include <cstddef>

namespace waymark::pages {

/// Of a part of a drawing, how many labels a cut has parted from the node at which they stood, or
/// pushed onto one. Each label is compared with every node.
[[nodiscard]] std::size_t torn_labels(const Drawing& part);

} // namespace waymark::pages
