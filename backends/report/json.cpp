#include "backends/report.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

/// The report for other programs: docs/report.md.
namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

/// Four decimals: hours and money need no more, and the last bits differ between machines.
double rounded(double number) {
  return std::round(number * 10'000) / 10'000;
}

Json number_or_null(const std::optional<double>& number) {
  return number ? Json(rounded(*number)) : Json();
}

Json name(const ReportName& name) {
  return Json{{"kind", noun(name.kind)}, {"id", name.id}, {"title", name.title}};
}

Json name_or_null(const std::optional<ReportName>& named) {
  return named ? name(*named) : Json();
}

Json money_or_null(const std::optional<ReportMoney>& money) {
  return money ? Json{{"amount", rounded(money->amount)}, {"currency", money->currency}} : Json();
}

template<typename Value, typename Make>
Json list(const std::vector<Value>& values, Make&& make) {
  Json array = Json::array();
  for (const Value& value : values) array.push_back(make(value));
  return array;
}

Json item(const ReportItem& item) {
  Json object = name(item.name);
  object["level"] = item.level;
  object["belongsTo"] = item.belongs_to.empty() ? Json() : Json(item.belongs_to);
  object["owner"] = name_or_null(item.owner.who);
  if (item.name.kind == DeclarationKind::process) object["uncoveredStages"] = item.uncovered_stages;
  return object;
}

Json gap(const ReportGap& gap) {
  return Json{{"check", facts(gap.check).spelling},
              {"severity", waymark::name(gap.severity)},
              {"message", gap.message},
              {"file", gap.file},
              {"line", gap.line}};
}

Json area(const ReportArea& area) {
  return Json{{"system", name_or_null(area.system)},
              {"path", area.path},
              {"owner", name_or_null(area.owner.who)},
              {"items", list(area.items, item)},
              {"gaps", list(area.gaps, gap)}};
}

Json handoff(const ReportHandOff& handoff) {
  return Json{{"from", name(handoff.from)},
              {"to", name(handoff.to)},
              {"places", handoff.places},
              {"perMonth", rounded(handoff.per_month)},
              {"uncountedPlaces", handoff.uncounted},
              {"silentPlaces", handoff.silent},
              {"documents", list(handoff.documents, name)}};
}

Json wait(const ReportWait& wait) {
  return Json{{"whom", name(wait.whom)},
              {"workflow", name(wait.workflow)},
              {"title", wait.title},
              {"deadline", wait.deadline ? Json(to_text(*wait.deadline)) : Json()},
              {"perMonth", number_or_null(wait.per_month)},
              {"file", wait.file},
              {"line", wait.line}};
}

Json head(const ReportHead& head) {
  return Json{{"person", head.person},
              {"role", name(head.role)},
              {"backup", name_or_null(head.backup)},
              {"steps", head.steps},
              {"hoursPerMonth", rounded(head.hours)}};
}

Json role(const ReportRole& role) {
  return Json{{"role", name(role.role)},
              {"hoursPerMonth", rounded(role.hours)},
              {"availableHours", number_or_null(role.available)},
              {"overloaded", role.overloaded},
              {"cost", money_or_null(role.cost)},
              {"workflows", list(role.workflows, [](const ReportShare& part) {
                 return Json{{"workflow", name(part.workflow)},
                             {"runsPerMonth", rounded(part.runs)},
                             {"hoursPerMonth", rounded(part.hours)}};
               })}};
}

Json tool(const ReportTool& tool) {
  return Json{{"tool", name(tool.tool)},
              {"owner", name_or_null(tool.owner.who)},
              {"cost", money_or_null(tool.cost)}};
}

Json cost(const ReportCost& cost) {
  return Json{
      {"currency", cost.currency}, {"work", rounded(cost.work)}, {"tools", rounded(cost.tools)}};
}

Json candidate(const ReportCandidate& candidate) {
  return Json{{"step", candidate.step},
              {"workflow", name(candidate.workflow)},
              {"role", name(candidate.role)},
              {"tool", name(candidate.tool)},
              {"hoursPerMonth", rounded(candidate.hours)},
              {"cost", money_or_null(candidate.cost)}};
}

Json uncounted(const ReportUncounted& left_out) {
  return Json{{"workflows", list(left_out.workflows, name)},
              {"procedures", list(left_out.procedures, name)},
              {"untimedSteps", list(left_out.untimed,
                                    [](const ReportUntimed& untimed) {
                                      return Json{{"workflow", name(untimed.workflow)},
                                                  {"steps", untimed.steps},
                                                  {"of", untimed.of}};
                                    })},
              {"rolesWithoutRate", list(left_out.unpaid, name)},
              {"toolsWithoutMonthlyCost", list(left_out.one_off, name)},
              {"toolsWithoutCost", list(left_out.free_tools, name)},
              {"rolesWithoutPerson", list(left_out.unnamed, name)},
              {"forEachBlocks", left_out.for_each},
              {"decisionsWithoutShares", left_out.without_shares},
              {"interruptingWays", left_out.interrupted}};
}

} // namespace

std::string report_json(const WorkspaceReport& report) {
  const ReportCounts& counts = report.counts;
  const Summary& found = report.findings;
  const Json object{
      {"version", 1},
      {"title", report.title},
      {"today", to_text(report.today)},
      {"counts",
       {{"systems", counts.systems},
        {"processes", counts.processes},
        {"workflows", counts.workflows},
        {"procedures", counts.procedures},
        {"steps", counts.steps},
        {"roles", counts.roles}}},
      {"findings",
       {{"errors", found.errors}, {"warnings", found.warnings}, {"advice", found.advice}}},
      {"areas", list(report.areas, area)},
      {"handOffs", list(report.handoffs, handoff)},
      {"waits", list(report.waits, wait)},
      {"oneHead", list(report.heads, head)},
      {"roles", list(report.roles, role)},
      {"tools", list(report.tools, tool)},
      {"costs", list(report.costs, cost)},
      {"automation", list(report.candidates, candidate)},
      {"waivedAutomation", report.waived_candidates},
      {"notCounted", uncounted(report.uncounted)}};
  // Paths may be no UTF-8; such bytes become U+FFFD.
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace waymark
