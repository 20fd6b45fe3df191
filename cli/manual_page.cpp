#include "reference_pages.hpp"

#include "grammar/unicode.hpp"

#include <fmt/format.h>

#include <string_view>

namespace waymark {
namespace {

/// Text as roff takes it literally: a line must not begin with a request, a dash stays a dash, and
/// only ASCII is understood everywhere.
std::string roff(std::string_view text) {
  std::string escaped = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  while (!text.empty()) {
    const CodePoint point = decode(text, 0);
    if (point.value == '\\') {
      escaped += "\\e";
    } else if (point.value == '-') {
      escaped += "\\-";
    } else if (point.value == '\n') {
      escaped += ' ';
    } else if (point.size > 1) {
      escaped += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(point.value));
    } else {
      escaped += text[0];
    }
    text.remove_prefix(point.size);
  }
  return escaped;
}

std::string item(const std::string& term, std::string_view text) {
  return fmt::format(".TP\n{}\n{}\n", term, roff(text));
}

std::string option_term(const OptionReference& option) {
  std::string term;
  for (const std::string& spelling : option.spellings) {
    term += fmt::format("{}\\fB{}\\fR", term.empty() ? "" : ", ", roff(spelling));
  }
  if (!option.value.empty()) term += fmt::format(" \\fI{}\\fR", roff(option.value));
  return term;
}

std::string manual_section(const CommandReference& command) {
  std::string text = fmt::format(".SS \"{}\"\n.B {}\n.PP\n{}\n", roff(command.name),
                                 roff(command.usage()), roff(command.summary));
  for (const ArgumentReference& argument : command.arguments) {
    text += item(fmt::format("\\fI{}\\fR", roff(argument.name)), argument.help);
  }
  for (const OptionReference& option : command.options)
    text += item(option_term(option), option.help);
  for (const std::string_view remark : command.remarks)
    text += fmt::format(".PP\n{}\n", roff(remark));
  text += ".PP\nExamples:\n";
  for (const CommandExample& example : command.examples) {
    text += item(fmt::format("\\fB{}\\fR", roff(example.command)), example.explanation);
  }
  return text;
}

} // namespace

std::string manual_page(const std::vector<CommandReference>& commands) {
  std::string text = ".TH WAYMARK 1 \"\" \"Waymark\" \"User Commands\"\n.nh\n.ad l\n"
                     ".SH NAME\nwaymark \\- workflows written as text, checked and published\n"
                     ".SH SYNOPSIS\n";
  for (const CommandReference& command : commands) {
    text += fmt::format(".B {}\n.br\n", roff(command.usage()));
  }
  text +=
      ".SH DESCRIPTION\nWaymark reads workflows from .way files, says what is wrong or missing in "
      "them, and publishes them as diagrams, procedures and a handbook.\n.SH COMMANDS\n";
  for (const CommandReference& command : commands) text += manual_section(command);
  text += ".SH COMMON OPTIONS\n";
  for (const OptionReference& option : common_options())
    text += item(option_term(option), option.help);
  text += ".SH ENVIRONMENT\n";
  for (const EnvironmentReference& variable : environment_references()) {
    text += item(fmt::format("\\fB{}\\fR", roff(variable.name)), variable.help);
  }
  text += ".SH EXIT STATUS\n";
  for (const ExitReference& exit : exit_references()) {
    text += item(fmt::format("\\fB{}\\fR", exit.status), exit.help);
  }
  return text;
}

} // namespace waymark
