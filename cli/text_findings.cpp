#include "counted.hpp"
#include "findings_output.hpp"
#include "places.hpp"
#include "printable.hpp"
#include "source_quote.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {
namespace {

struct Palette {
  std::string_view error, warning, advice, strong, faint, off;
};
constexpr Palette colours{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m",
                          "\x1b[1m",    "\x1b[2m",    "\x1b[0m"};
constexpr Palette no_colours{};

/// "2 errors, 1 warning"
std::string counts(const Summary& summary) {
  std::vector<std::string> parts;
  if (summary.errors > 0) parts.push_back(counted(summary.errors, "error"));
  if (summary.warnings > 0) parts.push_back(counted(summary.warnings, "warning"));
  if (summary.advice > 0) {
    parts.push_back(counted(summary.advice, "piece of advice", "pieces of advice"));
  }
  return parts.empty() ? "no findings" : fmt::format("{}", fmt::join(parts, ", "));
}

class TextReport {
public:
  TextReport(const CheckedModel& checked, bool coloured)
      : checked_(checked)
      , palette_(coloured ? colours : no_colours) {}

  /// With an empty line behind it; until the next one is asked for.
  const std::string& text_of(const Finding& finding) {
    const Source& source = checked_.model.source(finding.span.file);
    const Position place = main_places_.find(source, finding.span.first);
    line_.clear();
    add("{}{}:{}:{}:{} {}{}[{}]{}: {}\n", palette_.strong, printable(source.path()), place.line,
        place.column, palette_.off, colour(finding.severity), name(finding.severity),
        facts(finding.check).spelling, palette_.off, printable(finding.message));
    add_quote(source, finding, place.line);
    for (const RelatedPlace& related : finding.related) {
      const Source& other = checked_.model.source(related.span.file);
      const Position there = related_places_.find(other, related.span.first);
      add("  {}:{}:{}: {}\n", printable(other.path()), there.line, there.column,
          printable(related.message));
    }
    add_way(finding.way);
    for (const Fix& fix : finding.fixes) add("  help: {}\n", printable(fix.message));
    add("\n");
    return line_;
  }

private:
  /// "way: 'Make the plan' → 'Is a room free?' (no) → …"; of a long way, the beginning and the end.
  void add_way(const std::vector<WayPlace>& way) {
    constexpr std::size_t shown = 4;
    if (way.size() < 2) return;
    add("  way: ");
    for (std::size_t i = 0; i < way.size(); ++i) {
      if (way.size() > 2 * shown + 1 && i == shown) {
        add(" → … ({} more)", way.size() - 2 * shown);
        i = way.size() - shown;
      }
      add("{}{}", i == 0 ? "" : " → ", printable(way[i].message));
    }
    add("\n");
  }

  void add_quote(const Source& source, const Finding& finding, std::uint32_t line_number) {
    const SourceQuote quoted = quote(source, finding.span, line_number);
    const std::string number = fmt::format("{}", line_number);
    add("{}  {} | {}{}\n", palette_.faint, number, palette_.off, quoted.line);
    add("{}  {:{}} | {}{:{}}{}{:^>{}}{}\n", palette_.faint, "", number.size(), palette_.off, "",
        quoted.indent, colour(finding.severity), "", quoted.width, palette_.off);
  }

  [[nodiscard]] std::string_view colour(Severity severity) const {
    switch (severity) {
    case Severity::error: return palette_.error;
    case Severity::warning: return palette_.warning;
    case Severity::advice: return palette_.advice;
    }
    return "";
  }

  template<typename... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(line_), format, std::forward<Values>(values)...);
  }

  const CheckedModel& checked_;
  const Palette& palette_;
  PlaceFinder main_places_;
  PlaceFinder related_places_;
  std::string line_;
};

} // namespace

void print_findings(const CheckedModel& checked, Output& out) {
  TextReport report(checked, out.colours());
  for (const Finding& finding : checked.findings) out.write(report.text_of(finding));
}

std::string findings_text(const CheckedModel& checked, bool coloured) {
  TextReport report(checked, coloured);
  std::string text;
  for (const Finding& finding : checked.findings) text += report.text_of(finding);
  return text + summary_line(checked.summary);
}

std::string without_colours(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (;;) {
    const std::size_t escape = std::min(text.find('\x1b'), text.size());
    plain += text.substr(0, escape);
    const std::size_t end = text.find('m', escape);
    if (end == std::string_view::npos) return plain;
    text.remove_prefix(end + 1);
  }
}

std::string summary_line(const Summary& summary) {
  return fmt::format("{} in {} with {}\n", counts(summary), counted(summary.files, "file"),
                     counted(summary.steps, "step"));
}

void print_text(const CheckedModel& checked, Output& out) {
  print_findings(checked, out);
  out.write(summary_line(checked.summary));
}

ExitStatus mention_errors(const CheckedModel& checked, Console& console) {
  const std::size_t errors = checked.summary.errors;
  if (errors == 0) return ExitStatus::success;
  console.complain(fmt::format("there {} {} in the workspace; see 'waymark check'",
                               errors == 1 ? "is" : "are", counted(errors, "error")));
  return ExitStatus::findings;
}

} // namespace waymark
