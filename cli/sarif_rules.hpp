#pragma once

#include "compiler/diagnostics.hpp"
#include "json_text.hpp"

#include <string_view>

namespace waymark {

/// SARIF's word for it: advice is a note.
[[nodiscard]] std::string_view sarif_level(Severity severity);

/// The `tool` of a run: the program, with every check as a rule, in the order of `Check`.
[[nodiscard]] Json sarif_tool();

} // namespace waymark
