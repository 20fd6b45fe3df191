#include "compiler/identity.hpp"
#include "model/model_parts.hpp"

namespace waymark::model_parts {
namespace {

Json stage(const Writer& writer, const Process& process, std::size_t number) {
  const ProcessStage& stage = process.stages[number];
  Json object{
      {"key", key(writer.model(), process.self, number)}, {"id", stage.id}, {"title", stage.title}};
  if (!stage.former_ids.empty()) object["was"] = stage.former_ids;
  add(object, "purpose", stage.purpose);
  writer.add(object, "by", stage.by);
  return object;
}

} // namespace

Json system(const Writer& writer, const System& system) {
  Json object = writer.declaration(system.self);
  writer.add(object, "owner", system.owner);
  writer.add(object, "accountable", system.accountable);
  writer.add(object, "in", system.parent);
  add(object, "purpose", system.purpose);
  writer.add(object, "systems", system.systems);
  writer.add(object, "processes", system.processes);
  return object;
}

Json process(const Writer& writer, const Process& process) {
  Json object = writer.declaration(process.self);
  writer.add(object, "owner", process.owner);
  writer.add(object, "accountable", process.accountable);
  writer.add(object, "in", process.parent);
  add(object, "purpose", process.purpose);
  add(object, "scope", process.scope);
  add(object, "trigger", process.trigger);
  add(object, "outcome", process.outcome);
  Json stages = Json::array();
  for (std::size_t i = 0; i < process.stages.size(); ++i)
    stages.push_back(stage(writer, process, i));
  if (!stages.empty()) object["stages"] = std::move(stages);
  writer.add(object, "workflows", process.workflows);
  return object;
}

Json role(const Writer& writer, const Role& role) {
  Json object = writer.declaration(role.self);
  Json persons = Json::array();
  for (const Text& person : role.persons) persons.push_back(person.value);
  if (!persons.empty()) object["persons"] = std::move(persons);
  writer.add(object, "backup", role.backup);
  if (role.rate) object["rate"] = money(*role.rate);
  if (role.hours_per_week) object["hoursPerWeek"] = *role.hours_per_week;
  add(object, "department", role.department);
  add(object, "handle", role.handle);
  add(object, "purpose", role.purpose);
  return object;
}

Json party(const Writer& writer, const Party& party) {
  Json object = writer.declaration(party.self);
  add(object, "purpose", party.purpose);
  return object;
}

Json tool(const Writer& writer, const Tool& tool) {
  Json object = writer.declaration(tool.self);
  writer.add(object, "owner", tool.owner);
  add(object, "url", tool.url);
  add(object, "kind", tool.kind);
  if (tool.cost) object["cost"] = money(*tool.cost);
  add(object, "purpose", tool.purpose);
  return object;
}

Json document(const Writer& writer, const Document& document) {
  Json object = writer.declaration(document.self);
  writer.add(object, "owner", document.owner);
  if (document.kept) {
    Json kept{{"forever", !document.kept->duration.has_value()}};
    if (document.kept->duration) kept["duration"] = duration(*document.kept->duration);
    writer.add(kept, "in", document.kept->tool);
    object["kept"] = std::move(kept);
  }
  add(object, "template", document.template_path);
  add(object, "purpose", document.purpose);
  return object;
}

Json term(const Writer& writer, const Term& term) {
  Json object{{"term", term.term.value}, {"definition", term.definition.value}};
  writer.add_place(object, term.span);
  return object;
}

} // namespace waymark::model_parts
