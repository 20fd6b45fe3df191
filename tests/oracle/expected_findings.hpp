#pragma once

#include "token_explorer.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

/// What must be said of a workflow, from all its runs.
namespace waymark::oracle {

using Line = int;
using LineAndDocument = std::pair<Line, int>;

struct Expected {
  bool decided = false;    ///< false: too many states
  bool two_in_one = false; ///< must never be
  bool can_get_stuck = false;
  bool leaves_work_undone = false; ///< some step, decision or wait happens in no run,
                                   ///< though every block that is begun can be done

  std::multiset<Line> unreachable;
  std::multiset<Line> crossed;         ///< of the jumps
  std::multiset<Line> dead_ends;       ///< of the branch or `for each`
  std::vector<std::set<Line>> endless; ///< of each endless loop, its jumps back
  std::set<Line> unbounded;
  std::set<LineAndDocument> used_before_made;
  std::set<LineAndDocument> never_made;
  std::multiset<LineAndDocument> parallel_conflicts;

  [[nodiscard]] bool is_sound() const {
    return unreachable.empty() && crossed.empty() && dead_ends.empty() && endless.empty();
  }
};

[[nodiscard]] Expected expected_findings(const RandomWorkflow& workflow, const TokenNet& net);

/// A jump in text crosses a border: where it leads counts as an end, and no `then` as closed.
[[nodiscard]] bool has_crossing(const TokenNet& net);

} // namespace waymark::oracle
