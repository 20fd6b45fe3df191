#pragma once

#include "block_stack.hpp"
#include "grammar/clauses.hpp"

#include <cstdint>
#include <string_view>

/// What a line most likely was meant to be, judged by what stands in it and around it.
namespace waymark {

/// What a misspelt word at the beginning of a statement means, by what may stand here;
/// `Keyword::none` if nothing is near enough.
[[nodiscard]] Keyword understand_word(std::string_view text, std::uint32_t offset,
                                      std::string_view word, const BlockStack& blocks);

/// Behind the word `stage`: in a block that lost its keyword, outside of every flow, a stage with a
/// title of its own.
[[nodiscard]] bool is_stage_of_lost_process(std::string_view text, std::uint32_t offset,
                                            const BlockStack& blocks);

/// At the beginning of a line: does it go on with a clause?
[[nodiscard]] bool continues_with_clause(std::string_view text, std::uint32_t offset);

/// At the beginning of a line: does it begin something that belongs into the block of `rules`, and
/// would have no place around it?
[[nodiscard]] bool continues_with_part(std::string_view text, std::uint32_t offset,
                                       const PartRules& rules, const BlockStack& blocks);

/// At the beginning of a line: can it belong only into the block of `rules`, if that were open?
[[nodiscard]] bool begins_inside(std::string_view text, std::uint32_t offset,
                                 const PartRules& rules, const BlockStack& blocks);

/// What was skipped on a line because it has no place.
enum class Junk { none, mark, text };

/// Does what an answer or `if` of this kind leads to stand here?
[[nodiscard]] bool begins_outcome(std::string_view text, std::uint32_t offset, Kind kind,
                                  Junk junk);

/// Length of a list mark, or of a word like `then`, before a statement or clause that belongs into
/// the innermost block; 0 if there is none.
[[nodiscard]] std::uint32_t surplus_opener_length(std::string_view text, std::uint32_t offset,
                                                  bool first_on_line, const BlockStack& blocks);

/// `sop close_up "Close up" {` at the top level is no clause of the handbook.
[[nodiscard]] bool is_declared_procedure(std::string_view text, std::uint32_t offset);

/// Does `each` stand behind the `for` at `offset`?
[[nodiscard]] bool each_follows(std::string_view text, std::uint32_t offset);

/// Does the line open a block, from `offset` on and before another answer begins?
[[nodiscard]] bool line_ends_with_block(std::string_view text, std::uint32_t offset);

/// What is missing where a statement of this kind lacks its block.
[[nodiscard]] Expectation expected_block(Kind kind);

/// Has its owner anything to hold in a block?
[[nodiscard]] inline bool may_have_block(const PartRules& rules) {
  return !rules.parts.empty() || !rules.clauses.empty();
}

} // namespace waymark
