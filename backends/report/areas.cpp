#include "parts.hpp"

#include <utility>

/// By system: what there is and who owns it.
namespace waymark::report {
namespace {

class Areas {
public:
  explicit Areas(const Facts& facts)
      : facts_(facts)
      , model_(facts.model)
      , system_seen_(model_.systems.size(), false)
      , workflow_seen_(model_.workflows.size(), false)
      , area_of_(model_.declarations.size(), 0) {}

  std::vector<ReportArea> run() {
    for (const System& system : model_.systems)
      if (!system.parent || !system.parent->resolved()) add_systems(system.self);
    // Systems in a circle are inside one another, and so inside none.
    for (const System& system : model_.systems) add_systems(system.self);
    for (const auto& [system, area] : order_)
      for (const DeclarationId process : model_.system(system).processes)
        add_process(process, area);
    add_what_is_left();
    add_gaps(facts_, area_of_, areas_);
    if (areas_.back().items.empty() && areas_.back().gaps.empty()) areas_.pop_back();
    return std::move(areas_);
  }

private:
  /// The system and all inside it, each before what it holds.
  void add_systems(DeclarationId root) {
    std::vector<std::pair<DeclarationId, std::vector<std::string_view>>> open;
    open.push_back({root, {}});
    while (!open.empty()) {
      auto [id, path] = std::move(open.back());
      open.pop_back();
      if (system_seen_[model_[id].index]) continue;
      system_seen_[model_[id].index] = true;
      const System& system = model_.system(id);
      path.push_back(model_[id].title);
      area_of_[index(id)] = static_cast<std::uint32_t>(areas_.size());
      order_.push_back({id, area_of_[index(id)]});
      ReportOwner owner{system.has_owner, {}};
      if (system.accountable != DeclarationId::none)
        owner.who = name_of(model_, system.accountable);
      areas_.push_back({name_of(model_, id), path, owner, {}, {}});
      for (auto inner = system.systems.rbegin(); inner != system.systems.rend(); ++inner)
        open.push_back({*inner, path});
    }
  }

  void add_process(DeclarationId id, std::uint32_t area) {
    const Process& process = model_.process(id);
    area_of_[index(id)] = area;
    ReportOwner owner{process.has_owner, {}};
    if (process.accountable != DeclarationId::none)
      owner.who = name_of(model_, process.accountable);
    areas_[area].items.push_back({name_of(model_, id), owner, 0, {}, {}});
    for (const DeclarationId workflow : process.workflows)
      add_workflow(workflow, area, 1, model_[id].id);
  }

  /// The workflow, and below it what it follows and nothing realises.
  void add_workflow(DeclarationId id, std::uint32_t area, std::uint32_t level,
                    std::string_view belongs_to) {
    if (workflow_seen_[model_[id].index]) return;
    struct Entry {
      DeclarationId workflow;
      std::uint32_t level;
      std::string_view belongs_to;
    };
    std::vector<Entry> open{{id, level, belongs_to}};
    while (!open.empty()) {
      const Entry entry = open.back();
      open.pop_back();
      if (workflow_seen_[model_[entry.workflow].index]) continue;
      workflow_seen_[model_[entry.workflow].index] = true;
      area_of_[index(entry.workflow)] = area;
      const Workflow& workflow = model_.workflow(entry.workflow);
      areas_[area].items.push_back({name_of(model_, entry.workflow),
                                    owner_of(model_, workflow.owner),
                                    entry.level,
                                    entry.belongs_to,
                                    {}});
      for (auto work = workflow.works.rbegin(); work != workflow.works.rend(); ++work) {
        if (!work->follow || !work->follow->resolved()) continue;
        const DeclarationId followed = work->follow->target;
        if (!model_.workflow(followed).realizes)
          open.push_back({followed, entry.level + 1, model_[entry.workflow].id});
      }
    }
  }

  /// What belongs to no system: processes, workflows without a process, and procedures that nothing
  /// follows. That a procedure realises a process is not asked.
  void add_what_is_left() {
    const auto rest = static_cast<std::uint32_t>(areas_.size());
    areas_.push_back({});
    for (const Declaration& declaration : model_.declarations)
      if (is_outside(declaration)) area_of_[&declaration - model_.declarations.data()] = rest;
    for (const Process& process : model_.processes)
      if (!process.parent || !process.parent->resolved()) add_process(process.self, rest);
    for (const bool procedures : {false, true})
      for (const Workflow& workflow : model_.workflows)
        if (workflow.is_procedure == procedures) add_workflow(workflow.self, rest, 0, {});
  }

  [[nodiscard]] bool is_outside(const Declaration& declaration) const {
    switch (declaration.kind) {
    case DeclarationKind::role:
    case DeclarationKind::party:
    case DeclarationKind::tool:
    case DeclarationKind::document: return true;
    default: return false;
    }
  }

  const Facts& facts_;
  const Model& model_;
  std::vector<bool> system_seen_;
  std::vector<bool> workflow_seen_;
  std::vector<std::uint32_t> area_of_; ///< by declaration
  std::vector<std::pair<DeclarationId, std::uint32_t>> order_;
  std::vector<ReportArea> areas_;
};

} // namespace

std::vector<ReportArea> areas(const Facts& facts) {
  return Areas(facts).run();
}

} // namespace waymark::report
