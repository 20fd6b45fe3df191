#pragma once

#include "format_text.hpp"

#include <cstddef>
#include <vector>

namespace waymark {

/// What stands before the `{` of a statement or declaration, or instead of one.
struct StatementHead {
  std::vector<NodeRef> before; ///< keyword, name, …
  std::vector<NodeRef> clauses;
  std::vector<NodeRef> after; ///< the jump of an `if`, `continue`, …
  NodeRef body;
  bool breakable = false; ///< clauses may move to the body, for it has one or may have one
};

/// With `by` first among the clauses.
[[nodiscard]] StatementHead read_head(NodeRef statement);

/// Writes the head on the current line, without clauses that do not fit (and all behind them).
/// Returns how many clauses it wrote.
[[nodiscard]] std::size_t write_head(FormattedText& out, const StatementHead& head);

/// Writes `{ … }` behind what stands on the line, if it was written on one line, holds only clauses
/// or one short statement, and fits. An empty body always is `{}`.
[[nodiscard]] bool write_one_line_body(FormattedText& out, NodeRef body);

} // namespace waymark
