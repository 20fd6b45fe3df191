#pragma once

#include "compiler/flow_graph.hpp"
#include "compiler/model.hpp"

#include <vector>

namespace waymark {

/// One step's work for one role in an average month.
struct StepLoad {
  DeclarationId workflow{};
  StatementId step{};
  DeclarationId role{};
  double runs = 0;   ///< of the workflow a month
  double visits = 0; ///< of the step in a run
  double hours = 0;  ///< of work at each visit

  [[nodiscard]] double hours_per_month() const { return runs * visits * hours; }
};

/// Who has how much to do a month (docs/language.md, Load): `happens` × middle of `takes` ×
/// expected visits, over all workflows, and through `follow` into what has no `happens` of its own.
/// In what is followed its own performers count, else whoever follows. In order of workflows and
/// text. Linear, but for workflows that many others follow.
[[nodiscard]] std::vector<StepLoad> monthly_load(const Model& model,
                                                 const std::vector<FlowGraph>& flows);

} // namespace waymark
