#include "backends/report.hpp"

#include "commands.hpp"
#include "document_output.hpp"
#include "findings_output.hpp"
#include "printable.hpp"
#include "text_pieces.hpp"
#include "workspace_loading.hpp"

#include <string>
#include <string_view>

namespace waymark {
namespace {

/// Titles may hold anything; a terminal and a mail get lines that show it safely.
std::string printable_lines(std::string_view text) {
  std::string lines;
  while (!text.empty()) lines += printable(take_until('\n', text)) + "\n";
  return lines;
}

std::string written(const WorkspaceReport& report, ReportFormat format) {
  switch (format) {
  case ReportFormat::text: return printable_lines(report_text(report));
  case ReportFormat::markdown: return printable_lines(report_markdown(report));
  case ReportFormat::json: return report_json(report);
  }
  return {};
}

} // namespace

ExitStatus run(const ReportArguments& arguments, Console& console) {
  const CheckedModel checked = load_and_compile(arguments.workspace);
  const std::string document = written(build_report(checked), arguments.format);
  write_document(arguments.output_file, document, console);
  return mention_errors(checked, console);
}

} // namespace waymark
