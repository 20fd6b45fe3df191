#pragma once

#include "compiler/checked_model.hpp"
#include "console.hpp"
#include "failure.hpp"

namespace waymark {

/// Findings as people read them: place, severity, check and message, the source line with the span
/// marked, other places, the way out; the summary last.
void print_text(const CheckedModel& checked, Output& out);
/// The same without the summary.
void print_findings(const CheckedModel& checked, Output& out);

/// One JSON object, as docs/cli.md describes it: version 1.
void print_json(const CheckedModel& checked, Output& out);

/// For commands that show one thing of a workspace: says on `err` how many errors there are, if
/// any.
ExitStatus mention_errors(const CheckedModel& checked, Console& console);

} // namespace waymark
