#include "commands.hpp"
#include "files.hpp"
#include "report.hpp"
#include "workspace_loading.hpp"

namespace waymark {

ExitStatus run(const CheckArguments& arguments, Console& console) {
  std::optional<Overlay> overlay;
  if (arguments.stdin_path) overlay = Overlay{*arguments.stdin_path, read_standard_input()};

  const CheckedModel checked = load_and_compile(arguments.workspace, overlay);
  if (arguments.format == ReportFormat::json) {
    print_json(checked, console.out);
  } else {
    print_text(checked, console.out);
  }
  return checked.summary.errors > 0 ? ExitStatus::findings : ExitStatus::success;
}

} // namespace waymark
