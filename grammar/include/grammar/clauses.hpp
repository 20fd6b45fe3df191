#pragma once

#include "grammar/syntax.hpp"

#include <span>

namespace waymark {

/// Which clauses and parts a declaration, statement or answer may carry. The one table that parser,
/// checks and documentation read. A stage of a process and a stage in a workflow differ.
struct PartRules {
  Kind owner;
  bool in_process;               ///< tells the two kinds of stage apart
  bool named;                    ///< has NAME (id and title)
  bool block_required;           ///< nothing without `{ … }` (or what stands for it)
  std::span<const Kind> clauses; ///< in the order of the reference
  std::span<const Kind> parts;   ///< statements, answers, declarations that its block holds
};

/// Rules of a declaration, statement, answer, branch, or `Kind::file`; null for other kinds.
[[nodiscard]] const PartRules* part_rules(Kind owner, bool in_process = false);
[[nodiscard]] bool accepts_clause(const PartRules& rules, Kind clause);
[[nodiscard]] bool accepts_part(const PartRules& rules, Kind part);
/// May the clause stand more than once on one owner?
[[nodiscard]] bool is_repeatable(Kind clause);

} // namespace waymark
