#pragma once

#include "grammar/clauses.hpp"
#include "grammar/syntax.hpp"
#include "tree_writer.hpp"

#include <cstdint>
#include <span>
#include <string_view>

/// The parts of the grammar that fit on a line, as functions: each reads at `offset`, writes nodes
/// and returns where it stopped. Their implementation is the only one that pays for PEGTL's
/// templates.
namespace waymark {

/// What stands behind the keyword of a declaration, statement or answer, up to its clauses. `stage`
/// matters for stages only.
[[nodiscard]] std::uint32_t read_head(std::string_view text, std::uint32_t offset, Kind statement,
                                      StageKind stage, TreeWriter& writer);

/// As many clauses as follow one another on the line.
[[nodiscard]] std::uint32_t read_clauses(std::string_view text, std::uint32_t offset,
                                         TreeWriter& writer);

/// The clause that a misspelt word means, with its value from `behind` on: of those spelt alike,
/// the one that takes such a value (`akes 5 min` is `takes`, not `makes`).
[[nodiscard]] Keyword nearest_clause(std::string_view text, std::uint32_t behind,
                                     std::string_view word, std::span<const Kind> candidates);

/// The jump or `continue` that may stand in the place of the block of an answer or `if`.
[[nodiscard]] std::uint32_t read_outcome(std::string_view text, std::uint32_t offset,
                                         Kind statement, TreeWriter& writer);

[[nodiscard]] std::uint32_t read_jump(std::string_view text, std::uint32_t offset,
                                      TreeWriter& writer);

/// The same keyword once more (`step step "x"`): one unexpected node.
[[nodiscard]] std::uint32_t skip_doubled_keyword(std::string_view text, std::uint32_t offset,
                                                 Keyword keyword, TreeWriter& writer);

/// Length of any one token at `offset`, which is no white space.
[[nodiscard]] std::uint32_t any_token_length(std::string_view text, std::uint32_t offset);

} // namespace waymark
