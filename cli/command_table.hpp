#pragma once

#include "command_options.hpp"
#include "reference.hpp"

#include <string_view>
#include <vector>

namespace waymark {

/// A command: what the help says of it, how its options are defined, and which of all arguments
/// are its own.
struct CommandRow {
  std::string_view name;
  std::string_view summary;
  std::vector<CommandExample> examples;
  std::vector<std::string_view> remarks;
  void (*define)(CLI::App&, AllArguments&);
  Command (*take)(AllArguments&&);
};

/// All commands, in the order of commands.def. CONTRIBUTING.md says what makes a new one.
[[nodiscard]] std::vector<CommandRow> command_rows();

} // namespace waymark
