#pragma once

#include "compiler/model.hpp"

#include <optional>
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

/// One workflow's part of a role's month.
struct WorkflowLoad {
  DeclarationId workflow{};
  double runs = 0;  ///< a month in which the role has work in it
  double hours = 0; ///< a month
};

struct RoleLoad {
  DeclarationId role{};
  std::vector<WorkflowLoad> workflows; ///< most hours first
  double hours = 0;                    ///< a month, all workflows together
  std::optional<double> available{};   ///< hours a month that it has, if it says

  [[nodiscard]] bool is_overloaded() const { return available && hours > *available + 1e-9; }
};

/// What `CheckedModel::loads` gives each role, in order of declaration; roles without load are left
/// out.
[[nodiscard]] std::vector<RoleLoad> load_by_role(const Model& model,
                                                 const std::vector<StepLoad>& loads);

/// A step on which one role spends four hours a month or more in a tool.
struct AutomationCandidate {
  DeclarationId workflow{};
  StatementId step{};
  DeclarationId role{};
  DeclarationId tool{};
  double hours = 0; ///< a month
};

/// In order of workflows and text. `loads` as `CheckedModel` has them.
[[nodiscard]] std::vector<AutomationCandidate>
automation_candidates(const Model& model, const std::vector<StepLoad>& loads);

} // namespace waymark
