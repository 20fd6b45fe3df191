#include "html/reading_order.hpp"

#include <algorithm>
#include <optional>

namespace waymark::html {

namespace {

constexpr std::size_t deepest_trail = 5;
constexpr std::uint32_t not_placed = 0xffffffff;

/// Systems depth first, with an explicit stack: they may nest as deep as the text likes.
class Walk {
public:
  Walk(const Model& model, ReadingOrder& order)
      : model_(model)
      , order_(order) {}

  void place(DeclarationId id) {
    if (order_.place_of[index(id)] == not_placed) {
      order_.place_of[index(id)] = static_cast<std::uint32_t>(order_.pages.size());
      order_.pages.push_back(id);
    }
  }

  void place_process(DeclarationId process) {
    place(process);
    for (const DeclarationId workflow : model_.process(process).workflows) place(workflow);
  }

  void place_system(DeclarationId top) {
    std::vector<DeclarationId> open{top};
    while (!open.empty()) {
      const DeclarationId id = open.back();
      open.pop_back();
      if (order_.place_of[index(id)] != not_placed) {
        continue; // systems in one another in a circle
      }
      place(id);
      const System& system = model_.system(id);
      for (const DeclarationId process : system.processes) place_process(process);
      open.insert(open.end(), system.systems.rbegin(), system.systems.rend());
    }
  }

private:
  const Model& model_;
  ReadingOrder& order_;
};

} // namespace

ReadingOrder::ReadingOrder(const Model& model)
    : place_of(model.declarations.size(), not_placed) {
  Walk walk(model, *this);
  for (const System& system : model.systems) {
    if (!system.parent || !model.is(system.parent->target, DeclarationKind::system)) {
      top_systems.push_back(system.self);
      walk.place_system(system.self);
    }
  }
  for (const System& system : model.systems) {
    if (place_of[index(system.self)] == not_placed) { // only reached through a circle
      top_systems.push_back(system.self);
      walk.place_system(system.self);
    }
  }
  for (const Process& process : model.processes) {
    if (place_of[index(process.self)] == not_placed) {
      loose_processes.push_back(process.self);
      walk.place_process(process.self);
    }
  }
  for (const Workflow& workflow : model.workflows) {
    if (!workflow.is_procedure && place_of[index(workflow.self)] == not_placed) {
      loose_workflows.push_back(workflow.self);
      walk.place(workflow.self);
    }
  }
  for (const Workflow& workflow : model.workflows) {
    if (workflow.is_procedure) {
      procedures.push_back(workflow.self);
      walk.place(workflow.self);
    }
  }
  for (const Role& role : model.roles) walk.place(role.self);
  for (const Party& party : model.parties) walk.place(party.self);
  for (const Tool& tool : model.tools) walk.place(tool.self);
  for (const Document& document : model.documents) walk.place(document.self);
}

std::vector<DeclarationId> ancestors(const Model& model, DeclarationId declaration) {
  std::vector<DeclarationId> trail;
  const auto parent_of = [&](DeclarationId id) -> std::optional<Reference> {
    switch (model[id].kind) {
    case DeclarationKind::system: return model.system(id).parent;
    case DeclarationKind::process: return model.process(id).parent;
    case DeclarationKind::workflow:
    case DeclarationKind::procedure: return model.workflow(id).realizes;
    default: return std::nullopt;
    }
  };
  auto parent = parent_of(declaration);
  while (parent && parent->resolved() && trail.size() < deepest_trail &&
         std::ranges::find(trail, parent->target) == trail.end()) {
    trail.push_back(parent->target);
    parent = parent_of(parent->target);
  }
  std::ranges::reverse(trail);
  return trail;
}

} // namespace waymark::html
