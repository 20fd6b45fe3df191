#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/syntax.hpp"
#include "lost_text.hpp"

namespace waymark {

/// Clauses and parts that stand where grammar/clauses.hpp has no place for them, clauses that stand
/// twice, stages inside stages, answers that do not go together; not in `lost` text. Linear in the
/// tree.
void report_misplaced(const Tree& tree, const LostText& lost, Findings& findings);

} // namespace waymark
