#pragma once

#include "tree_writer.hpp"

#include <cstdint>
#include <string_view>

/// Text that the grammar has no place for: kept as `unexpected` nodes, so that nothing is lost.
/// Each function reads at `offset` and gives where it stopped.
namespace waymark {

/// One token. `extends`: it belongs to the unexpected text right before it.
std::uint32_t read_junk_token(std::string_view text, std::uint32_t offset, bool extends,
                              TreeWriter& writer);

/// The rest of a line that begins with no known word; several such lines are one node. A block
/// that opens at its end is kept.
std::uint32_t read_junk_line(std::string_view text, std::uint32_t offset, TreeWriter& writer);

/// `""` alone on its line opened a text block, had it its third quote: then a closing mark stands
/// below it, and nothing further left comes before. Gives `offset` if it is none.
std::uint32_t read_half_opened_text_block(std::string_view text, std::uint32_t offset,
                                          std::uint32_t indentation, TreeWriter& writer);

/// Everything from the brace at `offset` to its partner, as one node.
std::uint32_t read_too_deep_block(std::string_view text, std::uint32_t offset, TreeWriter& writer);

/// `{ {` on one line is one block: the braces behind the first.
std::uint32_t read_surplus_braces(std::string_view text, std::uint32_t offset, TreeWriter& writer);

} // namespace waymark
