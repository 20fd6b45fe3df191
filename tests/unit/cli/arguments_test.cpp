#include "arguments.hpp"

#include "failure.hpp"

#include <doctest/doctest.h>

#include <utility>

namespace {

using namespace waymark;

std::string complaint(const std::vector<std::string>& words) {
  try {
    (void)parse_arguments(words);
  } catch (const Failure& failure) {
    const std::string text = failure.what();
    return text.substr(0, text.find('\n'));
  }
  return "";
}

template<typename Arguments>
Arguments parse(const std::vector<std::string>& words) {
  const Command command = parse_arguments(words);
  REQUIRE(std::holds_alternative<Arguments>(command));
  return std::get<Arguments>(command);
}

using Paths = std::vector<std::string>;

} // namespace

TEST_CASE("check takes any number of paths, also those that are called like a command") {
  const auto check = parse<CheckArguments>({"check", "build", "--format", "json", "a.way",
                                            "--today=2026-11-21", "--stdin-path", "b.way"});
  CHECK(check.workspace.paths == Paths{"build", "a.way"});
  CHECK(check.format == FindingsFormat::json);
  CHECK(check.workspace.today == "2026-11-21");
  CHECK(check.stdin_path == "b.way");
  CHECK(parse<CheckArguments>({"check"}).workspace.paths.empty());
  CHECK(parse<CheckArguments>({"check", "--", "--format"}).workspace.paths == Paths{"--format"});
  CHECK(parse<CheckArguments>({"check", "-f", "sarif"}).format == FindingsFormat::sarif);
}

TEST_CASE("an empty argument is refused: a variable was not set") {
  const std::string said =
      "an argument is empty; leave it out, or write '.' for the current folder";
  CHECK(complaint({"check", ""}) == said);
  CHECK(complaint({"diagram", ""}) == said);
  CHECK(complaint({"build", ".", "-o", ""}) == said);
}

TEST_CASE("check takes lists of checks, with commas or repeated") {
  const auto check =
      parse<CheckArguments>({"check", "--only", "syntax,no-owner", "--only", "dead-end", "a.way",
                             "--except=no-owner", "--deny", "warnings"});
  CHECK(check.workspace.paths == Paths{"a.way"});
  CHECK(check.selection.only ==
        std::vector<Check>{Check::syntax, Check::no_owner, Check::dead_end});
  CHECK(check.selection.contains(Check::syntax));
  CHECK_FALSE(check.selection.contains(Check::no_owner));
  CHECK_FALSE(check.selection.contains(Check::no_backup));
  CHECK(check.selection.deny_warnings);
  CHECK_FALSE(check.selection.deny_advice);
  CHECK(parse<CheckArguments>({"check"}).selection.contains(Check::no_backup));
  CHECK(complaint({"check", "--only", "no-ownr"}) ==
        "there is no check 'no-ownr'; did you mean 'no-owner'?");
}

TEST_CASE("build, diagram, sop, fmt, explain and new") {
  const auto build =
      parse<BuildArguments>({"build", "-o", "site", "a", "--keep-going", "--no-diagrams"});
  CHECK(build.output_folder == "site");
  CHECK(build.workspace.paths == Paths{"a"});
  CHECK(build.keep_going);
  CHECK_FALSE(build.diagrams);

  const auto diagram = parse<DiagramArguments>(
      {"diagram", "-w", "a", "lead", "-w", "b", "-f", "dot", "-o", "x.dot"});
  CHECK(diagram.name == "lead");
  CHECK(diagram.workspace.paths == Paths{"a", "b"});
  CHECK(diagram.format == DiagramFormat::dot);
  CHECK(diagram.output_file == "x.dot");

  CHECK(parse<SopArguments>({"sop", "call"}).name == "call");
  const auto report = parse<ReportArguments>(
      {"report", "a", "b", "--format", "markdown", "-o", "x.md", "--today", "2026-11-21"});
  CHECK(report.workspace.paths == Paths{"a", "b"});
  CHECK(report.workspace.today == "2026-11-21");
  CHECK(report.format == ReportFormat::markdown);
  CHECK(report.output_file == "x.md");
  CHECK(parse<FormatArguments>({"fmt", "-"}).paths == Paths{"-"});
  CHECK(parse<FormatArguments>({"fmt", "--check", "a"}).check);
  CHECK(parse<ExplainArguments>({"explain", "syntax"}).word == "syntax");
  CHECK_FALSE(parse<ExplainArguments>({"explain"}).word);
  CHECK(parse<NewArguments>({"new", "x"}).folder == "x");
}

TEST_CASE("wrong usage is said in words, with the nearest right word") {
  CHECK(complaint({"chek"}) == "unknown command 'chek'; did you mean 'check'?");
  CHECK(complaint({"frobnicate"}) == "unknown command 'frobnicate'");
  CHECK(complaint({"--versoin"}) == "unknown option '--versoin'; did you mean '--version'?");
  CHECK(complaint({}) == "which command?");
  CHECK(complaint({"check", "--formt", "json"}) ==
        "unknown option '--formt'; did you mean '--format'?");
  CHECK(complaint({"check", "--formt=json"}) ==
        "unknown option '--formt'; did you mean '--format'?");
  CHECK(complaint({"build", "--ouptut", "x"}) ==
        "unknown option '--ouptut'; did you mean '--output'?");
  CHECK(complaint({"check", "--format", "jsn"}) ==
        "'jsn' is no format, expected text, json, jsonl, sarif or github; did you mean 'json'?");
  CHECK(complaint({"check", "--format"}) == "option '--format' needs one value");
  CHECK(complaint({"check", "--today", "2026-11-21", "--today", "2026-11-22"}) ==
        "option '--today' needs one value");
  CHECK(complaint({"build"}) == "'--output' is missing");
  CHECK(complaint({"check", "--fix=no"}) == "option '--fix' takes no value");
  CHECK(complaint({"fmt", "--check=false"}) == "option '--check' takes no value");
  CHECK(complaint({"build", "-o", "x", "--no-diagrams=1"}) ==
        "option '--no-diagrams' takes no value");
  CHECK(complaint({"sop"}) == "'NAME' is missing");
  CHECK(complaint({"new", "a", "b"}) == "'b' is one argument too many");
}

TEST_CASE("help comes for every command, examples first") {
  for (const CommandReference& command : command_references()) {
    const auto help = parse<InformationRequest>({std::string(command.name), "--help"});
    CHECK(help.text == help_text(command));
    CHECK(help.text.find("Examples:") < help.text.find("Usage:"));
    CHECK_FALSE(command.examples.empty());
  }
  CHECK(parse<InformationRequest>({"-h"}).text == overview_text(command_references()));
  CHECK(parse<InformationRequest>({"--version"}).text.starts_with("waymark "));
}

TEST_CASE("--no-color may stand anywhere") {
  CHECK_FALSE(allow_colours({"--no-color", "check"}));
  CHECK_FALSE(allow_colours({"check", "a", "--no-color"}));
  CHECK(allow_colours({"check", "--", "--no-color"}));
  CHECK(parse<CheckArguments>({"check", "a", "--no-color"}).workspace.paths == Paths{"a"});
  CHECK(parse<CheckArguments>({"check", "--", "--no-color"}).workspace.paths ==
        Paths{"--no-color"});
}

TEST_CASE("the examples of the help are calls that the program takes") {
  for (const CommandReference& command : command_references()) {
    for (const CommandExample& example : command.examples) {
      std::vector<std::string> words;
      std::string word;
      for (const char c : std::string(example.command) + " ") {
        if (c == '<' || c == '>') break;
        if (c != ' ')
          word += c;
        else if (!word.empty())
          words.push_back(std::exchange(word, ""));
      }
      words.erase(words.begin());
      CHECK_MESSAGE(complaint(words) == "", example.command);
    }
  }
}
