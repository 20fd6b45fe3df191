#pragma once

#include "arguments.hpp"
#include "console.hpp"
#include "failure.hpp"

/// One function per command, each in its own file. They throw `Failure` for what ends with
/// `ExitStatus::unusable`.
namespace waymark {

#define WAYMARK_COMMAND(name, arguments) ExitStatus run(const arguments& told, Console& console);
#include "commands.def"
#undef WAYMARK_COMMAND

} // namespace waymark
