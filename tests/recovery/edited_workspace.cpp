#include "edited_workspace.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace waymark::tests {
namespace {

/// What stands between two lines, both counted.
std::uint32_t distance(std::uint32_t line, std::uint32_t first, std::uint32_t last) {
  if (line < first) return first - line;
  return line > last ? line - last : 0;
}

bool touches(const Span& span, const SmallEdit& edit) {
  return edit.first <= span.last && span.first <= edit.last;
}

} // namespace

EditedWorkspace::EditedWorkspace(std::vector<std::pair<std::string, std::string>> files) {
  workspace_.sources = SourceSet(std::move(files));
  workspace_.today = std::chrono::year{2026} / 11 / 21;
  readings_ = read(workspace_.sources);
  for (std::string& path : referenced_paths(readings_))
    workspace_.existing_paths.insert(std::move(path));
  const CheckedModel checked = compile(workspace_, readings_);
  for (const Finding& finding : checked.findings) {
    if (finding.check == Check::syntax) throw std::runtime_error(finding.message);
    known_findings_.emplace(finding.check, finding.message);
  }
  names_ = names(checked.model);
}

EditedWorkspace::Names EditedWorkspace::names(const Model& model) {
  Names all;
  for (const Declaration& each : model.declarations) all.emplace(each.id, each.name_span);
  for (const Process& process : model.processes)
    for (const ProcessStage& stage : process.stages)
      all.emplace(std::string(model[process.self].id) + "/" + std::string(stage.id),
                  stage.name_span);
  for (const Workflow& workflow : model.workflows)
    for (const Statement& statement : workflow.statements)
      if (!statement.id.empty())
        all.emplace(std::string(model[workflow.self].id) + "/" + std::string(statement.id),
                    statement.name_span);
  return all;
}

EditOutcome EditedWorkspace::outcome(std::size_t file, const SmallEdit& edit) const {
  const Source& old = *readings_[file]->tree.source;
  const std::string text = edited_text(edit, old.bytes());
  const Workspace workspace{workspace_.sources.with_overlay(old.path(), text),
                            workspace_.existing_paths,
                            workspace_.today,
                            {}};
  std::vector<FileReadingPtr> readings = readings_;
  readings[file] = read(workspace.sources.sources()[file]);
  const CheckedModel checked = compile(workspace, readings);

  EditOutcome outcome;
  auto known = known_findings_;
  for (const Finding& finding : checked.findings) {
    const auto same = known.find({finding.check, finding.message});
    if (same != known.end())
      known.erase(same);
    else
      outcome.findings.push_back(finding);
  }
  const Source& source = *workspace.sources.sources()[file];
  if (!outcome.findings.empty()) {
    const Span& span = outcome.findings.front().span;
    const std::uint32_t first = source.position(edit.first).line;
    const auto end = static_cast<std::uint32_t>(edit.first + edit.replacement.size());
    outcome.first_distance = span.file == source.file() ? distance(source.position(span.first).line,
                                                                   first, source.position(end).line)
                                                        : 1'000'000;
  }
  const Names now = names(checked.model);
  const auto file_id = source.file();
  // An edit takes along the name whose declaration begins on its line, and for a declaration what
  // is called after it.
  for (const auto& [name, span] : names_) {
    if (now.contains(name)) continue;
    const bool own =
        span.file == file_id && old.position(span.first).line == old.position(edit.first).line;
    const std::size_t slash = name.find('/');
    const bool owner_lost = slash != std::string::npos && !now.contains(name.substr(0, slash));
    if (!own && !owner_lost && !(span.file == file_id && touches(span, edit)))
      outcome.lost.push_back(name);
  }
  return outcome;
}

} // namespace waymark::tests
