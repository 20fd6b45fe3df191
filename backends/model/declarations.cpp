#include "compiler/identity.hpp"
#include "model/model_parts.hpp"

namespace waymark::model_parts {
namespace {

void stage(std::string& out, const Writer& writer, const Process& process, std::size_t number) {
  const ProcessStage& stage = process.stages[number];
  Object object(out);
  object.add("key", key(writer.model(), process.self, number));
  object.add("id", stage.id);
  object.add("title", stage.title);
  if (!stage.former_ids.empty()) strings(object.member("was"), stage.former_ids);
  add(object, "purpose", stage.purpose);
  writer.add(object, "by", stage.by);
}

} // namespace

void system(std::string& out, const Writer& writer, const System& system) {
  Object object(out);
  writer.add_declaration(object, system.self);
  writer.add(object, "owner", system.owner);
  writer.add(object, "accountable", system.accountable);
  writer.add(object, "in", system.parent);
  add(object, "purpose", system.purpose);
  writer.add(object, "systems", system.systems);
  writer.add(object, "processes", system.processes);
}

void process(std::string& out, const Writer& writer, const Process& process) {
  Object object(out);
  writer.add_declaration(object, process.self);
  writer.add(object, "owner", process.owner);
  writer.add(object, "accountable", process.accountable);
  writer.add(object, "in", process.parent);
  add(object, "purpose", process.purpose);
  add(object, "scope", process.scope);
  add(object, "trigger", process.trigger);
  add(object, "outcome", process.outcome);
  if (!process.stages.empty()) {
    List stages(object.member("stages"));
    for (std::size_t i = 0; i < process.stages.size(); ++i)
      stage(stages.element(), writer, process, i);
  }
  writer.add(object, "workflows", process.workflows);
}

void role(std::string& out, const Writer& writer, const Role& role) {
  Object object(out);
  writer.add_declaration(object, role.self);
  if (!role.persons.empty()) {
    List persons(object.member("persons"));
    for (const Text& person : role.persons) persons.add(person.value);
  }
  writer.add(object, "backup", role.backup);
  if (role.rate) money(object.member("rate"), *role.rate);
  if (role.hours_per_week) object.add("hoursPerWeek", *role.hours_per_week);
  add(object, "department", role.department);
  add(object, "handle", role.handle);
  add(object, "purpose", role.purpose);
}

void party(std::string& out, const Writer& writer, const Party& party) {
  Object object(out);
  writer.add_declaration(object, party.self);
  add(object, "purpose", party.purpose);
}

void tool(std::string& out, const Writer& writer, const Tool& tool) {
  Object object(out);
  writer.add_declaration(object, tool.self);
  writer.add(object, "owner", tool.owner);
  add(object, "url", tool.url);
  add(object, "kind", tool.kind);
  if (tool.cost) money(object.member("cost"), *tool.cost);
  add(object, "purpose", tool.purpose);
}

void document(std::string& out, const Writer& writer, const Document& document) {
  Object object(out);
  writer.add_declaration(object, document.self);
  writer.add(object, "owner", document.owner);
  if (document.kept) {
    Object kept(object.member("kept"));
    kept.add("forever", !document.kept->duration.has_value());
    if (document.kept->duration) duration(kept.member("duration"), *document.kept->duration);
    writer.add(kept, "in", document.kept->tool);
  }
  add(object, "template", document.template_path);
  add(object, "purpose", document.purpose);
}

void term(std::string& out, const Writer& writer, const Term& term) {
  Object object(out);
  object.add("term", term.term.value);
  object.add("definition", term.definition.value);
  writer.add_place(object, term.span);
}

} // namespace waymark::model_parts
