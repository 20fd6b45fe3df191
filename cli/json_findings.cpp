#include "finding_places.hpp"
#include "findings_output.hpp"
#include "json_text.hpp"

#include <fmt/format.h>

namespace waymark {
namespace {

class FindingObjects {
public:
  explicit FindingObjects(const Model& model)
      : places_(model) {}

  Json make(const Finding& finding) {
    Json object{{"check", facts(finding.check).spelling},
                {"severity", name(finding.severity)},
                {"message", finding.message}};
    add_range(object, places_.of_finding(finding.span));
    object["related"] = Json::array();
    for (const RelatedPlace& related : finding.related)
      object["related"].push_back(place_object(related.span, related.message));
    for (std::size_t i = 0; i < finding.way.size(); ++i)
      object["related"].push_back(place_object(
          finding.way[i].span, fmt::format("the way, {}: {}", i + 1, finding.way[i].message)));
    object["fixes"] = Json::array();
    for (const Fix& fix : finding.fixes) object["fixes"].push_back(fix_object(fix));
    return object;
  }

private:
  Json place_object(const Span& span, const std::string& message) {
    const PlaceRange place = places_.beside(span);
    return Json{{"message", message},
                {"file", place.source->path()},
                {"line", place.first.line},
                {"column", place.first.column}};
  }

  Json fix_object(const Fix& fix) {
    Json edits = Json::array();
    for (const Edit& edit : fix.edits) {
      Json object;
      add_range(object, places_.beside(edit.span));
      object["text"] = edit.text;
      edits.push_back(std::move(object));
    }
    return Json{{"message", fix.message},
                {"edits", std::move(edits)},
                {"applicability", name(fix.applicability)}};
  }

  static void add_range(Json& object, const PlaceRange& range) {
    object["file"] = range.source->path();
    object["line"] = range.first.line;
    object["column"] = range.first.column;
    object["endLine"] = range.last.line;
    object["endColumn"] = range.last.column;
  }

  FindingPlaces places_;
};

Json summary_object(const Summary& summary) {
  return Json{{"errors", summary.errors},
              {"warnings", summary.warnings},
              {"advice", summary.advice},
              {"files", summary.files},
              {"steps", summary.steps}};
}

} // namespace

// The findings are written one by one: a hundred thousand of them need the memory of one.

void print_json(const CheckedModel& checked, Output& out) {
  FindingObjects objects(checked.model);
  out.write(R"({"version":1,"findings":[)");
  bool first = true;
  for (const Finding& finding : checked.findings) {
    if (!first) out.write(",");
    first = false;
    out.write(text_of(objects.make(finding)));
  }
  out.write("],\"summary\":");
  out.write(text_of(summary_object(checked.summary)));
  out.write("}\n");
}

void print_json_lines(const CheckedModel& checked, Output& out) {
  FindingObjects objects(checked.model);
  for (const Finding& finding : checked.findings) {
    out.write(text_of(objects.make(finding)));
    out.write("\n");
  }
  out.write(text_of(Json{{"version", 1}, {"summary", summary_object(checked.summary)}}));
  out.write("\n");
}

} // namespace waymark
