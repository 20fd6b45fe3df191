#pragma once

#include "grammar/syntax.hpp"

#include <cstdint>
#include <vector>

namespace waymark {

/// One line of a run of clauses: some clauses and the comment behind them, or a comment alone.
struct ClauseRow {
  std::vector<NodeRef> clauses; ///< empty: `comment` stands alone
  NodeRef comment;
  bool blank_before = false;

  [[nodiscard]] bool is_comment() const { return clauses.empty(); }
};

using ClauseRows = std::vector<ClauseRow>;

/// Moves the first `by` to the front of the clauses of a head.
void put_performer_first(std::vector<NodeRef>& clauses);

/// Moves the first `by` to the front of the rows: its whole row, with the comments directly above
/// it, if it stands there alone; within its row, if that is the first; else to a row of its own.
void put_performer_first(ClauseRows& rows);

} // namespace waymark
