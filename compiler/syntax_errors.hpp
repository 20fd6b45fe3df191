#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/syntax.hpp"

namespace waymark {

/// What one file's text gets wrong: `syntax`, `invalid-value` and `repeated-clause`. Linear in the
/// tree. One mistake gives one finding, and a file at most 10,000.
void report_text_errors(const Tree& tree, Findings& findings);

} // namespace waymark
