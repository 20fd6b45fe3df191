#include "places.hpp"
#include "report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

/// The findings are written one by one: a hundred thousand of them need the memory of one.
class JsonReport {
public:
  JsonReport(const CheckedModel& checked, Output& out)
      : checked_(checked)
      , out_(out) {}

  void print() {
    out_.write(R"({"version":1,"findings":[)");
    bool first = true;
    for (const Finding& finding : checked_.findings) {
      if (!first) out_.write(",");
      first = false;
      out_.write(text(finding_object(finding)));
    }
    const Summary& summary = checked_.summary;
    out_.write("],\"summary\":");
    out_.write(text(Json{{"errors", summary.errors},
                         {"warnings", summary.warnings},
                         {"advice", summary.advice},
                         {"files", summary.files},
                         {"steps", summary.steps}}));
    out_.write("}\n");
  }

private:
  /// Paths may be no UTF-8; such bytes become U+FFFD.
  static std::string text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  Json finding_object(const Finding& finding) {
    Json object{{"check", facts(finding.check).spelling},
                {"severity", name(finding.severity)},
                {"message", finding.message}};
    add_range(object, finding.span, starts_, ends_);
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

  Json place_object(const Span& span, const std::string& message) {
    const Source& source = checked_.model.source(span.file);
    const Position place = other_starts_.find(source, span.first);
    return Json{{"message", message},
                {"file", source.path()},
                {"line", place.line},
                {"column", place.column}};
  }

  Json fix_object(const Fix& fix) {
    Json edits = Json::array();
    for (const Edit& edit : fix.edits) {
      Json object;
      add_range(object, edit.span, other_starts_, other_ends_);
      object["text"] = edit.text;
      edits.push_back(std::move(object));
    }
    return Json{{"message", fix.message}, {"edits", std::move(edits)}};
  }

  void add_range(Json& object, const Span& span, PlaceFinder& starts, PlaceFinder& ends) {
    const Source& source = checked_.model.source(span.file);
    const Position first = starts.find(source, span.first);
    const Position last = ends.find(source, span.last);
    object["file"] = source.path();
    object["line"] = first.line;
    object["column"] = first.column;
    object["endLine"] = last.line;
    object["endColumn"] = last.column;
  }

  const CheckedModel& checked_;
  Output& out_;
  // One for each sequence of places that ascends by itself.
  PlaceFinder starts_, ends_, other_starts_, other_ends_;
};

} // namespace

void print_json(const CheckedModel& checked, Output& out) {
  JsonReport(checked, out).print();
}

} // namespace waymark
