#include "compiler/diagnostics.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace waymark {

std::string_view name(Severity severity) {
  static constexpr auto names = std::to_array<std::string_view>({"error", "warning", "advice"});
  return names[static_cast<std::size_t>(severity)];
}

std::string_view name(Applicability applicability) {
  return applicability == Applicability::safe ? "safe" : "suggested";
}

std::string_view name(CheckGroup group) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"text", "names", "ownership", "ordering", "alignment", "documents", "improvement"});
  return names[static_cast<std::size_t>(group)];
}

std::span<const CheckFacts> checks() {
  static constexpr auto facts = std::to_array<CheckFacts>({
#define WAYMARK_CHECK(name, spelling, group, severity, scope, finds)                               \
  {spelling, CheckGroup::group, Severity::severity, CheckScope::scope, finds},
#include "compiler/checks.def"
#undef WAYMARK_CHECK
  });
  return facts;
}

std::optional<Check> check_named(std::string_view spelling) {
  const std::span<const CheckFacts> all = checks();
  const auto found = std::ranges::find(all, spelling, &CheckFacts::spelling);
  return found == all.end() ? std::nullopt : std::optional(static_cast<Check>(found - all.begin()));
}

Finding& Findings::report(Check check, Span span, std::string message) {
  findings_.push_back({check, facts(check).severity, span, std::move(message), {}, {}, {}});
  return findings_.back();
}

void Findings::append(const std::vector<Finding>& others) {
  findings_.insert(findings_.end(), others.begin(), others.end());
}

void Findings::append(Findings&& others) {
  if (findings_.empty()) {
    findings_ = std::move(others.findings_);
    return;
  }
  findings_.insert(findings_.end(), std::make_move_iterator(others.findings_.begin()),
                   std::make_move_iterator(others.findings_.end()));
}

} // namespace waymark
