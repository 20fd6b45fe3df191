#include "page.hpp"

#include <fmt/format.h>

#include <algorithm>

/// Between people: hand-offs, waiting, and what one person alone knows.
namespace waymark::report {
namespace {

constexpr std::size_t documents_shown = 4;

std::string times(const ReportHandOff& handoff) {
  if (handoff.uncounted == 0)
    return handoff.per_month > 0 ? figure(handoff.per_month) : "exceptions only";
  if (handoff.uncounted == handoff.places) return "not known";
  return "at least " + figure(handoff.per_month);
}

std::string times(const ReportWait& wait) {
  if (!wait.per_month) return "not known";
  // By expected visits: what comes behind a missed deadline or an exception counts as never.
  return *wait.per_month > 0 ? figure(*wait.per_month) : "exceptions only";
}

std::string silence(const ReportHandOff& handoff) {
  if (handoff.silent == 0) return "";
  if (handoff.silent == handoff.places) return "yes";
  return fmt::format("{} of {}", handoff.silent, handoff.places);
}

void add_handoffs(const WorkspaceReport& report, Page& page) {
  page.push_back(Heading{2, "Hand-offs"});
  if (report.handoffs.empty()) {
    page.push_back(Paragraph{"No work passes from one to another."});
    return;
  }
  const bool any_silent = std::any_of(report.handoffs.begin(), report.handoffs.end(),
                                      [](const ReportHandOff& each) { return each.silent > 0; });
  page.push_back(Paragraph{
      "Where one is done and another goes on, most often first. Places are pairs of steps."});
  if (any_silent)
    page.push_back(
        Paragraph{"Silent: the next one gets no document and is not informed or consulted."});
  Table table{{{"From"}, {"To"}, {"Places", Side::right}, {"Times a month", Side::right}}, {}};
  if (any_silent) table.columns.push_back({"Silent"});
  table.columns.push_back({"Documents"});
  for (const ReportHandOff& each : report.handoffs) {
    if (table.rows.size() == rows_shown) break;
    std::vector<std::string> row{std::string(each.from.title), std::string(each.to.title),
                                 std::to_string(each.places), times(each)};
    if (any_silent) row.push_back(silence(each));
    row.push_back(names(each.documents, documents_shown));
    table.rows.push_back(std::move(row));
  }
  page.push_back(std::move(table));
  add_rest(report.handoffs.size(), rows_shown, "pair", page);
}

void add_waits(const WorkspaceReport& report, Page& page) {
  page.push_back(Heading{2, "Waiting for others"});
  if (report.waits.empty()) {
    page.push_back(Paragraph{"No work waits for anybody outside."});
    return;
  }
  Table table{{{"For whom"}, {"What"}, {"Workflow"}, {"Deadline"}, {"Times a month", Side::right}},
              {}};
  for (const ReportWait& wait : report.waits) {
    if (table.rows.size() == rows_shown) break;
    table.rows.push_back({std::string(wait.whom.title), std::string(wait.title),
                          std::string(wait.workflow.title),
                          wait.deadline ? to_text(*wait.deadline) : "none", times(wait)});
  }
  page.push_back(std::move(table));
  add_rest(report.waits.size(), rows_shown, "wait", page);
}

} // namespace

void add_collaboration(const WorkspaceReport& report, Page& page) {
  add_handoffs(report, page);
  add_waits(report, page);
}

void add_heads(const WorkspaceReport& report, Page& page) {
  page.push_back(Heading{2, "Work in one head"});
  const std::vector<ReportName>& unnamed = report.uncounted.unnamed;
  if (report.heads.empty() && unnamed.empty())
    page.push_back(Paragraph{"Somebody else can stand in for each role that has work, and nobody "
                             "alone holds several."});
  if (!report.heads.empty()) {
    Table table{{{"Person"},
                 {"Role"},
                 {"Stands in"},
                 {"Steps", Side::right},
                 {"Hours a month", Side::right}},
                {}};
    for (const ReportHead& head : report.heads) {
      if (table.rows.size() == rows_shown) break;
      table.rows.push_back({std::string(head.person), std::string(head.role.title),
                            head.backup ? std::string(head.backup->title) : "nobody else",
                            std::to_string(head.steps), figure(head.hours)});
    }
    page.push_back(std::move(table));
    add_rest(report.heads.size(), rows_shown, "role", page);
  }
  if (!unnamed.empty())
    page.push_back(Paragraph{fmt::format(
        "{} with work: no person is named, so nobody can tell whether it is in one head: {}.",
        counted(unnamed.size(), "role"), names(unnamed, 10))});
}

} // namespace waymark::report
