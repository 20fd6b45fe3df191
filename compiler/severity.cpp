#include "severity.hpp"

#include "compiler/nearest.hpp"
#include "fixes/spelling_fix.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <optional>

namespace waymark {
namespace {

constexpr std::size_t check_count = std::size(std::to_array({
#define WAYMARK_CHECK(name, spelling, group, severity, scope, finds) Check::name,
#include "compiler/checks.def"
#undef WAYMARK_CHECK
}));

/// One `allow` on the spot. Scopes nest or are disjoint, as the elements that own them.
struct LocalAllow {
  Span scope{};
  std::size_t clause = 0;
  std::size_t enclosing = none;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

/// The `allow` clauses of one check, by scope, to find those around a place.
class LocalAllows {
public:
  void add(const Span& scope, std::size_t clause) {
    allows_.push_back({scope, clause, LocalAllow::none});
  }

  void prepare() {
    std::sort(allows_.begin(), allows_.end(), [](const LocalAllow& a, const LocalAllow& b) {
      if (a.scope.file != b.scope.file) return a.scope.file < b.scope.file;
      if (a.scope.first != b.scope.first) return a.scope.first < b.scope.first;
      if (a.scope.last != b.scope.last) return a.scope.last > b.scope.last;
      return a.clause < b.clause;
    });
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < allows_.size(); ++i) {
      while (!open.empty() && !allows_[open.back()].scope.contains(allows_[i].scope))
        open.pop_back();
      if (!open.empty()) allows_[i].enclosing = open.back();
      open.push_back(i);
    }
  }

  /// The first clause of the innermost scope around `place`, if there is one.
  [[nodiscard]] std::optional<std::size_t> around(const Span& place) const {
    const auto behind = std::upper_bound(
        allows_.begin(), allows_.end(), place, [](const Span& at, const LocalAllow& allow) {
          return std::pair(at.file, at.first) < std::pair(allow.scope.file, allow.scope.first);
        });
    if (behind == allows_.begin()) return std::nullopt;
    auto candidate = static_cast<std::size_t>(behind - allows_.begin()) - 1;
    while (candidate != LocalAllow::none && !allows_[candidate].scope.contains(place))
      candidate = allows_[candidate].enclosing;
    if (candidate == LocalAllow::none) return std::nullopt;
    while (candidate > 0 && allows_[candidate - 1].scope == allows_[candidate].scope) --candidate;
    return allows_[candidate].clause;
  }

private:
  std::vector<LocalAllow> allows_;
};

/// May an error of one check be why the other finds nothing?
bool may_hide(Check error, Check other) {
  switch (error) {
  case Check::missing_file: return false;
  case Check::invalid_value: // what is not known is at most a time
    return other == Check::impossible_deadline || other == Check::unattended_wait ||
           other == Check::overloaded_role || other == Check::automation_candidate ||
           other == Check::review_overdue;
  default: {
    const CheckGroup group = facts(error).group;
    return group == CheckGroup::text || group == CheckGroup::names;
  }
  }
}

/// Of errors because of which a finding of `check` may not have been made. Sorted.
std::vector<Span> places_of_losses(const std::vector<Finding>& findings, Check check) {
  std::vector<Span> places;
  for (const Finding& finding : findings)
    if (finding.severity == Severity::error && may_hide(finding.check, check))
      places.push_back(finding.span);
  std::ranges::sort(places);
  return places;
}

/// What an error has cost is left out of the checks of its whole workflow.
class WorkflowSpans {
public:
  explicit WorkflowSpans(const Model& model) {
    for (const Workflow& workflow : model.workflows) spans_.push_back(model[workflow.self].span);
    std::ranges::sort(spans_);
  }

  /// The workflow that holds `scope`, else `scope`.
  [[nodiscard]] const Span& around(const Span& scope) const {
    const auto behind =
        std::ranges::upper_bound(spans_, std::pair(scope.file, scope.first), {},
                                 [](const Span& span) { return std::pair(span.file, span.first); });
    const bool is_inside = behind != spans_.begin() && std::prev(behind)->contains(scope);
    return is_inside ? *std::prev(behind) : scope;
  }

private:
  std::vector<Span> spans_; ///< sorted; none lies in another
};

bool holds_one_of(const Span& scope, const std::vector<Span>& places) {
  const auto first = std::ranges::lower_bound(places, scope);
  return first != places.end() && scope.contains(*first);
}

class SeverityClauses {
public:
  explicit SeverityClauses(const Model& model)
      : model_(model)
      , used_(model.severity_clauses.size(), false) {
    for (std::size_t i = 0; i < model.severity_clauses.size(); ++i) sort_in(i);
    for (LocalAllows& allows : local_) allows.prepare();
  }

  void apply(std::vector<Finding>& findings) {
    std::erase_if(findings, [&](Finding& finding) { return silences(finding); });
    for (Finding& finding : findings) set_severity(finding);
  }

  void report_unused(std::vector<Finding>& findings) {
    Findings unused;
    std::map<Check, std::vector<Span>> losses; // by what they may hide
    const WorkflowSpans workflows(model_);
    for (std::size_t i = 0; i < used_.size(); ++i) {
      const SeverityClause& clause = model_.severity_clauses[i];
      if (used_[i]) continue;
      const std::optional<Check> check = check_named(clause.check.value);
      if (!check || !can_be_silenced(facts(*check))) {
        report(clause, check, unused);
        continue;
      }
      const auto [entry, is_new] = losses.try_emplace(*check);
      if (is_new) entry->second = places_of_losses(findings, *check);
      const std::vector<Span>& lost = entry->second;
      const bool beside_losses = clause.covers_everything()
                                     ? !lost.empty()
                                     : holds_one_of(workflows.around(clause.scope), lost);
      if (!beside_losses) report(clause, check, unused);
    }
    for (Finding& finding : unused.all()) {
      if (silences(finding)) continue;
      set_severity(finding);
      findings.push_back(std::move(finding));
    }
  }

private:
  void sort_in(std::size_t clause_index) {
    const SeverityClause& clause = model_.severity_clauses[clause_index];
    // A clause whose check name is missing is a syntax error already.
    if (!clause.check.given()) used_[clause_index] = true;
    const std::optional<Check> check = check_named(clause.check.value);
    if (!check) return;
    const auto slot = static_cast<std::size_t>(*check);
    if (clause.rule != SeverityRule::allow) {
      used_[clause_index] = true;
      severity_[slot] = clause.rule == SeverityRule::deny   ? Severity::error
                        : clause.rule == SeverityRule::warn ? Severity::warning
                                                            : Severity::advice;
    } else if (!can_be_silenced(facts(*check))) {
      return;
    } else if (clause.covers_everything()) {
      if (!everywhere_[slot]) everywhere_[slot] = clause_index; // of two, the later is unused
    } else {
      local_[slot].add(clause.scope, clause_index);
    }
  }

  bool silences(const Finding& finding) {
    const auto slot = static_cast<std::size_t>(finding.check);
    if (const auto local = local_[slot].around(finding.span)) {
      used_[*local] = true;
      return true;
    }
    if (!everywhere_[slot]) return false;
    used_[*everywhere_[slot]] = true;
    return true;
  }

  void set_severity(Finding& finding) const {
    if (const auto& severity = severity_[static_cast<std::size_t>(finding.check)])
      finding.severity = *severity;
  }

  static void report(const SeverityClause& clause, std::optional<Check> check, Findings& findings) {
    const std::string_view spelling = clause.check.value;
    if (check) {
      const bool silenceable = can_be_silenced(facts(*check));
      findings.report(
          Check::unused_allow, clause.check.span,
          silenceable
              ? fmt::format("there is no '{}' here, so this 'allow' silences nothing; remove it",
                            spelling)
              : fmt::format("'{}' cannot be silenced; mend what it finds and remove this 'allow'",
                            spelling));
      return;
    }
    std::vector<std::string_view> names;
    for (const CheckFacts& each : checks()) names.push_back(each.spelling);
    const auto suggestion = find_near(spelling, names);
    Finding& finding = findings.report(
        Check::unused_allow, clause.check.span,
        suggestion
            ? fmt::format("no check is called '{}'; did you mean '{}'?", spelling, suggestion->word)
            : fmt::format("no check is called '{}'; 'waymark explain' lists them", spelling));
    if (suggestion) finding.fixes.push_back(spelling_fix(clause.check.span, *suggestion));
  }

  const Model& model_;
  std::vector<bool> used_;
  std::array<std::optional<Severity>, check_count> severity_{};
  std::array<std::optional<std::size_t>, check_count> everywhere_{};
  std::array<LocalAllows, check_count> local_{};
};

} // namespace

void apply_severity_clauses(const Model& model, std::vector<Finding>& findings) {
  if (model.severity_clauses.empty()) return;
  SeverityClauses clauses(model);
  clauses.apply(findings);
  clauses.report_unused(findings);
}

} // namespace waymark
