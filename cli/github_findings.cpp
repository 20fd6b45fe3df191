#include "backends/percent_encoding.hpp"
#include "finding_places.hpp"
#include "findings_output.hpp"
#include "printable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace waymark {
namespace {

/// A workflow command is one line; in its properties, `:` and `,` have a meaning, too.
std::string escaped(std::string_view text, std::string_view special) {
  return percent_encoded(
      text, [&](char letter) { return special.find(letter) == std::string_view::npos; });
}
/// Line by line: what an author wrote must not steer the terminal that shows the log.
std::string escaped_data(std::string_view text) {
  std::string lines;
  for (;;) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines += printable(text.substr(0, end));
    if (end == text.size()) return escaped(lines, "%\r\n");
    lines += '\n';
    text.remove_prefix(end + 1);
  }
}
std::string escaped_property(std::string_view text) {
  return escaped(printable(text), "%\r\n:,");
}

std::string_view level(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::advice: return "notice";
  }
  return "";
}

} // namespace

void print_github(const CheckedModel& checked, Console& console) {
  FindingPlaces places(checked.model);
  for (const Finding& finding : checked.findings) {
    const PlaceRange place = places.of_finding(finding.span);
    console.out.write(fmt::format(
        "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
        level(finding.severity), escaped_property(place.source->path()), place.first.line,
        place.first.column, place.last.line, place.last.column,
        escaped_property(facts(finding.check).spelling), escaped_data(finding.message)));
  }
  console.err.write(summary_line(checked.summary));
}

} // namespace waymark
