#pragma once

#include "backends/diagram.hpp"
#include "backends/outliner.hpp"
#include "diagram/views/plan.hpp"

namespace waymark {

enum class FlowUse : std::uint8_t {
  one_column,  ///< from top to bottom, stages as frames, performers on the cards; narrow
  graph,       ///< the same as wide as it likes
  lanes_right, ///< without frames and performers, for lanes say who; nodes one after another
  lanes_down,  ///< the same with nodes below one another
};

/// Needs a layout by `lay_out`, or lanes.
[[nodiscard]] Plan plan_flow(const CheckedModel& model, DeclarationId workflow, const Links& links,
                             FlowUse use = FlowUse::one_column);

[[nodiscard]] Plan plan_handoffs(const CheckedModel& model, DeclarationId subject,
                                 const Links& links);

/// One lane for each performer; laid out by own code. The subject is a workflow.
[[nodiscard]] Drawing lanes(const CheckedModel& model, const DiagramSubject& subject,
                            const Links& links);

/// Laid out by own code: tables keep their order.
[[nodiscard]] Drawing process_map(const CheckedModel& model, DeclarationId process,
                                  const Links& links);
/// Of a system and what is inside it, or of everything if it is none.
[[nodiscard]] Drawing landscape(const CheckedModel& model, DeclarationId system,
                                const Links& links);
/// `outliner` is that of the model.
[[nodiscard]] Drawing raci(const Model& model, const Outliner& outliner, DeclarationId subject,
                           const Links& links);

[[nodiscard]] inline std::string link_to(const Links& links, DeclarationId declaration) {
  if (declaration == DeclarationId::none || !links.declaration) return {};
  return links.declaration(declaration);
}

[[nodiscard]] inline std::string link_to(const Links& links, DeclarationId workflow,
                                         StatementId statement) {
  return statement != StatementId::none && links.statement ? links.statement(workflow, statement)
                                                           : std::string();
}

[[nodiscard]] inline std::string link_to_stage(const Links& links, DeclarationId process,
                                               std::size_t stage) {
  return links.stage ? links.stage(process, stage) : std::string();
}

} // namespace waymark
