#include "diagram/views/scope.hpp"

namespace waymark {

std::vector<DeclarationId> processes_in(const Model& model, DeclarationId system) {
  std::vector<DeclarationId> processes;
  std::vector<bool> seen(model.systems.size(), false);
  std::vector<DeclarationId> open{system};
  while (!open.empty()) {
    const DeclarationId next = open.back();
    open.pop_back();
    if (seen[model[next].index]) continue;
    seen[model[next].index] = true;
    const System& facts = model.system(next);
    processes.insert(processes.end(), facts.processes.begin(), facts.processes.end());
    open.insert(open.end(), facts.systems.rbegin(), facts.systems.rend());
  }
  return processes;
}

std::vector<bool> workflows_in(const Model& model, DeclarationId subject) {
  if (subject == DeclarationId::none) return std::vector<bool>(model.workflows.size(), true);
  std::vector<bool> inside(model.workflows.size(), false);
  const auto add_process = [&](DeclarationId process) {
    for (const DeclarationId id : model.process(process).workflows) inside[model[id].index] = true;
  };
  switch (model[subject].kind) {
  case DeclarationKind::workflow:
  case DeclarationKind::procedure: inside[model[subject].index] = true; break;
  case DeclarationKind::process: add_process(subject); break;
  case DeclarationKind::system:
    for (const DeclarationId process : processes_in(model, subject)) add_process(process);
    break;
  default: break;
  }
  return inside;
}

} // namespace waymark
