#include "reference.hpp"

#include "grammar/unicode.hpp"
#include "text_pieces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace waymark {
namespace {

constexpr std::array<EnvironmentReference, 3> environment{{
    {"SOURCE_DATE_EPOCH", "seconds since 1970 that stand for today, unless --today is given"},
    {"NO_COLOR", "no colours if it is set and not empty"},
    {"TERM", "no colours if it is 'dumb'"},
}};

constexpr std::array<ExitReference, 3> exits{{
    {0, "all is well (warnings and advice are no failure, unless denied)"},
    {1, "errors in the workspace, or a file that 'fmt --check' would change"},
    {2, "wrong usage, or a file that could not be read or written"},
}};

using Row = std::pair<std::string, std::string>;

/// Two columns; the second begins where the widest first allows.
std::string table(const std::vector<Row>& rows) {
  std::size_t width = 0;
  for (const Row& row : rows) width = std::max(width, display_width(row.first));
  std::string text;
  for (const auto& [left, right] : rows) {
    text += fmt::format("  {}{:{}}  {}\n", left, "", width - display_width(left), right);
  }
  return text;
}

std::string section(std::string_view title, const std::vector<Row>& rows) {
  return rows.empty() ? "" : fmt::format("\n{}:\n{}", title, table(rows));
}

std::vector<Row> rows_of(const std::vector<CommandExample>& examples) {
  std::vector<Row> rows;
  for (const CommandExample& example : examples) {
    rows.emplace_back(example.command, example.explanation);
  }
  return rows;
}

std::vector<Row> rows_of(const std::vector<OptionReference>& options) {
  std::vector<Row> rows;
  for (const OptionReference& option : options) {
    std::string left = fmt::format("{}", fmt::join(option.spellings, ", "));
    if (!option.value.empty()) left += " " + option.value;
    rows.emplace_back(std::move(left), option.help);
  }
  return rows;
}

/// Lines of at most 90 columns, broken at blanks.
std::string wrapped(std::string_view text) {
  std::string lines;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::string_view word = take_until(' ', text);
    const std::size_t width = display_width(word);
    if (column > 0) {
      lines += column + 1 + width > 90 ? '\n' : ' ';
      column = lines.back() == '\n' ? 0 : column + 1;
    }
    lines += word;
    column += width;
  }
  return lines;
}

} // namespace

std::string CommandReference::usage() const {
  std::string text = fmt::format("waymark {}", name);
  for (const ArgumentReference& argument : arguments) {
    text += (argument.required ? " " : " [") + argument.name + (argument.required ? "" : "]");
  }
  for (const OptionReference& option : options) {
    std::string part = option.spellings.front();
    if (!option.value.empty()) part += " " + option.value;
    text += (option.required ? " " : " [") + part + (option.required ? "" : "]") +
            (option.repeats ? "…" : "");
  }
  return text;
}

std::vector<OptionReference> common_options() {
  return {{{"-h", "--help"}, "", "print this help", false, false},
          {{"--no-color"}, "", "no colours, not even on a terminal", false, false}};
}

std::span<const EnvironmentReference> environment_references() {
  return environment;
}
std::span<const ExitReference> exit_references() {
  return exits;
}

std::string overview_text(const std::vector<CommandReference>& commands) {
  std::vector<Row> rows;
  for (const CommandReference& command : commands) rows.emplace_back(command.name, command.summary);
  std::string text = "waymark: workflows written as text, checked and published\n";
  text += section("Examples", {{"waymark new our-handbook", "begin with a small workspace"},
                               {"waymark check", "what is wrong or missing in it"},
                               {"waymark build -o site", "publish it as a handbook"}});
  text += "\nUsage: waymark COMMAND …\n";
  text += section("Commands", rows);
  text += section("Options", {{"-h, --help", "print this help"},
                              {"-V, --version", "print the version"},
                              {"--no-color", "no colours, not even on a terminal"}});
  std::vector<Row> exit_rows;
  for (const ExitReference& exit : exits)
    exit_rows.emplace_back(std::to_string(exit.status), exit.help);
  text += section("Exit status", exit_rows);
  text += "\n'waymark COMMAND --help' says more of one command.\n";
  return text;
}

std::string help_text(const CommandReference& command) {
  std::string text = fmt::format("waymark {}: {}\n", command.name, command.summary);
  text += section("Examples", rows_of(command.examples));
  text += fmt::format("\nUsage: {}\n", command.usage());
  std::vector<Row> arguments;
  for (const ArgumentReference& argument : command.arguments) {
    arguments.emplace_back(argument.name, argument.help);
  }
  text += section("Arguments", arguments);
  std::vector<OptionReference> options = command.options;
  for (OptionReference& option : common_options()) options.push_back(std::move(option));
  text += section("Options", rows_of(options));
  for (const std::string_view remark : command.remarks)
    text += fmt::format("\n{}\n", wrapped(remark));
  return text;
}

} // namespace waymark
