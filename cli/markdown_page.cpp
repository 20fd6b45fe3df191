#include "reference_pages.hpp"

#include <fmt/format.h>

#include <string_view>

namespace waymark {
namespace {

constexpr std::string_view contract = R"(
## The JSON object

`waymark check --format json` prints one object:

```
{"version": 1,
 "findings": [{"check": "unowned-step", "severity": "error|warning|advice", "message": "…",
               "file": "…", "line": 4, "column": 8, "endLine": 4, "endColumn": 13,
               "related": [{"message": "…", "file": "…", "line": 1, "column": 1}],
               "fixes": [{"message": "…",
                          "edits": [{"file": "…", "line": 4, "column": 8,
                                     "endLine": 4, "endColumn": 13, "text": "…"}],
                          "applicability": "safe|suggested"}]}],
 "summary": {"errors": 1, "warnings": 0, "advice": 0, "files": 1, "steps": 1}}
```

Lines and columns count from 1, columns in code points; the end is the first place behind. `file` is as
given, or relative to the current folder, with `/`. Fields may be added; those here keep their meaning
as long as `version` is 1. The edits of a fix belong together; a fix is `safe` where the text leaves no
doubt of what was meant, and else `suggested`: for a person to look at.

## The other formats

`--format jsonl` prints the same finding objects, one on each line, and last
`{"version": 1, "summary": {…}}`.

`--format sarif` prints a log of [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/) with one run.
Each check is a rule; advice has the level `note`; columns are `unicodeCodePoints`, as above. The way to a
fault is a `codeFlow`, a fix says under `properties` how far it may be trusted, and `partialFingerprints`
stay the same when lines move.

`--format github` prints a workflow command for each finding, which GitHub shows beside the changed line
(`::error file=…,line=4,col=8,endLine=4,endColumn=13,title=unowned-step::…`; advice is a `notice`). The
summary goes to standard error.

## What --fix does

`waymark check --fix` makes the fixes that are `safe`: a misspelt name or keyword that can mean only one, a
tool, role or document that is used and not declared (it is declared where most of its kind are), `by` where
there is only one role, and the like. It is careful:

- Only the words in question change; comments, layout, line ends and permissions stay.
- Everything is read and checked again before a file is written. A fix after which there are more findings
  or errors than before is undone. A second run changes nothing, unless the first says that it stopped early
  (after 256 attempts).
- Each file is written beside its place and then renamed. If one of them, or its folder, is
  write-protected, nothing is changed, and the exit status is 2.

What was fixed is said on standard error, what remains is printed as usual and sets the exit status. With
`--only` and `--except`, only the chosen findings are fixed.

## Which findings

`--only` and `--except` choose by check, and what is left out counts for nothing. `--deny warnings` and
`--deny advice` make errors of them: in what is printed, in the summary and for the exit status. What is
to hold for everybody belongs in the handbook: `deny`, `warn`, `advise` or `allow` and the name of a check.

## Which files

A PATH is a file, or a folder with all `*.way` files below it. Hidden files and folders, `node_modules`
and folders that `waymark build` wrote are skipped below it; links are followed, a file that is reached
twice counts once, and the order of the PATHs changes nothing. Files of 4 GiB and more are refused.

## What build does to its folder

Everything is written beside its place and then renamed. `.waymark-manifest` lists what was made; the
next build removes what it no longer makes, and nothing else. A folder that is not empty and has no such
list is refused, and so is a file in the way that no build made. If the disk is full, the old handbook
stays as it was.

`.waymark-stamp` says what that was made from (texts, files that they name, day, commit, options, program),
how the disk had every file at the end, and what the build said. If nothing of it has changed since, the next
build says the same and ends; otherwise it makes everything anew and writes what differs. Whoever wants that
removes the stamp. It means nothing on another machine and need not be kept.
)";

std::string option_cell(const OptionReference& option) {
  std::string cell = fmt::format("`{}`", fmt::join(option.spellings, "`, `"));
  if (option.value.empty()) return cell;
  cell.pop_back();
  std::string value = option.value;
  // In a table, a bar ends the cell.
  for (std::size_t bar = value.find('|'); bar != std::string::npos; bar = value.find('|', bar + 2))
    value.replace(bar, 1, "\\|");
  return cell + " " + value + "`";
}

std::string command_section(const CommandReference& command) {
  std::string text =
      fmt::format("\n## waymark {}\n\nTo {}.\n\n```\n", command.name, command.summary);
  for (const CommandExample& example : command.examples) {
    text += fmt::format("{:<45} # {}\n", example.command, example.explanation);
  }
  text += fmt::format("```\n\nUsage: `{}`\n", command.usage());
  if (!command.arguments.empty() || !command.options.empty()) {
    text += "\n| argument | meaning |\n|---|---|\n";
    for (const ArgumentReference& argument : command.arguments) {
      text += fmt::format("| `{}` | {} |\n", argument.name, argument.help);
    }
    for (const OptionReference& option : command.options) {
      text += fmt::format("| {} | {} |\n", option_cell(option), option.help);
    }
  }
  for (const std::string_view remark : command.remarks) text += fmt::format("\n{}\n", remark);
  return text;
}

} // namespace

std::string markdown_page(const std::vector<CommandReference>& commands) {
  std::string text =
      "# The command line\n\n"
      "This page is printed from the program's own help (`script/accept` renews it).\n"
      "Results go to standard output, messages to standard error.\n\n"
      "| exit status | meaning |\n|---|---|\n";
  for (const ExitReference& exit : exit_references()) {
    text += fmt::format("| {} | {} |\n", exit.status, exit.help);
  }
  text += "\n| option of every command | meaning |\n|---|---|\n";
  for (const OptionReference& option : common_options()) {
    text += fmt::format("| {} | {} |\n", option_cell(option), option.help);
  }
  text += "\n`waymark --version` (or `-V`) prints the version.\n";
  text += "\n| environment | meaning |\n|---|---|\n";
  for (const EnvironmentReference& variable : environment_references()) {
    text += fmt::format("| `{}` | {} |\n", variable.name, variable.help);
  }
  for (const CommandReference& command : commands) text += command_section(command);
  return text + std::string(contract);
}

} // namespace waymark
