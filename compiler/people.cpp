#include "compiler/people.hpp"

#include <algorithm>

namespace waymark {

std::string_view only_holder(const Role& role) {
  if (role.persons.empty()) return {};
  const std::string_view first = role.persons.front().value;
  const bool same = std::ranges::all_of(
      role.persons, [first](const Text& person) { return person.value == first; });
  return same ? first : std::string_view();
}

bool are_one_person(const Model& model, DeclarationId first, DeclarationId second) {
  if (!model.is(first, DeclarationKind::role) || !model.is(second, DeclarationKind::role))
    return false;
  const std::string_view holder = only_holder(model.role(first));
  return !holder.empty() && holder == only_holder(model.role(second));
}

std::vector<std::size_t> steps_by_role(const Model& model) {
  std::vector<std::size_t> steps(model.roles.size(), 0);
  for (const Workflow& workflow : model.workflows) {
    for (const Statement& statement : workflow.statements) {
      if (statement.kind != StatementKind::step) continue;
      const DeclarationId who = workflow.works[statement.facts].performer.who;
      if (model.is(who, DeclarationKind::role)) ++steps[model[who].index];
    }
  }
  return steps;
}

} // namespace waymark
