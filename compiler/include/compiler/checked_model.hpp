#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/flow_graph.hpp"
#include "compiler/model.hpp"
#include "compiler/workload.hpp"
#include "compiler/workspace.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace waymark {

struct Summary {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t advice = 0;
  std::size_t files = 0;
  std::size_t steps = 0;
};

/// Sets the numbers of errors, warnings and advice; the others stay.
void count_by_severity(const std::vector<Finding>& findings, Summary& summary);

/// A model, the flow graph of each workflow, and all findings in reading order. Only `compile`
/// makes one; it exists despite errors, with damaged parts marked.
struct CheckedModel {
  Model model{};
  std::vector<FlowGraph> flows{};  ///< by index of `Model::workflows`
  std::vector<StepLoad> loads{};   ///< see `estimate_monthly_load`
  std::vector<Finding> findings{}; ///< sorted by path, place, check; each once
  Summary summary{};
  Date today{};
  std::map<std::string, std::vector<Revision>, std::less<>> history{}; ///< by source path
  std::set<std::string, std::less<>> uncommitted{}; ///< paths of sources that git has otherwise
  bool history_is_cut = false;                      ///< older changes are not known

  [[nodiscard]] const FlowGraph& flow(DeclarationId workflow) const {
    return flows[model[workflow].index];
  }
};

} // namespace waymark
