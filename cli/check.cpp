#include "commands.hpp"
#include "files.hpp"
#include "findings_output.hpp"
#include "fixing_files.hpp"
#include "unread_names.hpp"
#include "workspace_loading.hpp"

#include <optional>
#include <utility>

namespace waymark {

namespace {

CheckedModel fix_and_check(const CheckArguments& arguments, Console& console) {
  if (arguments.stdin_path) {
    throw Failure("'--fix' changes files, and '--stdin-path' checks a text that is in none; "
                  "leave one of them out");
  }
  const WorkspaceBounds bounds(arguments.workspace.paths);
  FixedWorkspace fixed = fix_files(load(arguments.workspace), bounds, arguments.selection);
  console.err.write(fixed.message);
  return std::move(fixed.checked);
}

CheckedModel check(const CheckArguments& arguments) {
  std::optional<Overlay> overlay;
  if (arguments.stdin_path) overlay = Overlay{*arguments.stdin_path, read_standard_input()};
  return load_and_compile(arguments.workspace, overlay);
}

} // namespace

ExitStatus run(const CheckArguments& arguments, Console& console) {
  CheckedModel checked = arguments.fix ? fix_and_check(arguments, console) : check(arguments);
  apply_selection(arguments.selection, checked);
  switch (arguments.format) {
  case FindingsFormat::text:
    print_text(checked, console.out);
    // '--fix' has said which names it left alone; whoever gives a text is not at a terminal.
    if (!arguments.fix && !arguments.stdin_path)
      console.out.write(hint_at_unread_names(checked, arguments.workspace.paths));
    break;
  case FindingsFormat::json: print_json(checked, console.out); break;
  case FindingsFormat::jsonl: print_json_lines(checked, console.out); break;
  case FindingsFormat::sarif: print_sarif(checked, console.out); break;
  case FindingsFormat::github: print_github(checked, console); break;
  }
  return checked.summary.errors > 0 ? ExitStatus::findings : ExitStatus::success;
}

} // namespace waymark
