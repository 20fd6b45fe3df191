#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/syntax.hpp"

namespace waymark {

/// What is missing, has no place, is misspelt or not closed. Linear in the tree.
void report_damage(const Tree& tree, Findings& findings);

} // namespace waymark
