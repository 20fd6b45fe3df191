#pragma once

#include "arguments.hpp"
#include "console.hpp"
#include "failure.hpp"

/// One function per command, each in its own file. They throw `Failure` for what ends with
/// `ExitStatus::unusable`.
namespace waymark {

ExitStatus run(const CheckArguments& arguments, Console& console);
ExitStatus run(const BuildArguments& arguments, Console& console);
ExitStatus run(const DiagramArguments& arguments, Console& console);
ExitStatus run(const SopArguments& arguments, Console& console);
ExitStatus run(const ReportArguments& arguments, Console& console);
ExitStatus run(const FormatArguments& arguments, Console& console);
ExitStatus run(const ExplainArguments& arguments, Console& console);
ExitStatus run(const NewArguments& arguments, Console& console);

} // namespace waymark
