#include "arguments.hpp"

#include "check_texts.hpp"
#include "failure.hpp"
#include "option_kinds.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>
#include <utility>

namespace waymark {
namespace {

struct AllArguments {
  CheckArguments check;
  BuildArguments build;
  DiagramArguments diagram;
  SopArguments sop;
  AuditArguments audit;
  FormatArguments format;
  ExplainArguments explain;
  NewArguments create;
};

// ---- What the commands take ---------------------------------------------------------------------

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
  app.add_option("-o,--output", file, "write to FILE instead of standard output")
      ->type_name("FILE");
}

void define_check(CLI::App& app, AllArguments& all) {
  add_paths(app, all.check.workspace.paths);
  add_choice(app, "--format", all.check.format, {"text", "json", "jsonl", "sarif", "github"},
             {ReportFormat::text, ReportFormat::json, ReportFormat::jsonl, ReportFormat::sarif,
              ReportFormat::github},
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

void add_view(CLI::App& app, std::optional<View>& view) {
  std::vector<std::string_view> names;
  std::vector<std::optional<View>> values;
  for (const ViewFacts& one : views()) {
    names.push_back(one.name);
    values.emplace_back(one.view);
  }
  add_choice(app, "--view", view, names, values, "what the picture shows, see below");
}

void define_diagram(CLI::App& app, AllArguments& all) {
  app.add_option(
      "NAME", all.diagram.name,
      "a workflow, procedure, process or system by its id; the whole workspace if none, or "
      "'handbook'");
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

void define_audit(CLI::App& app, AllArguments& all) {
  add_paths(app, all.audit.workspace.paths);
  add_choice(app, "-f,--format", all.audit.format, {"text", "markdown", "json"},
             {AuditFormat::text, AuditFormat::markdown, AuditFormat::json},
             "for a mail, for GitHub, or for scripts");
  add_output_file(app, all.audit.output_file);
  add_today(app, all.audit.workspace);
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

void define_new(CLI::App& app, AllArguments& all) {
  app.add_option("DIR", all.create.folder, "a folder that is empty or not there yet")->required();
}

// ---- The commands -------------------------------------------------------------------------------

struct CommandRow {
  std::string_view name;
  std::string_view summary;
  std::vector<CommandExample> examples;
  std::vector<std::string_view> remarks;
  void (*define)(CLI::App&, AllArguments&);
  std::function<Command(AllArguments&&)> take;
};

template<auto Member>
Command take(AllArguments&& all) {
  return Command(std::move(all.*Member));
}

const std::string_view skipped =
    "Hidden files and folders, node_modules and folders that 'waymark build' wrote are skipped.";

std::vector<CommandRow> command_rows() {
  return {
      {"check",
       "find what is wrong or missing in a workspace",
       {{"waymark check", "everything below the current folder"},
        {"waymark check sales finance/invoicing.way", "some folders and files"},
        {"waymark check --fix", "correct what has only one right answer"},
        {"waymark check --format json", "one JSON object, for editors and scripts"},
        {"waymark check --format sarif > way.sarif", "for code scanning"},
        {"waymark check --deny warnings", "fail on warnings, too"},
        {"waymark check --only no-owner,no-backup", "two checks alone"},
        {"waymark check --stdin-path a.way < draft", "an unsaved a.way among the files on disk"},
        {"waymark check --today 2030-01-01", "what will be overdue by then"}},
       {skipped, "Findings go to standard output. 'waymark explain CHECK' says what one means."},
       define_check,
       take<&AllArguments::check>},
      {"build",
       "publish a workspace as a handbook",
       {{"waymark build -o site", "the handbook of the current folder; open site/index.html"},
        {"waymark build sales -o site", "of one folder"},
        {"waymark build -o site --keep-going", "a draft, although there are errors"},
        {"waymark build -o site --codeowners CODEOWNERS", "and who reviews what"}},
       {"Writes DIR/index.html and its pages, DIR/sop/NAME.md, DIR/diagrams/NAME.svg and, for "
        "other programs, DIR/model.json (docs/model.md). Files that an "
        "earlier build made and this one does not are removed, nothing else is. A folder that is "
        "not "
        "empty and was not made by 'waymark build' is refused.",
        "NAME is the id. Of one with other signs than small letters a to z, digits, '_' and '-' "
        "(some "
        "file systems tell no capitals), what can be kept stands before a hash of it; the drawing "
        "of a workflow 'landscape' is landscape.workflow.svg.",
        "With --codeowners, the owners in the text become lines for GitHub: of each file the "
        "handles (role … handle \"@…\") of those who own what stands in it. Only the lines between "
        "two marks in FILE are ours; the others stay.",
        skipped},
       define_build,
       take<&AllArguments::build>},
      {"diagram",
       "draw a workflow, procedure, process, system or the whole workspace",
       {{"waymark diagram nurture_lead -o lead.svg", "a picture of a workflow"},
        {"waymark diagram lead --view raci -o who.svg", "who does what in it"},
        {"waymark diagram lead --page a4 -o lead.pdf", "to print"},
        {"waymark diagram lead --findings > lead.svg", "with what the checks say about it"},
        {"waymark diagram nurture_lead -f dot", "its graph, for other programs"},
        {"waymark diagram -w sales > all.svg", "the map of all systems"},
        {"waymark diagram --view handoffs > team.svg", "who hands work to whom, in all of it"}},
       {"The view 'flow' shows a workflow or procedure in one column, 'graph' with branches side "
        "by side (laid out by Graphviz), 'lanes' with a lane for each "
        "performer, 'raci' as a table of steps and roles (a process, too). 'process' shows the "
        "stages of a process and the work that "
        "realises each, 'landscape' a system or the whole workspace: processes, workflows, and "
        "what flows between them. 'handoffs' shows for anything who hands work to whom and how "
        "often. Without '--view', a workflow is shown in lanes, a procedure as a flow, a process "
        "by its stages, and a system or the workspace as a landscape.",
        "PNG (two pixels for a point) and PDF are painted by librsvg and cairo, if they are "
        "installed. Several sheets are one PDF, or FILE-1.svg, FILE-2.svg and so on; lines "
        "between them end in letters. 'neato -n2' draws DOT as it is."},
       define_diagram,
       take<&AllArguments::diagram>},
      {"sop",
       "print a workflow or procedure as a Markdown document",
       {{"waymark sop first_call", "on the terminal"},
        {"waymark sop first_call -o first-call.md", "in a file"}},
       {},
       define_sop,
       take<&AllArguments::sop>},
      {"report",
       "write the audit of a workspace: owners, gaps, hand-offs, waiting, hours and cost",
       {{"waymark report", "as text, to read or to paste into a mail"},
        {"waymark report --format markdown -o audit.md", "with tables, for GitHub"},
        {"waymark report sales --format json", "one JSON object, for scripts"},
        {"waymark report --today 2030-01-01", "with what will be overdue by then"}},
       {"It is written despite errors, and says so at its head (exit status 1). docs/report.md "
        "tells what the figures mean and names the keys of the JSON.",
        skipped},
       define_audit,
       take<&AllArguments::audit>},
      {"fmt",
       "bring files into the canonical layout",
       {{"waymark fmt", "rewrite what needs it below the current folder"},
        {"waymark fmt --check", "only name the files that would change"},
        {"waymark fmt - < draft.way", "from standard input to standard output"}},
       {"Comments are kept. A file with syntax errors is left alone.", skipped},
       define_format,
       take<&AllArguments::format>},
      {"explain",
       "say what a check means, with examples, or a word of the language",
       {{"waymark explain", "all checks in a table"},
        {"waymark explain unowned-step", "one of them: bad and good, and how to silence it"},
        {"waymark explain kept", "a word of the language: what it says, and where it stands"}},
       {},
       define_explain,
       take<&AllArguments::explain>},
      {"new",
       "begin a workspace",
       {{"waymark new our-handbook", "about ten lines that check and build"}},
       {},
       define_new,
       take<&AllArguments::create>},
  };
}

// ---- Reading the command line -------------------------------------------------------------------

std::vector<std::string> spellings(const CLI::Option& option) {
  std::vector<std::string> all;
  for (const std::string& name : option.get_snames()) all.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) all.push_back("--" + name);
  return all;
}

std::unique_ptr<CLI::App> make_app(const CommandRow& row, AllArguments& all) {
  auto app = std::make_unique<CLI::App>(std::string(row.summary), std::string(row.name));
  app->set_help_flag();
  app->allow_extras();
  row.define(*app, all);
  return app;
}

CommandReference reference(const CommandRow& row) {
  AllArguments all;
  const std::unique_ptr<CLI::App> app = make_app(row, all);
  CommandReference command{row.name, row.summary, row.examples, {}, {}, row.remarks};
  for (const CLI::Option* option : app->get_options()) {
    if (option->get_positional()) {
      const bool many = option->get_items_expected_max() > 1;
      command.arguments.push_back({option->get_name(true) + (many ? "…" : ""),
                                   option->get_description(), option->get_required()});
    } else {
      const std::string value =
          option->get_items_expected_max() == 0 ? "" : option->get_type_name();
      command.options.push_back({spellings(*option), value, option->get_description(),
                                 option->get_required(), option->get_items_expected_max() > 1});
    }
  }
  return command;
}

[[noreturn]] void fail_usage(const std::string& message, std::string_view command) {
  throw Failure(fmt::format("{}\nrun 'waymark {}{}--help' to see what there is", message, command,
                            command.empty() ? "" : " "));
}

[[noreturn]] void fail_unknown_option(const std::string& option, const CommandRow& row) {
  std::vector<OptionReference> known = reference(row).options;
  for (OptionReference& common : common_options()) known.push_back(std::move(common));
  std::vector<std::string_view> candidates;
  for (const OptionReference& reference : known) {
    for (const std::string& spelling : reference.spellings) {
      if (spelling.starts_with("--")) candidates.push_back(spelling);
    }
  }
  const std::string name = option.substr(0, option.find('='));
  fail_usage(fmt::format("unknown option '{}'{}", name, suggestion(name, candidates)), row.name);
}

/// The library's own words, where they are good enough; ours for what people meet.
std::string message(const CLI::ParseError& error) {
  const std::string text = error.what();
  const std::string subject = text.substr(0, text.find_first_of(": "));
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return fmt::format("'{}' is missing", subject);
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    return fmt::format("option '{}' needs one value", subject);
  }
  return text;
}

/// The library would take '--fix=no' for what it says.
void expect_switches_without_values(const CLI::App& app, const CommandRow& row,
                                    const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") return;
    const std::string name = word.substr(0, word.find('='));
    if (name == word || !name.starts_with("--")) continue;
    const CLI::Option* option = app.get_option_no_throw(name);
    if (option != nullptr && option->get_items_expected_max() == 0)
      fail_usage(fmt::format("option '{}' takes no value", name), row.name);
  }
}

Command parse_command(const CommandRow& row, std::vector<std::string> words) {
  AllArguments all;
  const std::unique_ptr<CLI::App> app = make_app(row, all);
  expect_switches_without_values(*app, row, words);
  std::reverse(words.begin(), words.end()); // the library takes them from the back
  try {
    app->parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    // An unknown option often takes a required one's place: name the cause.
    for (const std::string& extra : app->remaining()) {
      if (extra.size() > 1 && extra.starts_with('-') && extra != "--") {
        fail_unknown_option(extra, row);
      }
    }
    fail_usage(message(error), row.name);
  }
  for (const std::string& extra : app->remaining()) {
    if (extra == "--") continue;
    if (extra.size() > 1 && extra.starts_with('-')) fail_unknown_option(extra, row);
    fail_usage(fmt::format("'{}' is one argument too many", extra), row.name);
  }
  return row.take(std::move(all));
}

/// Takes a switch that all commands share out of the words before `--`.
bool take_switch(std::vector<std::string>& words,
                 std::initializer_list<std::string_view> spellings) {
  const auto end = std::find(words.begin(), words.end(), "--");
  const auto kept = std::remove_if(words.begin(), end, [&](const std::string& word) {
    return std::find(spellings.begin(), spellings.end(), word) != spellings.end();
  });
  const bool taken = kept != end;
  words.erase(kept, end);
  return taken;
}

} // namespace

std::vector<CommandReference> command_references() {
  std::vector<CommandReference> commands;
  for (const CommandRow& row : command_rows()) commands.push_back(reference(row));
  return commands;
}

Invocation parse_arguments(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = arguments;
  const bool colours_allowed = !take_switch(words, {"--no-color"});
  const bool help = take_switch(words, {"-h", "--help"});
  const auto give = [&](Command command) {
    return Invocation{std::move(command), colours_allowed};
  };

  const bool has_command = !words.empty() && !words[0].starts_with('-');
  if (help && !has_command) return give(InformationRequest{overview_text(command_references())});
  if (words.empty()) fail_usage("which command?", "");
  if (words[0] == "--version" || words[0] == "-V") {
    return give(InformationRequest{fmt::format("waymark {}\n", WAYMARK_VERSION)});
  }

  const std::vector<CommandRow> rows = command_rows();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const CommandRow& candidate) {
    return candidate.name == words[0];
  });
  if (row == rows.end()) {
    std::vector<std::string_view> names;
    for (const CommandRow& known : rows) names.push_back(known.name);
    if (!has_command) names = {"--help", "--version", "--no-color"};
    fail_usage(fmt::format("unknown {} '{}'{}", has_command ? "command" : "option", words[0],
                           suggestion(words[0], names)),
               "");
  }
  if (help) return give(InformationRequest{help_text(reference(*row))});
  words.erase(words.begin());
  return give(parse_command(*row, std::move(words)));
}

} // namespace waymark
