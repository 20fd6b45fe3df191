#include "finding_selection.hpp"

#include <algorithm>

namespace waymark {
namespace {

bool holds(const std::vector<Check>& checks, Check check) {
  return std::find(checks.begin(), checks.end(), check) != checks.end();
}

} // namespace

bool FindingSelection::contains(Check check) const {
  return (only.empty() || holds(only, check)) && !holds(except, check);
}

void apply_selection(const FindingSelection& selection, CheckedModel& checked) {
  std::erase_if(checked.findings,
                [&](const Finding& finding) { return !selection.contains(finding.check); });
  for (Finding& finding : checked.findings) {
    const bool denied = (finding.severity == Severity::warning && selection.deny_warnings) ||
                        (finding.severity == Severity::advice && selection.deny_advice);
    if (denied) finding.severity = Severity::error;
  }
  count_by_severity(checked.findings, checked.summary);
}

} // namespace waymark
