#include "check.hpp"
#include "mentions.hpp"

#include <algorithm>
#include <fmt/format.h>

/// Does every process happen, and does every workflow serve one?
namespace waymark {
namespace {

bool is_work(StatementKind kind) {
  return kind == StatementKind::step || kind == StatementKind::decide ||
         kind == StatementKind::if_ || kind == StatementKind::wait;
}

/// By stage of the process: has one of its workflows work for it? Nothing if that cannot be told,
/// because a workflow could not be read in full.
std::optional<std::vector<bool>> covered_stages(const Model& model, const Process& process) {
  std::vector<bool> covered(process.stages.size(), false);
  for (const DeclarationId id : process.workflows) {
    const Workflow& workflow = model.workflow(id);
    if (model[id].damaged) return std::nullopt;
    for (const Statement& statement : workflow.statements) {
      if (statement.damaged) return std::nullopt;
      if (statement.kind == StatementKind::stage &&
          workflow.blocks[statement.facts].stage >= covered.size())
        return std::nullopt;
      if (!is_work(statement.kind) || statement.stage == StatementId::none) continue;
      const std::uint32_t stage = workflow.block(statement.stage)->stage;
      if (stage < covered.size()) covered[stage] = true;
    }
  }
  return covered;
}

std::string list_titles(const Model& model, const std::vector<DeclarationId>& ids) {
  std::string list;
  for (const DeclarationId id : ids)
    list += fmt::format("{}'{}'", list.empty() ? "" : ", ", model[id].title);
  return list;
}

} // namespace

void check_unrealized_process(const WorkspaceView& view, Findings& findings) {
  const Model& model = view.model;
  std::vector<DeclarationId> unrealized;
  for (const Process& process : model.processes)
    if (process.workflows.empty() && !model[process.self].damaged)
      unrealized.push_back(process.self);
  for (const DeclarationId id : without_lost_mentions(view, std::move(unrealized)))
    findings.report(
        Check::unrealized_process, model[id].name_span,
        fmt::format("no workflow says how process '{}' happens; write one with 'realizes {}'",
                    model[id].title, model[id].id));
}

void check_uncovered_stage(const WorkspaceView& view, Findings& findings) {
  for (const Process& process : view.model.processes) {
    if (process.workflows.empty()) continue;
    const auto covered = covered_stages(view.model, process);
    if (!covered) continue;
    for (std::size_t i = 0; i < process.stages.size(); ++i) {
      if ((*covered)[i]) continue;
      Finding& finding = findings.report(
          Check::uncovered_stage, process.stages[i].name_span,
          fmt::format("nobody does anything for stage '{}' of process '{}': {} {} no step in it; "
                      "add 'stage {} "
                      "{{ … }}' there",
                      process.stages[i].title, view.model[process.self].title,
                      list_titles(view.model, process.workflows),
                      process.workflows.size() == 1 ? "has" : "have", process.stages[i].id));
      for (const DeclarationId id : process.workflows)
        finding.related.push_back({view.model[id].name_span, "realises the process"});
    }
  }
}

void check_aimless_workflow(const WorkspaceView& view, Findings& findings) {
  if (view.model.processes.empty()) return;
  for (const Workflow& workflow : view.model.workflows) {
    const Declaration& declaration = view.model[workflow.self];
    if (workflow.is_procedure || workflow.realizes || declaration.damaged) continue;
    findings.report(
        Check::aimless_workflow, declaration.name_span,
        fmt::format("workflow '{}' serves no process; add 'realizes' and the process that it "
                    "makes happen",
                    declaration.title));
  }
}

} // namespace waymark
