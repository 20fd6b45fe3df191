#pragma once

#include "diagram/layout/layout.hpp"

namespace waymark {

/// The heavy lines lead to the right, or down, whichever makes the lines shorter. No line comes
/// near the head of another one, and each label stands at its own; see `network::lay_out`.
[[nodiscard]] Layout lay_out_handoffs(const LayoutGraph& graph);

} // namespace waymark
