#pragma once

#include "diagram/layout/layout.hpp"

namespace waymark {

/// A network whose lines have wide heads: the last piece of each line is longer than its head, and
/// each label stands nearest to its own line. See `lay_out_network`.
[[nodiscard]] Layout lay_out_handoffs(LayoutGraph graph);

} // namespace waymark
