#include "page.hpp"

#include <fmt/format.h>

#include <cmath>

/// The figures: hours and cost, what tools might do, and what is not counted.
namespace waymark::report {
namespace {

constexpr std::size_t parts_shown = 5;
constexpr std::size_t names_shown = 10;

/// To two decimals, so that a reader who multiplies comes to the same hours.
std::string factor(double number) {
  if (number < 0.005) return "under 0.01";
  return to_text(std::round(number * 100) / 100);
}

/// In minutes below an hour.
std::string duration(double hours) {
  if (hours >= 1) return factor(hours) + " h";
  return hours < 0.05 / 60 ? "under 0.1 min" : to_text(std::round(hours * 600) / 10) + " min";
}

std::string share(const ReportRole& role) {
  if (!role.available || *role.available <= 0) return role.available ? "has none" : "";
  return fmt::format("{:.0f} % of its {} h{}", std::round(role.hours / *role.available * 100),
                     figure(*role.available), role.overloaded ? ", too much" : "");
}

std::string how_many_times(double runs) {
  const std::string count = factor(runs);
  return count == "1" ? "once" : count + " times";
}

void add_arithmetic(const ReportRole& role, Table& table) {
  double rest = 0;
  for (std::size_t i = 0; i < role.workflows.size(); ++i) {
    const ReportShare& part = role.workflows[i];
    if (i >= parts_shown)
      rest += part.hours;
    else
      table.rows.push_back(
          {"  " + std::string(part.workflow.title), figure(part.hours),
           fmt::format("{} {}", how_many_times(part.runs), duration(part.hours / part.runs)), ""});
  }
  if (role.workflows.size() > parts_shown)
    table.rows.push_back(
        {fmt::format("  {} more", role.workflows.size() - parts_shown), figure(rest), "", ""});
}

void add_roles(const WorkspaceReport& report, Page& page) {
  Table table{
      {{"Role and its workflows"}, {"Hours", Side::right}, {"Counted as"}, {"Cost", Side::right}},
      {}};
  double hours = 0;
  for (const ReportRole& role : report.roles) {
    hours += role.hours;
    table.rows.push_back({std::string(role.role.title), figure(role.hours), share(role),
                          role.cost ? money(*role.cost) : "not known"});
    add_arithmetic(role, table);
  }
  table.rows.push_back({"Together", figure(hours), "", ""});
  table.has_total = true;
  page.push_back(std::move(table));
}

void add_tools(const WorkspaceReport& report, Page& page) {
  if (report.tools.empty()) return;
  Table table{{{"Tool"}, {"Owner"}, {"Cost a month", Side::right}}, {}};
  for (const ReportTool& tool : report.tools)
    table.rows.push_back({std::string(tool.tool.title), owner(tool.owner), money(tool.cost)});
  page.push_back(std::move(table));
}

void add_sums(const WorkspaceReport& report, Page& page) {
  if (report.costs.empty()) return;
  Table table{{{"Currency"},
               {"Work", Side::right},
               {"Tools", Side::right},
               {"Together, a month", Side::right}},
              {}};
  for (const ReportCost& cost : report.costs)
    table.rows.push_back({std::string(cost.currency), money({cost.work, cost.currency}),
                          money({cost.tools, cost.currency}),
                          money({cost.work + cost.tools, cost.currency})});
  page.push_back(std::move(table));
}

} // namespace

void add_costs(const WorkspaceReport& report, Page& page) {
  page.push_back(Heading{2, "Hours and cost a month"});
  if (report.roles.empty())
    page.push_back(Paragraph{"No hours can be counted: that needs workflows that say how often "
                             "they happen ('happens') and steps that say how long they take "
                             "('takes')."});
  else
    add_roles(report, page);
  add_tools(report, page);
  add_sums(report, page);
}

void add_candidates(const WorkspaceReport& report, Page& page) {
  page.push_back(Heading{2, "What tools might do by themselves"});
  if (report.candidates.empty())
    page.push_back(Paragraph{report.roles.empty()
                                 ? "Not known: there are no hours to go by."
                                 : "No step in a tool takes a role four hours a month or more."});
  if (report.waived_candidates > 0)
    page.push_back(Paragraph{fmt::format("Left out, because the workspace allows it: {}.",
                                         counted(report.waived_candidates, "step"))});
  if (report.candidates.empty()) return;
  page.push_back(Paragraph{"Steps that take a role four hours a month or more in a tool. Whether "
                           "the tool can do them alone is for you to judge."});
  Table table{{{"Step"},
               {"Workflow"},
               {"Role"},
               {"Tool"},
               {"Hours a month", Side::right},
               {"Cost", Side::right}},
              {}};
  double hours = 0;
  for (const ReportCandidate& each : report.candidates) {
    hours += each.hours;
    if (table.rows.size() == rows_shown) continue;
    table.rows.push_back({std::string(each.step), std::string(each.workflow.title),
                          std::string(each.role.title), std::string(each.tool.title),
                          figure(each.hours), each.cost ? money(*each.cost) : "not known"});
  }
  page.push_back(std::move(table));
  add_rest(report.candidates.size(), rows_shown, "step", page);
  page.push_back(
      Paragraph{fmt::format("Together {} hours a month, at the very most.", figure(hours))});
}

List gaps_in_figures(const ReportUncounted& left_out) {
  List list;
  const auto add = [&](std::size_t count, std::string_view noun, std::string_view why,
                       const std::vector<ReportName>& which) {
    if (count > 0)
      list.items.push_back(
          fmt::format("{} {}: {}", counted(count, noun), why, names(which, names_shown)));
  };
  add(left_out.workflows.size(), "workflow", "without 'happens', not counted at all",
      left_out.workflows);
  add(left_out.procedures.size(), "procedure", "whose runs cannot be counted", left_out.procedures);
  std::size_t untimed = 0, of = 0;
  std::vector<ReportName> where;
  for (const ReportUntimed& each : left_out.untimed) {
    untimed += each.steps;
    of += each.of;
    where.push_back(each.workflow);
  }
  if (untimed > 0)
    list.items.push_back(
        fmt::format("{} of {} by a role without 'takes', counted as no time, in: {}", untimed,
                    counted(of, "step"), names(where, names_shown)));
  add(left_out.unpaid.size(), "role", "without a rate per time, so without cost", left_out.unpaid);
  add(left_out.one_off.size(), "tool", "with a cost, but not per week, month or year",
      left_out.one_off);
  add(left_out.free_tools.size(), "tool", "without a cost", left_out.free_tools);
  if (left_out.for_each > 0)
    list.items.push_back(
        fmt::format("{} ('for each') counted as if there were one thing to do it for",
                    counted(left_out.for_each, "round")));
  if (left_out.without_shares > 0)
    list.items.push_back(fmt::format("{} without shares ('about 30%'), each answer counted as "
                                     "equally frequent",
                                     counted(left_out.without_shares, "decision")));
  if (left_out.interrupted > 0)
    list.items.push_back(fmt::format(
        "{} by a missed deadline or an unexpected event ('else', 'on') counted as never taken",
        counted(left_out.interrupted, "way")));
  return list;
}

void add_uncounted(const WorkspaceReport& report, Page& page) {
  List list = gaps_in_figures(report.uncounted);
  if (list.items.empty()) return;
  page.push_back(Heading{2, "What the figures leave out"});
  page.push_back(Paragraph{"Hours are how often a step is done a month times the middle of what it "
                           "takes. They are averages, and know nothing of:"});
  page.push_back(std::move(list));
}

} // namespace waymark::report
