#include "backends/backend.hpp"
#include "model/model_parts.hpp"

/// The backend `model`: the checked model as one JSON file, for other programs (docs/model.md).
namespace waymark {
namespace {

using namespace model_parts;

Json handbook(const Handbook& handbook) {
  Json object = Json::object();
  add(object, "title", handbook.title);
  add(object, "company", handbook.company);
  add(object, "language", handbook.language);
  add(object, "site", handbook.site);
  return object;
}

Json summary(const Summary& summary) {
  return Json{{"errors", summary.errors},
              {"warnings", summary.warnings},
              {"advice", summary.advice},
              {"files", summary.files},
              {"steps", summary.steps}};
}

Json finding(const Writer& writer, const Finding& finding) {
  Json object{{"check", facts(finding.check).spelling},
              {"severity", name(finding.severity)},
              {"message", finding.message}};
  writer.add_place(object, finding.span);
  return object;
}

template<typename Value, typename Make>
std::string list(const Writer& writer, const std::vector<Value>& values, Make&& make) {
  std::vector<std::string> elements;
  elements.reserve(values.size());
  for (const Value& value : values) elements.push_back(text_of(make(writer, value)));
  return lines(elements);
}

/// Workflows or procedures.
std::string work(const Writer& writer, bool procedures) {
  std::vector<std::string> elements;
  for (const Workflow& each : writer.model().workflows)
    if (each.is_procedure == procedures) elements.push_back(workflow(writer, each));
  return lines(elements);
}

} // namespace

Publication render_model(const CheckedModel& checked, const PublishOptions&) {
  const Writer writer(checked);
  const Model& model = checked.model;
  std::string text = "{\"version\":1";
  const auto add_member = [&](std::string_view name, const std::string& value) {
    text += ",\n\"";
    text += name;
    text += "\":";
    text += value;
  };
  add_member("today", text_of(to_text(checked.today)));
  add_member("handbook", text_of(handbook(model.handbook)));
  add_member("summary", text_of(summary(checked.summary)));
  add_member("systems", list(writer, model.systems, system));
  add_member("processes", list(writer, model.processes, process));
  add_member("workflows", work(writer, false));
  add_member("procedures", work(writer, true));
  add_member("roles", list(writer, model.roles, role));
  add_member("parties", list(writer, model.parties, party));
  add_member("tools", list(writer, model.tools, tool));
  add_member("documents", list(writer, model.documents, document));
  add_member("terms", list(writer, model.terms, term));
  add_member("findings", list(writer, checked.findings, finding));
  return {{{"model.json", text + "\n}\n"}}, {}, {}};
}

} // namespace waymark
