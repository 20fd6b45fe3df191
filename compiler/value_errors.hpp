#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/syntax.hpp"

namespace waymark {

/// Values of the right shape with a wrong word or figure (`invalid-value`), and escapes in strings
/// that are none (`syntax`). Linear in the tree.
void report_values(const Tree& tree, Findings& findings);

} // namespace waymark
