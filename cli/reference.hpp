#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the help says of each command, as data: `--help`, the man page, docs/cli.md and the
/// completion scripts are printed from it.
namespace waymark {

struct CommandExample {
  std::string_view command;
  std::string_view explanation;
};

struct OptionReference {
  std::vector<std::string> spellings; ///< with dashes: "-o", "--output"
  std::string value;                  ///< "DIR", "text|json"; empty for a switch
  std::string help;
  bool required = false;
  bool repeats = false;
};

struct ArgumentReference {
  std::string name; ///< "PATH…"
  std::string help;
  bool required = false;
};

struct CommandReference {
  std::string_view name;
  std::string_view summary;
  std::vector<CommandExample> examples;
  std::vector<ArgumentReference> arguments;
  std::vector<OptionReference> options;
  std::vector<std::string_view> remarks; ///< paragraphs

  /// "waymark check [PATH…] [--format text|json]"
  [[nodiscard]] std::string usage() const;
};

/// What every command understands.
[[nodiscard]] std::vector<OptionReference> common_options();

struct EnvironmentReference {
  std::string_view name;
  std::string_view help;
};
[[nodiscard]] std::span<const EnvironmentReference> environment_references();

struct ExitReference {
  int status;
  std::string_view help;
};
[[nodiscard]] std::span<const ExitReference> exit_references();

/// `waymark --help`.
[[nodiscard]] std::string overview_text(const std::vector<CommandReference>& commands);
/// `waymark COMMAND --help`; examples first.
[[nodiscard]] std::string help_text(const CommandReference& command);

} // namespace waymark
