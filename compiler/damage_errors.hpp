#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/syntax.hpp"
#include "lost_text.hpp"

namespace waymark {

/// What is missing, has no place, is misspelt or not closed; notes the text whose meaning was lost
/// with it. Linear in the tree.
void report_damage(const Tree& tree, Findings& findings, LostText& lost);

} // namespace waymark
