#pragma once

#include "arguments.hpp"

#include <CLI/CLI.hpp>

/// The options and arguments of each command, for the library that reads them.
namespace waymark {

/// Of every command; a command line fills those of one.
struct AllArguments {
#define WAYMARK_COMMAND(name, arguments) arguments name;
#include "commands.def"
#undef WAYMARK_COMMAND
};

// Each keeps references into `all`, which must outlive the parsing.
#define WAYMARK_COMMAND(name, arguments) void define_##name(CLI::App& app, AllArguments& all);
#include "commands.def"
#undef WAYMARK_COMMAND

} // namespace waymark
