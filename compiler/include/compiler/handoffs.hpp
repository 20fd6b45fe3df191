#pragma once

#include "compiler/flow_graph.hpp"
#include "compiler/model.hpp"

#include <vector>

namespace waymark {

/// Work passes from one step to another that somebody else performs: through decisions, waits,
/// forks and joins, not by a deadline or an exception.
struct HandOff {
  DeclarationId workflow{};
  StatementId first{};
  StatementId second{};
  DeclarationId from{}; ///< role, party or tool
  DeclarationId to{};
  double per_run = 0;   ///< how often in one run, on average
  double per_month = 0; ///< by `estimate_monthly_runs`; 0 where nothing says so
  bool silent = false;  ///< between roles; no document made, nobody informed or consulted
  std::vector<DeclarationId> documents{}; ///< made by the first step, itself or by following
};

/// All hand-offs, by workflow and text order of the second step, then of the first. Steps whose
/// performer is unknown, and steps that no way leads to, have none. Linear (and the order of a
/// heap), but for steps behind a decision that many steps lead to.
[[nodiscard]] std::vector<HandOff> find_handoffs(const Model& model,
                                                 const std::vector<FlowGraph>& flows);

} // namespace waymark
