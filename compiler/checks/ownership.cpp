#include "check.hpp"
#include "compiler/people.hpp"
#include "fixes/statement_fixes.hpp"

#include <cstddef>
#include <fmt/format.h>
#include <optional>
#include <vector>

/// Who does it, who answers for it, who stands in.
namespace waymark {
namespace {

void report_no_owner(const Declaration& declaration, bool has_owner, std::string_view way_out,
                     Findings& findings) {
  if (has_owner || declaration.damaged) return;
  findings.report(Check::no_owner, declaration.name_span,
                  fmt::format("nobody owns {} '{}', so nobody keeps it up to date; {}",
                              noun(declaration.kind), declaration.title, way_out));
}

/// By system: whether its owner is not known, for it or a system around it is damaged, or the
/// systems around it stand in a circle.
std::vector<bool> lost_owners(const Model& model) {
  enum class Owner : std::uint8_t { unseen, asked, known, lost };
  std::vector<Owner> owners(model.systems.size(), Owner::unseen);
  std::vector<std::uint32_t> asked;
  for (std::uint32_t i = 0; i < model.systems.size(); ++i) {
    Owner around = Owner::known;
    for (std::optional<std::uint32_t> at = i; at;) {
      if (owners[*at] != Owner::unseen) {
        around = owners[*at] == Owner::asked ? Owner::lost : owners[*at];
        break;
      }
      owners[*at] = Owner::asked;
      asked.push_back(*at);
      const auto& parent = model.systems[*at].parent;
      at = parent && parent->resolved() ? std::optional(model[parent->target].index) : std::nullopt;
    }
    for (; !asked.empty(); asked.pop_back()) {
      if (model[model.systems[asked.back()].self].damaged) around = Owner::lost;
      owners[asked.back()] = around;
    }
  }
  std::vector<bool> lost(owners.size());
  for (std::size_t i = 0; i < owners.size(); ++i) lost[i] = owners[i] == Owner::lost;
  return lost;
}

} // namespace

void check_unowned_step(const WorkflowView& view, Findings& findings) {
  for (const Statement& statement : view.workflow.statements) {
    if (statement.kind != StatementKind::step || statement.damaged) continue;
    if (view.workflow.works[statement.facts].performer.source != PerformerSource::nobody) continue;
    Finding& finding = findings.report(
        Check::unowned_step, statement.name_span,
        fmt::format("nobody does step '{}'; add 'by' and a role, party or tool to it or to "
                    "what is around it",
                    statement.title));
    if (auto fix = add_performer(view.model, statement)) finding.fixes.push_back(std::move(*fix));
  }
}

void check_unaccountable_step(const WorkflowView& view, Findings& findings) {
  for (const Statement& statement : view.workflow.statements) {
    if (statement.kind != StatementKind::step || statement.damaged) continue;
    const Work& work = view.workflow.works[statement.facts];
    const DeclarationId who = work.performer.who;
    const bool needs_a_role =
        view.model.is(who, DeclarationKind::tool) || view.model.is(who, DeclarationKind::party);
    if (!needs_a_role || work.has_answerable || view.model[view.id].damaged) continue;
    const Declaration& performer = view.model[who];
    Finding& finding = findings.report(
        Check::unaccountable_step, statement.name_span,
        fmt::format(
            "{} '{}' does step '{}', but no role answers for it; add 'accountable' and a role, "
            "or give the {} an 'owner'",
            noun(performer.kind), performer.title, statement.title,
            noun(view.model[view.id].kind)));
    finding.related.push_back({work.performer.span, "performed here"});
  }
}

void check_no_owner(const WorkspaceView& view, Findings& findings) {
  const Model& model = view.model;
  const std::vector<bool> lost = lost_owners(model);
  for (std::size_t i = 0; i < model.systems.size(); ++i) {
    const System& system = model.systems[i];
    if (lost[i]) continue;
    report_no_owner(model[system.self], system.has_owner,
                    "add 'owner' and a role to it or to a system around it", findings);
  }
  for (const Process& process : model.processes) {
    const auto& parent = process.parent;
    if (parent && parent->resolved() && lost[model[parent->target].index]) continue;
    report_no_owner(model[process.self], process.has_owner,
                    "add 'owner' and a role to it or to its system", findings);
  }
  for (const Workflow& workflow : model.workflows)
    report_no_owner(model[workflow.self], workflow.owner.has_value(), "add 'owner' and a role",
                    findings);
}

namespace {

/// Why nobody stands in for the only person of a role; empty if somebody does.
std::string lack_of_backup(const Model& model, const Role& role) {
  if (!role.backup) return "nobody stands in; add 'backup' and a role, or a second 'person'";
  const DeclarationId backup = role.backup->target;
  if (backup == role.self)
    return "no role is a backup for itself; let 'backup' name another role, or add a second "
           "'person'";
  if (are_one_person(model, role.self, backup))
    return fmt::format("the backup, '{}', is the same person; let 'backup' name a role "
                       "that somebody else has, or add a second 'person'",
                       model[backup].title);
  return {};
}

} // namespace

void check_no_backup(const WorkspaceView& view, Findings& findings) {
  const std::vector<std::size_t> steps = steps_by_role(view.model);
  for (std::size_t i = 0; i < view.model.roles.size(); ++i) {
    const Role& role = view.model.roles[i];
    const Declaration& declaration = view.model[role.self];
    const std::string_view holder = only_holder(role);
    if (steps[i] == 0 || holder.empty() || declaration.damaged) continue;
    const std::string lack = lack_of_backup(view.model, role);
    if (lack.empty()) continue;
    findings.report(Check::no_backup, declaration.name_span,
                    fmt::format("only '{}' is '{}', and {}", holder, declaration.title, lack));
  }
}

} // namespace waymark
