#include "backends/backend.hpp"
#include "model/model_parts.hpp"

/// The backend `model`: the checked model as one JSON file, for other programs (docs/model.md).
namespace waymark {
namespace {

using namespace model_parts;

void handbook(std::string& out, const Handbook& handbook) {
  Object object(out);
  add(object, "title", handbook.title);
  add(object, "company", handbook.company);
  add(object, "language", handbook.language);
  add(object, "site", handbook.site);
}

void summary(std::string& out, const Summary& summary) {
  Object object(out);
  object.add("errors", summary.errors);
  object.add("warnings", summary.warnings);
  object.add("advice", summary.advice);
  object.add("files", summary.files);
  object.add("steps", summary.steps);
}

void finding(std::string& out, const Writer& writer, const Finding& finding) {
  Object object(out);
  object.add("check", facts(finding.check).spelling);
  object.add("severity", name(finding.severity));
  object.add("message", finding.message);
  writer.add_place(object, finding.span);
}

/// The file: an object with a line for each member.
class File {
public:
  explicit File(const Writer& writer)
      : writer_(writer) {}

  std::string& member(std::string_view name) {
    text_ += ",\n";
    json::append(text_, name);
    text_ += ':';
    return text_;
  }
  template<typename Value, typename Write>
  void add_list(std::string_view name, const std::vector<Value>& values, Write&& write) {
    List list(member(name), List::Layout::lines);
    for (const Value& value : values) write(list.element(), writer_, value);
  }
  void add_work(std::string_view name, DeclarationKind kind) {
    List list(member(name), List::Layout::lines);
    for (const Workflow& each : writer_.model().workflows)
      if (writer_.model().is(each.self, kind)) workflow(list.element(), writer_, each);
  }
  [[nodiscard]] std::string take() && {
    text_ += "\n}\n";
    return std::move(text_);
  }

private:
  const Writer& writer_;
  std::string text_ = "{\"version\":1";
};

} // namespace

Publication render_model(const CheckedModel& checked, const PublishOptions& options) {
  const Writer writer(checked, &options.reader_paths);
  const Model& model = checked.model;
  File file(writer);
  json::append(file.member("today"), to_text(checked.today));
  handbook(file.member("handbook"), model.handbook);
  summary(file.member("summary"), checked.summary);
  file.add_list("systems", model.systems, system);
  file.add_list("processes", model.processes, process);
  file.add_work("workflows", DeclarationKind::workflow);
  file.add_work("procedures", DeclarationKind::procedure);
  file.add_list("roles", model.roles, role);
  file.add_list("parties", model.parties, party);
  file.add_list("tools", model.tools, tool);
  file.add_list("documents", model.documents, document);
  file.add_list("terms", model.terms, term);
  file.add_list("findings", checked.findings, finding);
  return {{{"model.json", std::move(file).take()}}, {}, {}};
}

} // namespace waymark
