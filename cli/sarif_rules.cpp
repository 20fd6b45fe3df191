#include "sarif_rules.hpp"

#include "check_texts.hpp"

#include <string>

namespace waymark {
namespace {

Json rule(Check check) {
  const CheckFacts& known = facts(check);
  return Json{{"id", known.spelling},
              {"shortDescription", {{"text", known.finds}}},
              {"fullDescription", {{"text", description(check)}}},
              {"help", {{"text", explanation(check)}, {"markdown", explanation_markdown(check)}}},
              {"defaultConfiguration", {{"level", sarif_level(known.severity)}}},
              {"properties", {{"tags", Json::array({name(known.group)})}}}};
}

} // namespace

std::string_view sarif_level(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::advice: return "note";
  }
  return "none";
}

Json sarif_tool() {
  Json rules = Json::array();
  for (std::size_t i = 0; i < checks().size(); ++i) rules.push_back(rule(static_cast<Check>(i)));
  return Json{{"driver",
               {{"name", "Waymark"},
                {"version", WAYMARK_VERSION},
                {"semanticVersion", WAYMARK_VERSION},
                {"rules", std::move(rules)}}}};
}

} // namespace waymark
