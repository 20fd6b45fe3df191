#pragma once

#include "grammar/syntax.hpp"

#include <cstdint>
#include <span>

namespace waymark {

/// A process declares its stages; a flow goes through them. They carry different clauses.
enum class StageKind : std::uint8_t { in_flow, in_process };

/// Which clauses and parts a declaration, statement or answer may carry. The one table that parser,
/// checks and documentation read.
struct PartRules {
  Kind owner;
  bool named;                    ///< has NAME (id and title)
  bool block_required;           ///< nothing without `{ … }` (or what stands for it)
  std::span<const Kind> clauses; ///< in the order of the reference
  std::span<const Kind> parts;   ///< statements, answers, declarations that its block holds
};

/// Rules of a declaration, statement, answer, branch, or `Kind::file`; null for other kinds.
/// `stage` matters for stages only.
[[nodiscard]] const PartRules* part_rules(Kind owner, StageKind stage = StageKind::in_flow);
[[nodiscard]] bool accepts_clause(const PartRules& rules, Kind clause);
[[nodiscard]] bool accepts_part(const PartRules& rules, Kind part);
/// May the clause stand more than once on one owner?
[[nodiscard]] bool is_repeatable(Kind clause);

} // namespace waymark
