#pragma once

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
  double per_month = 0; ///< by `CheckedModel::monthly_runs`; 0 where nothing says so
  bool silent = false;  ///< between roles; no document made, nobody informed or consulted
  std::vector<DeclarationId> documents{}; ///< made by the first step, itself or by following
};

} // namespace waymark
