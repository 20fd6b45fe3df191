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

} // namespace waymark::testing
