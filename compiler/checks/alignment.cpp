#include "check.hpp"
#include "mentions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

/// Does every process happen, and does every workflow serve one?
namespace waymark {
namespace {

/// The stages of workflows that name a process that there is not, or have lost the name, with the
/// process that each most likely means; and those that belong to no workflow.
class StrayStages {
public:
  explicit StrayStages(const Model& model) {
    std::map<Span, DeclarationId> meant;
    for (const Guess& guess : model.guesses) meant.emplace(guess.place, guess.meant);
    for (const Workflow& workflow : model.workflows) {
      const bool may_be_lost = !workflow.realizes && model[workflow.self].damaged;
      const bool is_unknown = workflow.realizes && !workflow.realizes->resolved();
      if (!may_be_lost && !is_unknown) continue;
      const auto guess = is_unknown ? meant.find(workflow.realizes->span) : meant.end();
      const DeclarationId process = guess == meant.end() ? DeclarationId::none : guess->second;
      for (const Statement& statement : workflow.statements)
        if (statement.kind == StatementKind::stage) stages_.emplace(process, statement.id);
    }
    for (const std::string_view id : model.unowned_stages) stages_.emplace(DeclarationId::none, id);
  }

  /// Has a workflow that may mean the process a block for a stage of this id?
  [[nodiscard]] bool may_cover(DeclarationId process, std::string_view stage) const {
    return stages_.contains({process, stage}) || stages_.contains({DeclarationId::none, stage});
  }

private:
  std::set<std::pair<DeclarationId, std::string_view>> stages_;
};

/// By stage of the process: has one of its workflows work for it? Nothing if that cannot be told,
/// because a workflow could not be read in full.
std::optional<std::vector<bool>> covered_stages(const Model& model, const Process& process) {
  std::vector<bool> covered(process.stages.size(), false);
  for (const DeclarationId id : process.workflows) {
    const Workflow& workflow = model.workflow(id);
    if (model[id].damaged || !workflow.lost_lines.empty()) return std::nullopt;
    for (const Statement& statement : workflow.statements) {
      if (statement.damaged) return std::nullopt;
      if (statement.kind == StatementKind::stage &&
          workflow.blocks[statement.facts].stage >= covered.size())
        return std::nullopt;
      if (!is_work(statement.kind)) continue;
      // A stage inside a stage is an error of its own: its work counts for both.
      for (StatementId id = statement.stage; id != StatementId::none; id = workflow[id].stage) {
        const std::uint32_t stage = workflow.block(id)->stage;
        if (stage < covered.size()) covered[stage] = true;
      }
    }
  }
  return covered;
}

/// How many workflows realise a process of a name that has nothing like it, or is of another kind.
std::size_t unknown_realizations(const Model& model) {
  std::set<Span> guessed;
  for (const Guess& guess : model.guesses) guessed.insert(guess.place);
  return static_cast<std::size_t>(
      std::ranges::count_if(model.workflows, [&](const Workflow& workflow) {
        return workflow.realizes && !workflow.realizes->resolved() &&
               !guessed.contains(workflow.realizes->span);
      }));
}

/// The processes that a name which is not known most likely means.
std::set<DeclarationId> guessed_processes(const Model& model) {
  std::set<Span> realizations;
  for (const Workflow& workflow : model.workflows)
    if (workflow.realizes) realizations.insert(workflow.realizes->span);
  std::set<DeclarationId> guessed;
  for (const Guess& guess : model.guesses)
    if (realizations.contains(guess.place)) guessed.insert(guess.meant);
  return guessed;
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
  const std::set<DeclarationId> guessed = guessed_processes(model);
  std::vector<DeclarationId> candidates;
  for (const Process& process : model.processes)
    if (process.workflows.empty() && !model[process.self].damaged &&
        !guessed.contains(process.self))
      candidates.push_back(process.self);
  const std::vector<DeclarationId> unrealized =
      without_lost_realizations(view, std::move(candidates));
  // Each workflow that names none that there is realises one of them.
  if (unrealized.size() <= unknown_realizations(model)) return;
  for (const DeclarationId id : unrealized)
    findings.report(
        Check::unrealized_process, model[id].name_span,
        fmt::format("no workflow says how process '{}' happens; write one with 'realizes {}'",
                    model[id].title, model[id].id));
}

void check_uncovered_stage(const WorkspaceView& view, Findings& findings) {
  const StrayStages stray(view.model);
  for (const Process& process : view.model.processes) {
    if (process.workflows.empty()) continue;
    const auto covered = covered_stages(view.model, process);
    if (!covered) continue;
    std::unordered_set<std::string_view> seen; // of two stages with one id the first is meant
    for (std::size_t i = 0; i < process.stages.size(); ++i) {
      const bool is_repeated = !seen.insert(process.stages[i].id).second;
      if ((*covered)[i] || is_repeated || stray.may_cover(process.self, process.stages[i].id))
        continue;
      Finding& finding = findings.report(
          Check::uncovered_stage, process.stages[i].name_span,
          fmt::format("nobody does anything for stage '{}' of process '{}': {} {} no step in it; "
                      "add 'stage {} {{ … }}' to {}",
                      process.stages[i].title, view.model[process.self].title,
                      list_titles(view.model, process.workflows),
                      process.workflows.size() == 1 ? "has" : "have", process.stages[i].id,
                      process.workflows.size() == 1 ? "it" : "one of them"));
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

namespace {

/// A stage, and the block that met it.
struct Met {
  std::uint32_t stage = 0;
  StatementId block = StatementId::none;
  bool first_is_known = true; ///< no block before it may be that of any stage
};

/// Goes over the first block of each stage in text order. Blocks in different answers or branches
/// are not compared: each of those begins where its decision or parallel began.
class StageOrder {
public:
  StageOrder(const WorkflowView& view, const Process& process, Findings& findings)
      : view_(view)
      , process_(process)
      , findings_(findings)
      , met_(process.stages.size(), false) {}

  void run() {
    for (std::uint32_t i = 0; i < view_.workflow.statements.size(); ++i) {
      while (!open_.empty() && view_.workflow[open_.back().block].subtree_end <= i) close();
      const StatementKind kind = view_.workflow.statements[i].kind;
      const bool forks = kind == StatementKind::decide || kind == StatementKind::parallel;
      const bool alternative = kind == StatementKind::answer || kind == StatementKind::branch;
      if (forks || alternative) open(StatementId{i}, alternative);
      if (kind == StatementKind::stage) meet(StatementId{i});
      first_is_known_ &= !may_have_lost_its_stage(view_.workflow.statements[i]);
    }
  }

private:
  struct Open {
    StatementId block{};
    Met before{};   ///< at the beginning of the decision or parallel
    Met furthest{}; ///< over its alternatives
    bool alternative = false;
  };

  void open(StatementId block, bool alternative) {
    if (alternative && !open_.empty()) now_ = open_.back().before;
    open_.push_back({block, now_, now_, alternative});
  }

  void close() {
    const Open closed = open_.back();
    open_.pop_back();
    if (!closed.alternative) {
      now_ = further(closed.furthest, now_);
      return;
    }
    if (!open_.empty()) open_.back().furthest = further(open_.back().furthest, now_);
  }

  static Met further(const Met& a, const Met& b) {
    if (a.block == StatementId::none) return b;
    if (b.block == StatementId::none) return a;
    return a.stage >= b.stage ? a : b;
  }

  /// Its block could not be read, and may have been that of any stage.
  static bool may_have_lost_its_stage(const Statement& statement) {
    return statement.damaged && statement.stage == StatementId::none &&
           statement.kind != StatementKind::stage;
  }

  void meet(StatementId id) {
    const std::uint32_t stage = view_.workflow.block(id)->stage;
    if (stage >= met_.size()) first_is_known_ = false; // its name is a mistake of its own
    if (stage >= met_.size() || met_[stage]) return;
    met_[stage] = true;
    if (view_.workflow[id].damaged) return;
    if (now_.block != StatementId::none && stage < now_.stage && now_.first_is_known)
      report(id, stage);
    // Also after a finding: what comes behind is judged by itself.
    now_ = {stage, id, first_is_known_};
  }

  void report(StatementId id, std::uint32_t stage) {
    Finding& finding = findings_.report(
        Check::stage_order, view_.workflow[id].name_span,
        fmt::format("stage '{}' comes after '{}' here, but before it in process '{}'; give both "
                    "the same order",
                    process_.stages[stage].title, process_.stages[now_.stage].title,
                    view_.model[process_.self].title));
    finding.related.push_back({view_.workflow[now_.block].name_span, "met before"});
    finding.related.push_back({process_.stages[stage].name_span, "the order of the process"});
  }

  const WorkflowView& view_;
  const Process& process_;
  Findings& findings_;
  std::vector<bool> met_;
  std::vector<Open> open_;
  Met now_{};
  bool first_is_known_ = true;
};

const Process* realized_process(const WorkflowView& view) {
  const auto& realizes = view.workflow.realizes;
  return realizes && realizes->resolved() ? &view.model.process(realizes->target) : nullptr;
}

} // namespace

void check_stage_order(const WorkflowView& view, Findings& findings) {
  if (const Process* process = realized_process(view)) StageOrder(view, *process, findings).run();
}

void check_unstaged_step(const WorkflowView& view, Findings& findings) {
  const Process* process = realized_process(view);
  if (process == nullptr || process->stages.empty() || view.model[view.id].damaged) return;
  if (!view.workflow.lost_lines.empty()) return; // a stage may have been lost, or closed too early
  for (const Statement& statement : view.workflow.statements) {
    if (statement.kind != StatementKind::step || statement.stage != StatementId::none ||
        statement.damaged)
      continue;
    findings.report(Check::unstaged_step, statement.name_span,
                    fmt::format("step '{}' serves no stage of process '{}'; put it into a 'stage'",
                                statement.title, view.model[process->self].title));
  }
}

} // namespace waymark
