#pragma once

#include "compiler/checked_model.hpp"
#include "diagram/layout/layout.hpp"
#include "diagram/views/plan.hpp"

#include <vector>

/// What a `for each` repeats, as a frame around it: the nodes say where that begins and ends, the
/// frame what lies between.
namespace waymark::swimlanes {

struct RepeatFrame {
  StatementId statement{}; ///< the `for each`
  Box box{};
};

/// By `for each`, in text order; an outer one encloses those inside it, and the lines that stay
/// inside, if there is room. There is none where something else stands between the nodes, which
/// would seem to be repeated, too. Linear in nodes and lines times the depth of what is repeated,
/// but that each frame looks at what stands in the same stretch of the flow.
[[nodiscard]] std::vector<RepeatFrame> repeat_frames(const FlowGraph& graph, const Plan& plan,
                                                     const Layout& layout);

} // namespace waymark::swimlanes
