#pragma once

#include "reference.hpp"

#include <string>
#include <vector>

/// The reference of the command line in other forms. All of it comes from the data behind `--help`.
namespace waymark {

/// waymark(1), for man: https://man7.org/linux/man-pages/man7/man.7.html
[[nodiscard]] std::string manual_page(const std::vector<CommandReference>& commands);
/// docs/cli.md.
[[nodiscard]] std::string markdown_page(const std::vector<CommandReference>& commands);

/// Completion scripts: commands, options and their words; file names everywhere else.
[[nodiscard]] std::string bash_completion(const std::vector<CommandReference>& commands);
[[nodiscard]] std::string zsh_completion(const std::vector<CommandReference>& commands);
[[nodiscard]] std::string fish_completion(const std::vector<CommandReference>& commands);

} // namespace waymark
