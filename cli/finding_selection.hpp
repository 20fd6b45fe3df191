#pragma once

#include "compiler/checked_model.hpp"

#include <vector>

namespace waymark {

/// Which findings a run of `check` is about, and what counts as an error in it.
struct FindingSelection {
  std::vector<Check> only;   ///< none: all
  std::vector<Check> except; ///< wins over `only`
  bool deny_warnings = false;
  bool deny_advice = false;

  [[nodiscard]] bool contains(Check check) const;
};

/// Drops the findings that are not wanted, turns what is denied into errors, and counts again.
void apply_selection(const FindingSelection& selection, CheckedModel& checked);

} // namespace waymark
