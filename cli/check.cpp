#include "commands.hpp"
#include "files.hpp"
#include "report.hpp"
#include "workspace_loading.hpp"

namespace waymark {

ExitStatus run(const CheckArguments& arguments, Console& console) {
  std::optional<Overlay> overlay;
  if (arguments.stdin_path) overlay = Overlay{*arguments.stdin_path, read_standard_input()};

  CheckedModel checked = load_and_compile(arguments.workspace, overlay);
  apply_selection(arguments.selection, checked);
  switch (arguments.format) {
  case ReportFormat::text: print_text(checked, console.out); break;
  case ReportFormat::json: print_json(checked, console.out); break;
  case ReportFormat::jsonl: print_json_lines(checked, console.out); break;
  case ReportFormat::sarif: print_sarif(checked, console.out); break;
  case ReportFormat::github: print_github(checked, console); break;
  }
  return checked.summary.errors > 0 ? ExitStatus::findings : ExitStatus::success;
}

} // namespace waymark
