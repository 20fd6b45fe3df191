#pragma once

#include "diagram/layout/layout.hpp"

namespace waymark {

/// Heavy lines lead to the right at first, or down, whichever comes out with shorter lines. No line
/// comes near the head of another one, and each label stands at its own; see `network::lay_out`.
[[nodiscard]] Layout lay_out_handoffs(const LayoutGraph& graph);

} // namespace waymark
