#include "command_options.hpp"

#include "check_texts.hpp"
#include "failure.hpp"
#include "option_kinds.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {
namespace {

void add_selection(CLI::App& app, FindingSelection& selection) {
  const auto into = [](std::vector<Check>& checks) {
    return [&checks](const std::string& name) { checks.push_back(find_check(name)); };
  };
  add_list(app, "--only", "CHECK", "report these checks alone; a list with commas, or repeated",
           into(selection.only));
  add_list(app, "--except", "CHECK", "leave these checks out", into(selection.except));
  add_list(app, "--deny", "warnings|advice", "count them as errors",
           [&selection](const std::string& word) {
             if (word != "warnings" && word != "advice") {
               throw Failure(fmt::format("'{}' cannot be denied here, expected warnings or advice; "
                                         "the handbook can deny a single check",
                                         word));
             }
             (word == "warnings" ? selection.deny_warnings : selection.deny_advice) = true;
           });
}

void add_paths(CLI::App& app, std::vector<std::string>& paths) {
  app.add_option("PATH", paths,
                 "files and folders (all *.way below them); the current folder if none");
}

void add_workspace(CLI::App& app, std::vector<std::string>& paths) {
  app.add_option("-w,--workspace", paths,
                 "a file or folder of the workspace, may be repeated; the current folder if none")
      ->type_name("PATH")
      ->allow_extra_args(false);
}

void add_today(CLI::App& app, WorkspaceArguments& workspace) {
  app.add_option("--today", workspace.today, "the date to take for today, like 2026-11-21")
      ->type_name("DATE");
}

void add_output_file(CLI::App& app, std::optional<std::string>& file) {
  app.add_option("-o,--output", file, "write to FILE instead of standard output (-)")
      ->type_name("FILE");
}

} // namespace

void define_check(CLI::App& app, AllArguments& all) {
  add_paths(app, all.check.workspace.paths);
  add_choice(app, "-f,--format", all.check.format, {"text", "json", "jsonl", "sarif", "github"},
             {FindingsFormat::text, FindingsFormat::json, FindingsFormat::jsonl,
              FindingsFormat::sarif, FindingsFormat::github},
             "for people, scripts and editors, code scanning, or GitHub's annotations");
  app.add_flag("--fix", all.check.fix, "make the safe fixes in the files, then check");
  add_selection(app, all.check.selection);
  app.add_option("--stdin-path", all.check.stdin_path,
                 "standard input holds the text of FILE, whatever is on disk")
      ->type_name("FILE");
  add_today(app, all.check.workspace);
}

void define_build(CLI::App& app, AllArguments& all) {
  add_paths(app, all.build.workspace.paths);
  app.add_option("-o,--output", all.build.output_folder, "the folder to write the handbook to")
      ->type_name("DIR")
      ->required();
  app.add_option("--codeowners", all.build.codeowners_file,
                 "also say in FILE who is asked to review which file")
      ->type_name("FILE");
  app.add_flag("--keep-going", all.build.keep_going, "build despite errors (exit status 1)");
  app.add_flag_callback(
      "--no-diagrams", [&all] { all.build.diagrams = false; }, "leave the drawings out: faster");
  add_today(app, all.build.workspace);
}

namespace {

void add_view(CLI::App& app, std::optional<View>& view) {
  std::vector<std::string_view> names;
  std::vector<std::optional<View>> values;
  for (const ViewFacts& one : views()) {
    names.push_back(one.name);
    values.emplace_back(one.view);
  }
  add_choice(app, "--view", view, names, values, "what the picture shows, see below");
}

} // namespace

void define_diagram(CLI::App& app, AllArguments& all) {
  app.add_option(
      "NAME", all.diagram.name,
      "a workflow, procedure, process or system by its id; the whole workspace if none, or "
      "'handbook' or 'landscape'");
  add_workspace(app, all.diagram.workspace.paths);
  add_choice(app, "-f,--format", all.diagram.format, {"svg", "png", "pdf", "dot"},
             {std::optional(DiagramFormat::svg), std::optional(DiagramFormat::png),
              std::optional(DiagramFormat::pdf), std::optional(DiagramFormat::dot)},
             "the kind of file; as FILE ends, or svg");
  add_view(app, all.diagram.view);
  add_choice(app, "--direction", all.diagram.direction, {"right", "down", "auto"},
             {std::optional(Direction::right), std::optional(Direction::down),
              std::optional(Direction::automatic)},
             "which way lanes run; right, or with --page auto: larger, or on fewer sheets");
  add_choice(app, "--theme", all.diagram.theme, {"auto", "light", "dark", "print"},
             {Theme::automatic, Theme::light, Theme::dark, Theme::print},
             "colours; auto follows the reader's setting, print is black on white");
  add_choice(app, "--page", all.diagram.paper, {"a4", "a3", "letter", "none"},
             {Paper::a4, Paper::a3, Paper::letter, Paper::none},
             "fit it to paper, on several sheets if the text would be smaller than 7 points");
  app.add_flag("--findings", all.diagram.findings, "mark what the checks have found");
  add_output_file(app, all.diagram.output_file);
  add_today(app, all.diagram.workspace);
}

void define_sop(CLI::App& app, AllArguments& all) {
  app.add_option("NAME", all.sop.name, "a workflow or procedure by its id")->required();
  add_workspace(app, all.sop.workspace.paths);
  add_output_file(app, all.sop.output_file);
}

void define_report(CLI::App& app, AllArguments& all) {
  add_paths(app, all.report.workspace.paths);
  add_choice(app, "-f,--format", all.report.format, {"text", "markdown", "json"},
             {ReportFormat::text, ReportFormat::markdown, ReportFormat::json},
             "for a mail, for GitHub, or for scripts");
  add_output_file(app, all.report.output_file);
  add_today(app, all.report.workspace);
}

void define_format(CLI::App& app, AllArguments& all) {
  app.add_option("PATH", all.format.paths,
                 "files and folders (all *.way below them); the current folder if none; - for "
                 "standard input");
  app.add_flag("--check", all.format.check, "change nothing; name the files that would change");
}

void define_explain(CLI::App& app, AllArguments& all) {
  app.add_option("WORD", all.explain.word,
                 "the name of a check, or a word of the language; all checks in a table if none");
}

void define_create(CLI::App& app, AllArguments& all) {
  app.add_option("DIR", all.create.folder, "a folder that is empty or not there yet")->required();
}

} // namespace waymark
