#include "finding_places.hpp"
#include "findings_output.hpp"
#include "json_text.hpp"
#include "sarif_rules.hpp"
#include "uri.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

/// SARIF 2.1.0, the format of the OASIS standard, written result by result.
namespace waymark {
namespace {

/// A message object. `{0}` would be a placeholder, so braces are doubled (3.11.5). The texts of
/// rules are not: what has no `arguments` is shown as it stands, and their help quotes Waymark's
/// own braces.
Json message(std::string_view text) {
  std::string doubled;
  doubled.reserve(text.size());
  for (const char c : text) doubled.append(c == '{' || c == '}' ? 2 : 1, c);
  return Json{{"text", std::move(doubled)}};
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits: the same on every machine. `hash` is that of the text
/// before.
std::uint64_t hashed(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

class SarifResults {
public:
  explicit SarifResults(const Model& model)
      : places_(model) {}

  Json make(const Finding& finding) {
    const PlaceRange place = places_.of_finding(finding.span);
    Json result{{"ruleId", facts(finding.check).spelling},
                {"ruleIndex", static_cast<std::size_t>(finding.check)},
                {"level", sarif_level(finding.severity)},
                {"message", message(finding.message)},
                {"locations", Json::array({Json{{"physicalLocation", physical(place)}}})},
                {"partialFingerprints", {{"checkAndLine/v1", fingerprint(finding, place)}}}};
    add_related(result, finding);
    add_way(result, finding);
    add_fixes(result, finding);
    return result;
  }

private:
  static Json artifact(const PlaceRange& place) {
    return Json{{"uri", uri_of_path(place.source->path())}};
  }

  static Json region(const PlaceRange& place) {
    return Json{{"startLine", place.first.line},
                {"startColumn", place.first.column},
                {"endLine", place.last.line},
                {"endColumn", place.last.column}};
  }

  static Json physical(const PlaceRange& place) {
    return Json{{"artifactLocation", artifact(place)}, {"region", region(place)}};
  }

  Json location(const RelatedPlace& related) {
    return Json{{"physicalLocation", physical(places_.beside(related.span))},
                {"message", message(related.message)}};
  }

  void add_related(Json& result, const Finding& finding) {
    if (finding.related.empty()) return;
    Json all = Json::array();
    for (const RelatedPlace& related : finding.related) {
      Json one = location(related);
      one["id"] = all.size();
      all.push_back(std::move(one));
    }
    result["relatedLocations"] = std::move(all);
  }

  void add_way(Json& result, const Finding& finding) {
    if (finding.way.empty()) return;
    Json stations = Json::array();
    for (const RelatedPlace& station : finding.way)
      stations.push_back(Json{{"location", location(station)}});
    Json thread{{"locations", std::move(stations)}};
    result["codeFlows"] = Json::array({Json{{"threadFlows", Json::array({std::move(thread)})}}});
  }

  void add_fixes(Json& result, const Finding& finding) {
    if (finding.fixes.empty()) return;
    Json all = Json::array();
    for (const Fix& fix : finding.fixes) {
      all.push_back(Json{{"description", message(fix.message)},
                         {"artifactChanges", changes(fix)},
                         {"properties", {{"applicability", name(fix.applicability)}}}});
    }
    result["fixes"] = std::move(all);
  }

  /// One change for each file, in the order in which the edits name them.
  Json changes(const Fix& fix) {
    Json all = Json::array();
    for (const Edit& edit : fix.edits) {
      const PlaceRange place = places_.beside(edit.span);
      Json replacement{{"deletedRegion", region(place)}};
      if (!edit.text.empty()) replacement["insertedContent"] = {{"text", edit.text}};
      const Json file = artifact(place);
      Json* change = nullptr;
      for (Json& each : all)
        if (each["artifactLocation"] == file) change = &each;
      if (change == nullptr) {
        all.push_back(Json{{"artifactLocation", file}, {"replacements", Json::array()}});
        change = &all.back();
      }
      (*change)["replacements"].push_back(std::move(replacement));
    }
    return all;
  }

  /// The file, what stands on the line and the check, so that it stays the same when lines above
  /// are added; of equal ones, their number in the file.
  std::string fingerprint(const Finding& finding, const PlaceRange& place) {
    const std::uint64_t hash = hashed(facts(finding.check).spelling, hash_of_line(place));
    return fmt::format("{:016x}:{}", hash, ++seen_[hash]);
  }

  /// Findings ascend, so those on one line follow one another, and it is read once.
  std::uint64_t hash_of_line(const PlaceRange& place) {
    if (place.source == hashed_source_ && place.first.line == hashed_line_) return line_hash_;
    hashed_source_ = place.source;
    hashed_line_ = place.first.line;
    std::string_view line = place.source->line(place.first.line);
    const std::size_t first = line.find_first_not_of(" \t");
    line = first == std::string_view::npos ? "" : line.substr(first);
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    line_hash_ = hashed("\n", hashed(line, hashed("\n", hashed(place.source->path()))));
    return line_hash_;
  }

  FindingPlaces places_;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
  const Source* hashed_source_ = nullptr;
  std::uint32_t hashed_line_ = 0;
  std::uint64_t line_hash_ = 0;
};

} // namespace

void print_sarif(const CheckedModel& checked, Output& out) {
  out.write(R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",)"
            R"("runs":[{"tool":)");
  out.write(text_of(sarif_tool()));
  out.write(R"(,"columnKind":"unicodeCodePoints","results":[)");
  SarifResults results(checked.model);
  bool first = true;
  for (const Finding& finding : checked.findings) {
    out.write(first ? "\n" : ",\n");
    first = false;
    out.write(text_of(results.make(finding)));
  }
  out.write("\n]}]}\n");
}

} // namespace waymark
