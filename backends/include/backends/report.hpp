#pragma once

#include "compiler/checked_model.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The audit of a workspace: who owns what, where work changes hands or waits, what it costs. One
/// value, worked out once, and three ways to write it down.
///
/// Figures come from the functions that the checks use, too (`CheckedModel`,
/// compiler/workload.hpp). Hours are hours of work, months average months (52/12 weeks). Texts are
/// the author's and are views into the model, which must outlive the report.
namespace waymark {

/// A declaration by its names.
struct ReportName {
  DeclarationKind kind{};
  std::string_view id;
  std::string_view title;
};

struct ReportOwner {
  bool given = false;              ///< also when the name is unknown
  std::optional<ReportName> who{}; ///< own or inherited
};

/// A finding, where it stands.
struct ReportGap {
  Check check{};
  Severity severity{};
  std::string message;
  std::string_view file;
  std::uint32_t line = 0;
};

/// A process, workflow or procedure with its owner.
struct ReportItem {
  ReportName name;
  ReportOwner owner;
  std::uint32_t level = 0;                        ///< what it belongs to has one less
  std::string_view belongs_to;                    ///< id of the process, or of what follows it
  std::vector<std::string_view> uncovered_stages; ///< of a process
};

/// A system, or (without a name) all that belongs to none.
struct ReportArea {
  std::optional<ReportName> system;
  std::vector<std::string_view> path; ///< titles of the systems around it and its own
  ReportOwner owner;
  std::vector<ReportItem> items; ///< processes, below each its workflows, below each what they
                                 ///< follow; each item once
  std::vector<ReportGap> gaps;   ///< of ownership, ordering, alignment and documents; errors first
};

/// From whom to whom work passes.
struct ReportHandOff {
  ReportName from;
  ReportName to;
  std::size_t places = 0;            ///< pairs of steps
  double per_month = 0;              ///< of the places that can be counted
  std::size_t uncounted = 0;         ///< places in workflows of unknown frequency
  std::size_t silent = 0;            ///< places
  std::vector<ReportName> documents; ///< passed at any of them
};

/// Work that stands still until somebody outside has done something.
struct ReportWait {
  ReportName whom;
  ReportName workflow;
  std::string_view title;
  std::optional<Duration> deadline;
  std::optional<double> per_month; ///< none: nothing says how often
  std::string_view file;
  std::uint32_t line = 0;
};

/// A role whose work one person alone can do, or a person who alone holds several roles.
struct ReportHead {
  std::string_view person;
  ReportName role;
  std::optional<ReportName> backup; ///< somebody else who stands in
  std::size_t steps = 0;
  double hours = 0; ///< a month, as far as counted
};

struct ReportMoney {
  double amount = 0;
  std::string_view currency;
};

/// One workflow's part of a role's month.
struct ReportShare {
  ReportName workflow;
  double runs = 0;
  double hours = 0;
};

struct ReportRole {
  ReportName role;
  double hours = 0; ///< a month
  std::optional<double> available;
  std::optional<ReportMoney> cost; ///< a month; none without a rate per time
  bool overloaded = false;
  std::vector<ReportShare> workflows; ///< most hours first
};

struct ReportTool {
  ReportName tool;
  ReportOwner owner;
  ReportMoney cost; ///< a month
};

/// What a month costs in one currency.
struct ReportCost {
  std::string_view currency;
  double work = 0;
  double tools = 0;
};

/// A step that a tool might do by itself.
struct ReportCandidate {
  ReportName workflow;
  std::string_view step;
  ReportName role;
  ReportName tool;
  double hours = 0; ///< a month
  std::optional<ReportMoney> cost;
};

struct ReportUntimed {
  ReportName workflow;
  std::size_t steps = 0; ///< by roles, without `takes`, and following nothing
  std::size_t of = 0;    ///< steps by roles
};

/// What the figures leave out.
struct ReportUncounted {
  std::vector<ReportName> workflows;  ///< nothing says how often they happen
  std::vector<ReportName> procedures; ///< nothing that is counted follows them
  std::vector<ReportUntimed> untimed; ///< in workflows that are counted
  std::vector<ReportName> unpaid;     ///< roles with hours, but without a rate per time
  std::vector<ReportName> one_off;    ///< tools whose cost is not per week, month or year
  std::vector<ReportName> free_tools; ///< tools that name no cost
  std::vector<ReportName> unnamed;    ///< roles with steps that name no person
  std::size_t for_each = 0;           ///< blocks counted as one round, in what is counted
  std::size_t without_shares = 0; ///< decisions whose answers count as equally likely, as nothing
                                  ///< says how often each is given; in what is counted
  std::size_t interrupted = 0;    ///< ways by deadline or exception, in what is counted
};

struct ReportCounts {
  std::size_t systems = 0;
  std::size_t processes = 0;
  std::size_t workflows = 0;
  std::size_t procedures = 0;
  std::size_t steps = 0;
  std::size_t roles = 0;
};

struct WorkspaceReport {
  std::string_view title; ///< of the handbook; may be empty
  Date today{};
  ReportCounts counts;
  Summary findings;
  std::vector<ReportArea> areas;       ///< systems, outer before inner; what belongs to none last
  std::vector<ReportHandOff> handoffs; ///< most often first
  std::vector<ReportWait> waits;       ///< most often first, unknown last
  std::vector<ReportHead> heads;       ///< by person, most hours first
  std::vector<ReportRole> roles;       ///< most hours first
  std::vector<ReportTool> tools;       ///< that cost something each month, in order of declaration
  std::vector<ReportCost> costs;       ///< by currency code; never added to one another
  std::vector<ReportCandidate> candidates; ///< most hours first
  std::size_t waived_candidates = 0;       ///< that the author allows to stay as they are
  ReportUncounted uncounted;

  [[nodiscard]] bool has_errors() const { return findings.errors > 0; }
};

/// Linear, but for sorting and for workflows that many others follow.
[[nodiscard]] WorkspaceReport build_report(const CheckedModel& checked);

/// Columns of at most 96, to be read in a mail. Long lists are cut and say how much is left out.
[[nodiscard]] std::string report_text(const WorkspaceReport& report);
/// GitHub's Markdown, in the same words; the author's texts are escaped.
[[nodiscard]] std::string report_markdown(const WorkspaceReport& report);
/// One JSON object, as docs/report.md describes it: version 1. All lists are whole.
[[nodiscard]] std::string report_json(const WorkspaceReport& report);

} // namespace waymark
