#include "compiler/people.hpp"

namespace waymark {

std::string_view only_holder(const Role& role) {
  return role.persons.size() == 1 ? role.persons.front().value : std::string_view();
}

bool are_one_person(const Model& model, DeclarationId first, DeclarationId second) {
  if (!model.is(first, DeclarationKind::role) || !model.is(second, DeclarationKind::role))
    return false;
  const Role& left = model.role(first);
  const Role& right = model.role(second);
  return left.persons.size() == 1 && right.persons.size() == 1 &&
         only_holder(left) == only_holder(right);
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
