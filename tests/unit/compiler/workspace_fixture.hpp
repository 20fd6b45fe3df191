#pragma once

#include "build.hpp"
#include "compiler/compile.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark::testing {

/// A workspace in memory, read and built; what the tests of names and model look at.
struct BuiltWorkspace {
  SourceSet sources;
  std::vector<FileReadingPtr> readings;
  Model model;
  std::vector<Finding> findings;

  explicit BuiltWorkspace(std::vector<std::pair<std::string, std::string>> files)
      : sources(std::move(files))
      , readings(read(sources)) {
    BuiltModel built = build_model(sources, readings);
    model = std::move(built.model);
    findings = std::move(built.findings.all());
  }
  explicit BuiltWorkspace(std::string text)
      : BuiltWorkspace(
            std::vector<std::pair<std::string, std::string>>{{"a.way", std::move(text)}}) {}

  /// "check@file:line:column: message", one finding to a line.
  [[nodiscard]] std::string report() const {
    std::string text;
    for (const Finding& finding : findings) {
      const Source& source = sources[finding.span.file];
      const Position at = source.position(finding.span.first);
      text += std::string(facts(finding.check).spelling) + "@" + source.path() + ":" +
              std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + finding.message +
              "\n";
    }
    return text;
  }

  [[nodiscard]] std::string_view text(Span span) const { return sources[span.file].text(span); }

  [[nodiscard]] const Workflow& workflow(std::string_view id) const {
    return model.workflow(model.find(id));
  }
  [[nodiscard]] std::string_view id(DeclarationId declaration) const {
    return declaration == DeclarationId::none ? std::string_view("none") : model[declaration].id;
  }
  /// The first statement of that id or title.
  [[nodiscard]] static StatementId find(const Workflow& workflow, std::string_view name) {
    for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
      const Statement& statement = workflow.statements[i];
      if (statement.id == name || statement.title == name) return StatementId{i};
    }
    return StatementId::none;
  }
};

} // namespace waymark::testing
