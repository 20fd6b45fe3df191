#include "reference_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace waymark {
namespace {

/// "text|json" are words to choose from; "DIR" is not.
std::string words_of(const std::string& value) {
  if (value.find('|') == std::string::npos) return "";
  std::string words = value;
  std::replace(words.begin(), words.end(), '|', ' ');
  return words;
}

std::vector<OptionReference> all_options(const CommandReference& command) {
  std::vector<OptionReference> options = command.options;
  for (OptionReference& common : common_options()) options.push_back(std::move(common));
  return options;
}

/// Inside single quotes of a shell.
std::string in_quotes(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

/// Inside single quotes, and in a description of `_arguments`.
std::string zsh_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

constexpr std::string_view list_checks = "waymark explain | awk '/^  [a-z]/ { print $1 }'";

bool names_a_check(const CommandReference& command) {
  return command.name == "explain";
}
bool names_a_check(const OptionReference& option) {
  return option.value == "CHECK";
}

/// What completes the value of an option; empty if anything may stand there.
std::string bash_choice(const OptionReference& option) {
  const std::string words = words_of(option.value);
  std::string list;
  if (names_a_check(option)) {
    list = fmt::format("\"$({} 2>/dev/null)\"", list_checks);
  } else if (!words.empty()) {
    list = fmt::format("'{}'", words);
  } else {
    return "";
  }
  return fmt::format("        {}) COMPREPLY=($(compgen -W {} -- \"$word\")); return ;;\n",
                     fmt::join(option.spellings, "|"), list);
}

std::string bash_case(const CommandReference& command) {
  std::string options;
  std::string choices;
  for (const OptionReference& option : all_options(command)) {
    options += fmt::format("{} ", fmt::join(option.spellings, " "));
    choices += bash_choice(option);
  }
  std::string text = fmt::format("    {})\n      options='{}'\n", command.name, options);
  if (!choices.empty()) text += fmt::format("      case $before in\n{}      esac\n", choices);
  if (names_a_check(command)) {
    text += fmt::format(
        "      [[ $word != -* ]] &&\n        COMPREPLY=($(compgen -W \"$({} 2>/dev/null)\""
        " -- \"$word\")) && return\n",
        list_checks);
  }
  return text + "      ;;\n";
}

/// One spelling of an option, as `_arguments` wants it.
std::string zsh_option(const OptionReference& option, std::string_view spelling) {
  std::string spec = fmt::format("{}[{}]", spelling, zsh_text(option.help));
  const std::string words = words_of(option.value);
  if (!words.empty()) {
    spec += fmt::format(":word:({})", words);
  } else if (names_a_check(option)) {
    spec += fmt::format(":check:($({}))", list_checks);
  } else if (!option.value.empty()) {
    spec += fmt::format(":{}:_files", option.value);
  }
  return in_quotes(spec);
}

std::string fish_option(const CommandReference& command, const OptionReference& option) {
  std::string text =
      fmt::format("complete -c waymark -n '__fish_seen_subcommand_from {}'", command.name);
  for (const std::string& spelling : option.spellings) {
    text += spelling.starts_with("--") ? fmt::format(" -l {}", spelling.substr(2))
                                       : fmt::format(" -s {}", spelling.substr(1));
  }
  const std::string words = words_of(option.value);
  if (!words.empty()) {
    text += fmt::format(" -x -a '{}'", words);
  } else if (names_a_check(option)) {
    text += fmt::format(" -x -a {}", in_quotes(fmt::format("({})", list_checks)));
  } else if (!option.value.empty()) {
    text += " -r";
  }
  return text + fmt::format(" -d {}\n", in_quotes(option.help));
}

} // namespace

std::string bash_completion(const std::vector<CommandReference>& commands) {
  std::string names;
  std::string cases;
  for (const CommandReference& command : commands) {
    names += fmt::format("{} ", command.name);
    cases += bash_case(command);
  }
  return fmt::format(R"(# bash completion for waymark
_waymark() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} options=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '{}--help --version' -- "$word"))
    return
  fi
  case ${{COMP_WORDS[1]}} in
{}  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}}
complete -F _waymark waymark
)",
                     names, cases);
}

std::string zsh_completion(const std::vector<CommandReference>& commands) {
  std::string names;
  std::string cases;
  for (const CommandReference& command : commands) {
    names += fmt::format("    {}\n",
                         in_quotes(fmt::format("{}:{}", command.name, zsh_text(command.summary))));
    cases += fmt::format("    {})\n      _arguments", command.name);
    for (const OptionReference& option : all_options(command)) {
      for (const std::string& spelling : option.spellings)
        cases += fmt::format(" \\\n        {}", zsh_option(option, spelling));
    }
    const std::string rest = names_a_check(command) ? fmt::format("*:check:($({}))", list_checks)
                                                    : std::string("*:file:_files");
    cases += fmt::format(" \\\n        {}\n      ;;\n", in_quotes(rest));
  }
  return fmt::format(R"(#compdef waymark
_waymark() {{
  local -a commands=(
{}  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
{}  esac
}}
_waymark "$@"
)",
                     names, cases);
}

std::string fish_completion(const std::vector<CommandReference>& commands) {
  std::string text =
      "# fish completion for waymark\n"
      "complete -c waymark -n __fish_use_subcommand -s h -l help -d 'print this help'\n"
      "complete -c waymark -n __fish_use_subcommand -s V -l version -d 'print the version'\n";
  for (const CommandReference& command : commands) {
    text += fmt::format("complete -c waymark -n __fish_use_subcommand -f -a {} -d {}\n",
                        command.name, in_quotes(command.summary));
    for (const OptionReference& option : all_options(command)) text += fish_option(command, option);
    if (names_a_check(command)) {
      text += fmt::format("complete -c waymark -n '__fish_seen_subcommand_from {}' -f -a {}\n",
                          command.name, in_quotes(fmt::format("({})", list_checks)));
    }
  }
  return text;
}

} // namespace waymark
