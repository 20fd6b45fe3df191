#pragma once

#include "compiler/compile.hpp"

#include <string>

namespace waymark::testing {

/// The findings of a text, one to a line: "check line:column"; those of the named check only, if
/// one is named.
[[nodiscard]] inline std::string findings_of(const std::string& text, std::string_view only = {}) {
  Workspace workspace;
  workspace.sources = SourceSet({{"a.way", text}});
  workspace.today = Date{std::chrono::year{2026} / 11 / 21};
  const CheckedModel checked = compile(workspace, read(workspace.sources));
  std::string list;
  for (const Finding& finding : checked.findings) {
    const std::string_view check = facts(finding.check).spelling;
    if (!only.empty() && check != only) continue;
    const Position at = workspace.sources[finding.span.file].position(finding.span.first);
    list +=
        std::string(check) + " " + std::to_string(at.line) + ":" + std::to_string(at.column) + "\n";
  }
  return list;
}

/// The findings in a flow, which begins on line 3 of its file. The roles a and b, the party p, the
/// tool t and the documents d, e and f are declared; what is said of declarations that the flow
/// does not use is left out, and so are hand-offs.
[[nodiscard]] inline std::string flow_findings(const std::string& flow,
                                               const std::string& behind = {}) {
  const std::string all =
      findings_of("role a; role b; party p; tool t; document d; document e; document f\n"
                  "workflow w { owner a; by a\n" +
                  flow + "}\n" + behind);
  std::string list;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at) + 1;
    const std::string_view line = std::string_view(all).substr(at, end - at);
    at = end;
    const bool aside = line.starts_with("unused-declaration") || line.starts_with("never-used") ||
                       line.starts_with("silent-handoff");
    if (!aside) list += line;
  }
  return list;
}

} // namespace waymark::testing
