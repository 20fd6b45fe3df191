#pragma once

#include "backends/report.hpp"

#include "compiler/workload.hpp"

#include <vector>

/// The parts of a report, each worked out in a file of its own. For backends/report only.
namespace waymark::report {

/// What more than one part needs, computed once.
struct Facts {
  explicit Facts(const CheckedModel& checked);

  const CheckedModel& checked;
  const Model& model;
  const std::vector<double>& runs; ///< `CheckedModel::monthly_runs`
  std::vector<RoleLoad> roles;     ///< of `load_by_role`

  /// By index of `Model::workflows`: nothing says how often it happens.
  [[nodiscard]] bool is_counted(DeclarationId workflow) const {
    return runs[model[workflow].index] > 0;
  }
};

[[nodiscard]] ReportName name_of(const Model& model, DeclarationId declaration);
[[nodiscard]] ReportOwner owner_of(const Model& model, const std::optional<Reference>& owner);
/// Line of the first character, from 1.
[[nodiscard]] std::uint32_t line_of(const Model& model, const Span& span);

[[nodiscard]] std::vector<ReportArea> areas(const Facts& facts);
/// Puts each gap and each uncovered stage where it belongs. `area_of` is by declaration: an index
/// into `areas`.
void add_gaps(const Facts& facts, const std::vector<std::uint32_t>& area_of,
              std::vector<ReportArea>& areas);
[[nodiscard]] std::vector<ReportHandOff> handoffs(const Facts& facts);
[[nodiscard]] std::vector<ReportWait> waits(const Facts& facts);
[[nodiscard]] std::vector<ReportHead> heads(const Facts& facts);
[[nodiscard]] std::vector<ReportRole> roles(const Facts& facts);
[[nodiscard]] std::vector<ReportTool> tools(const Facts& facts);
[[nodiscard]] std::vector<ReportCost> costs(const WorkspaceReport& report);
void add_candidates(const Facts& facts, WorkspaceReport& report);
[[nodiscard]] ReportUncounted uncounted(const Facts& facts);

/// What that many hours of the role cost; none without a rate per time.
[[nodiscard]] std::optional<ReportMoney> cost_of(const Role& role, double hours);
/// A month; none if the cost is not per week, month or year.
[[nodiscard]] std::optional<ReportMoney> monthly_cost(const Money& cost);

} // namespace waymark::report
