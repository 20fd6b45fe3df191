#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/flow_graph.hpp"
#include "compiler/handoffs.hpp"
#include "compiler/model.hpp"
#include "compiler/workload.hpp"
#include "compiler/workspace.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
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
  std::vector<FlowGraph> flows{}; ///< by index of `Model::workflows`
  /// Likewise, then by node: `Verdict::reached`. Nothing is, if the judging was stopped before.
  std::vector<std::vector<bool>> reached{};
  /// How often each workflow runs in an average month, by index of `Model::workflows`; 0 where
  /// nothing says so.
  std::vector<double> monthly_runs{};
  std::vector<StepLoad> loads{};   ///< in order of workflows and text
  std::vector<Finding> findings{}; ///< sorted by path, place, check; each once
  Summary summary{};
  Date today{};
  std::map<std::string, std::vector<Revision>, std::less<>> history{}; ///< by source path
  std::set<std::string, std::less<>> uncommitted{}; ///< paths of sources that git has otherwise
  bool history_is_cut = false;                      ///< older changes are not known

  [[nodiscard]] const FlowGraph& flow(DeclarationId workflow) const {
    return flows[model[workflow].index];
  }

  /// All hand-offs, by workflow and text order of the second step, then of the first. Steps whose
  /// performer is unknown, and steps that no way leads to, have none.
  ///
  /// Worked out when they are first asked for, once: no check needs them, and behind a decision
  /// that many steps lead to there are as many as pairs of steps; else it is linear (and the order
  /// of a heap), but for the documents that each names. Safe from several threads; a copy of the
  /// model shares them.
  [[nodiscard]] const std::vector<HandOff>& handoffs() const;

private:
  struct HandOffs {
    std::once_flag worked_out;
    std::vector<HandOff> all;
  };
  std::shared_ptr<HandOffs> handoffs_ = std::make_shared<HandOffs>();
};

} // namespace waymark
