#include "page.hpp"

#include <fmt/format.h>

#include <algorithm>

/// The head, and by system who owns what and what is missing.
namespace waymark::report {
namespace {

constexpr std::size_t gaps_shown = 10;

void add_head(const WorkspaceReport& report, Page& page) {
  const ReportCounts& counts = report.counts;
  const Summary& found = report.findings;
  page.push_back(Heading{1, report.title.empty() ? std::string("Report")
                                                 : fmt::format("{}: report", report.title)});
  if (report.has_errors())
    page.push_back(Paragraph{
        fmt::format("Mind that this workspace has {}. What they concern is missing below or wrong; "
                    "'waymark check' shows each of them and the way out.",
                    counted(found.errors, "error"))});
  page.push_back(Paragraph{
      fmt::format("As of {}: {}, {}, {}, {}, {}, {}.", to_text(report.today),
                  counted(counts.systems, "system"), counted(counts.processes, "process"),
                  counted(counts.workflows, "workflow"), counted(counts.procedures, "procedure"),
                  counted(counts.steps, "step"), counted(counts.roles, "role"))});
  const bool clean = found.errors + found.warnings + found.advice == 0;
  page.push_back(Paragraph{
      clean ? "The checks found nothing wrong."
            : fmt::format("The checks found {}, {} and {}.", counted(found.errors, "error"),
                          counted(found.warnings, "warning"),
                          found.advice == 1 ? "1 piece of advice"
                                            : fmt::format("{} pieces of advice", found.advice))});
}

std::string title_of(const ReportArea& area) {
  return area.system ? fmt::format("{}", fmt::join(area.path, " › ")) : "In no system";
}

void add_owners(const WorkspaceReport& report, Page& page) {
  Table table{{{"What"}, {"Name"}, {"Owner"}}, {}};
  std::vector<std::string> empty;
  for (std::size_t i = 0; i < report.areas.size(); ++i) {
    const ReportArea& area = report.areas[i];
    if (area.system)
      table.rows.push_back({"system", title_of(area), owner(area.owner)});
    else if (!area.items.empty() && report.areas.size() > 1)
      table.rows.push_back({"", title_of(area), ""});
    for (const ReportItem& item : area.items)
      table.rows.push_back({std::string(noun(item.name.kind)),
                            std::string(2 + std::size_t{2} * std::min(item.level, 6U), ' ') +
                                std::string(item.name.title),
                            owner(item.owner)});
    // The path of what is inside begins with this one's.
    const bool holds_systems =
        i + 1 < report.areas.size() && report.areas[i + 1].path.size() > area.path.size();
    if (area.system && area.items.empty() && !holds_systems) empty.push_back(title_of(area));
  }
  if (table.rows.empty()) return;
  page.push_back(Heading{2, "Who owns what"});
  page.push_back(std::move(table));
  if (!empty.empty())
    page.push_back(
        Paragraph{fmt::format("Systems without a process: {}.", fmt::join(empty, ", "))});
}

List gaps_of(const ReportArea& area) {
  List list;
  for (const ReportItem& item : area.items)
    if (!item.uncovered_stages.empty())
      list.items.push_back(fmt::format("no workflow has work for these stages of '{}': {}",
                                       item.name.title, fmt::join(item.uncovered_stages, ", ")));
  for (std::size_t i = 0; i < std::min(area.gaps.size(), gaps_shown); ++i) {
    const ReportGap& gap = area.gaps[i];
    list.items.push_back(
        fmt::format("{} ({} in {}, line {})", gap.message, name(gap.severity), gap.file, gap.line));
  }
  if (area.gaps.size() > gaps_shown)
    list.items.push_back(fmt::format("and {} more; 'waymark check' shows them all",
                                     counted(area.gaps.size() - gaps_shown, "gap")));
  return list;
}

} // namespace

void add_areas(const WorkspaceReport& report, Page& page) {
  add_owners(report, page);
  page.push_back(Heading{2, "Gaps"});
  bool any = false;
  for (const ReportArea& area : report.areas) {
    List gaps = gaps_of(area);
    if (gaps.items.empty()) continue;
    if (report.areas.size() > 1 || area.system) page.push_back(Heading{3, title_of(area)});
    page.push_back(std::move(gaps));
    any = true;
  }
  if (!any) page.push_back(Paragraph{"The checks found none."});
}

Page page(const WorkspaceReport& report) {
  Page page;
  add_head(report, page);
  add_areas(report, page);
  add_collaboration(report, page);
  add_heads(report, page);
  add_costs(report, page);
  add_candidates(report, page);
  add_uncounted(report, page);
  return page;
}

} // namespace waymark::report
