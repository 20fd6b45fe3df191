#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/model.hpp"

#include <vector>

namespace waymark {

/// Applies the workspace's `allow`, `deny`, `warn` and `advise` clauses: drops what is allowed,
/// sets severities, and reports the clauses that do nothing (`unused-allow`). An `allow` covers
/// what stands inside its owner; in the handbook, everything. It never silences findings of the
/// groups text and names. O((findings + clauses) log clauses).
void apply_severity_clauses(const Model& model, std::vector<Finding>& findings);

} // namespace waymark
