#include "parts.hpp"

#include "compiler/people.hpp"

#include <algorithm>
#include <map>

/// What depends on one person alone.
namespace waymark::report {
namespace {

/// The backup, if somebody else can stand behind it.
std::optional<ReportName> real_backup(const Model& model, const Role& role) {
  if (!role.backup || !role.backup->resolved()) return {};
  if (role.backup->target == role.self || are_one_person(model, role.self, role.backup->target))
    return {};
  return name_of(model, role.backup->target);
}

} // namespace

std::vector<ReportHead> heads(const Facts& facts) {
  const Model& model = facts.model;
  const std::vector<std::size_t> steps = steps_by_role(model);
  std::vector<double> hours(model.roles.size(), 0);
  for (const RoleLoad& load : facts.roles) hours[model[load.role].index] = load.hours;

  struct Person {
    std::vector<ReportHead> roles;
    double hours = 0;
    bool alone = false;
  };
  std::map<std::string_view, Person> persons;
  for (std::size_t i = 0; i < model.roles.size(); ++i) {
    const Role& role = model.roles[i];
    const std::string_view holder = only_holder(role);
    if (holder.empty() || steps[i] == 0) continue;
    Person& person = persons[holder];
    person.roles.push_back(
        {holder, name_of(model, role.self), real_backup(model, role), steps[i], hours[i]});
    person.hours += hours[i];
    person.alone |= !person.roles.back().backup || person.roles.size() > 1;
  }
  std::vector<const Person*> order;
  for (const auto& [holder, person] : persons)
    if (person.alone) order.push_back(&person);
  std::stable_sort(order.begin(), order.end(),
                   [](const Person* a, const Person* b) { return a->hours > b->hours; });
  std::vector<ReportHead> heads;
  for (const Person* person : order)
    heads.insert(heads.end(), person->roles.begin(), person->roles.end());
  return heads;
}

} // namespace waymark::report
