#include "command_table.hpp"

#include <utility>

namespace waymark {
namespace {

template<auto Member>
Command take(AllArguments&& all) {
  return Command(std::move(all.*Member));
}

constexpr std::string_view skipped =
    "Hidden files and folders, node_modules and folders that 'waymark build' wrote are skipped.";

CommandRow check_row() {
  return {"check",
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
          take<&AllArguments::check>};
}

CommandRow build_row() {
  return {"build",
          "publish a workspace as a handbook",
          {{"waymark build -o site", "the handbook of the current folder; open site/index.html"},
           {"waymark build sales -o site", "of one folder"},
           {"waymark build -o site --keep-going", "a draft, although there are errors"},
           {"waymark build -o site --codeowners CODEOWNERS", "and who reviews what"}},
          {"Writes DIR/index.html and its pages, DIR/sop/NAME.md, DIR/diagrams/NAME.svg and, for "
           "other programs, DIR/model.json (docs/model.md). Files that an earlier build made and "
           "this one does not are removed, nothing else is. A folder that is not empty and was not "
           "made by 'waymark build' is refused.",
           "NAME is the id. Of one with other signs than small letters a to z, digits, '_' and '-' "
           "(some file systems tell no capitals), what can be kept stands before a hash of it; the "
           "drawing of a workflow 'landscape' is landscape.workflow.svg.",
           "With --codeowners, the owners in the text become lines for GitHub: of each file the "
           "handles (role … handle \"@…\") of those who own what stands in it. Only the lines "
           "between two marks in FILE are ours; the others stay.",
           skipped},
          define_build,
          take<&AllArguments::build>};
}

CommandRow diagram_row() {
  return {
      "diagram",
      "draw a workflow, procedure, process, system or the whole workspace",
      {{"waymark diagram nurture_lead -o lead.svg", "a picture of a workflow"},
       {"waymark diagram lead --view raci -o who.svg", "who does what in it"},
       {"waymark diagram lead --page a4 -o lead.pdf", "to print"},
       {"waymark diagram lead --findings > lead.svg", "with what the checks say about it"},
       {"waymark diagram nurture_lead -f dot", "its graph, for other programs"},
       {"waymark diagram -w sales > all.svg", "the map of all systems"},
       {"waymark diagram --view handoffs > team.svg", "who hands work to whom, in all of it"}},
      {"The view 'flow' shows a workflow or procedure in one column, 'graph' with branches side "
       "by side (laid out by Graphviz), 'lanes' with a lane for each performer, 'raci' as a "
       "table of steps and roles (a process, too). 'process' shows the stages of a process and "
       "the work that realises each, 'landscape' a system or the whole workspace: processes, "
       "workflows, and what flows between them. 'handoffs' shows for anything who hands work to "
       "whom and how often. Without '--view', a workflow is shown in lanes, a procedure as a "
       "flow, a process by its stages, and a system or the workspace as a landscape.",
       "PNG (two pixels for a point) and PDF are painted by librsvg and cairo, if they are "
       "installed. Several sheets are one PDF, or FILE-1.svg, FILE-2.svg and so on; lines "
       "between them end in letters. 'neato -n2' draws DOT as it is."},
      define_diagram,
      take<&AllArguments::diagram>};
}

CommandRow sop_row() {
  return {"sop",
          "print a workflow or procedure as a Markdown document",
          {{"waymark sop first_call", "on the terminal"},
           {"waymark sop first_call -o first-call.md", "in a file"}},
          {},
          define_sop,
          take<&AllArguments::sop>};
}

CommandRow report_row() {
  return {"report",
          "write the audit of a workspace: owners, gaps, hand-offs, waiting, hours and cost",
          {{"waymark report", "as text, to read or to paste into a mail"},
           {"waymark report --format markdown -o audit.md", "with tables, for GitHub"},
           {"waymark report sales --format json", "one JSON object, for scripts"},
           {"waymark report --today 2030-01-01", "with what will be overdue by then"}},
          {"It is written despite errors, and says so at its head (exit status 1). docs/report.md "
           "tells what the figures mean and names the keys of the JSON.",
           skipped},
          define_report,
          take<&AllArguments::report>};
}

CommandRow format_row() {
  return {"fmt",
          "bring files into the canonical layout",
          {{"waymark fmt", "rewrite what needs it below the current folder"},
           {"waymark fmt --check", "only name the files that would change"},
           {"waymark fmt - < draft.way", "from standard input to standard output"}},
          {"Comments are kept. A file with syntax errors is left alone.", skipped},
          define_format,
          take<&AllArguments::format>};
}

CommandRow explain_row() {
  return {"explain",
          "say what a check means, with examples, or a word of the language",
          {{"waymark explain", "all checks in a table"},
           {"waymark explain unowned-step", "one of them: bad and good, and how to silence it"},
           {"waymark explain kept", "a word of the language: what it says, and where it stands"}},
          {},
          define_explain,
          take<&AllArguments::explain>};
}

CommandRow create_row() {
  return {"new",
          "begin a workspace",
          {{"waymark new our-handbook", "about ten lines that check and build"}},
          {},
          define_create,
          take<&AllArguments::create>};
}

} // namespace

std::vector<CommandRow> command_rows() {
  return {
#define WAYMARK_COMMAND(name, arguments) name##_row(),
#include "commands.def"
#undef WAYMARK_COMMAND
  };
}

} // namespace waymark
