#pragma once

#include "backends/diagram.hpp"
#include "diagram/views/plan.hpp"

namespace waymark {

/// The frames of a flow: one for each block of a stage and each `for each`, nested as they are.
struct FlowFrames {
  std::vector<PlannedFrame> frames{};
  std::vector<std::uint32_t> of_node{}; ///< by flow node: the innermost, or `no_group`
};

[[nodiscard]] FlowFrames plan_frames(const Model& model, DeclarationId workflow,
                                     const FlowGraph& graph, const Links& links);

} // namespace waymark
