#pragma once

#include "compiler/checked_model.hpp"
#include "console.hpp"
#include "failure.hpp"

#include <string>
#include <string_view>

namespace waymark {

/// Findings as people read them: place, severity, check and message, the source line with the span
/// marked, other places, the way out; the summary last.
void print_text(const CheckedModel& checked, Output& out);
/// The same as one text, with or without colours.
[[nodiscard]] std::string findings_text(const CheckedModel& checked, bool colours);
/// A text with colours as it is without them.
[[nodiscard]] std::string without_colours(std::string_view text);
/// The same without the summary.
void print_findings(const CheckedModel& checked, Output& out);

/// "2 errors, 1 warning in 3 files with 12 steps" and a line end.
[[nodiscard]] std::string summary_line(const Summary& summary);

/// One JSON object, as docs/cli.md describes it: version 1.
void print_json(const CheckedModel& checked, Output& out);
/// The same, a finding on each line; the summary on the last.
void print_json_lines(const CheckedModel& checked, Output& out);
/// One SARIF 2.1.0 log of one run.
void print_sarif(const CheckedModel& checked, Output& out);
/// GitHub's workflow commands, one for each finding; the summary goes to `err`.
void print_github(const CheckedModel& checked, Console& console);

/// For commands that show one thing of a workspace: says on `err` how many errors there are, if
/// any.
ExitStatus mention_errors(const CheckedModel& checked, Console& console);

} // namespace waymark
