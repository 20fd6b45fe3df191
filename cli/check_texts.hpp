#pragma once

#include "compiler/diagnostics.hpp"

#include <string>

/// What the program says of its checks, from the table of checks and their documented cases.
namespace waymark {

/// Throws `Failure` for a name that no check has, with the nearest one.
[[nodiscard]] Check find_check(const std::string& name);

/// What it finds and why that matters, in plain paragraphs; the line of the table if no case is
/// documented.
[[nodiscard]] std::string description(Check check);
/// All of it, as `waymark explain` prints it: why, bad, good, how to silence it.
[[nodiscard]] std::string explanation(Check check);
/// The same as Markdown.
[[nodiscard]] std::string explanation_markdown(Check check);

} // namespace waymark
