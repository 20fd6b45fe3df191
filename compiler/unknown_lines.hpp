#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/clauses.hpp"
#include "grammar/syntax.hpp"

#include <optional>
#include <string>

/// Lines that begin with no word of the language, and what other notations begin lines with.
namespace waymark {

struct LineError {
  Span span{};
  std::string message;
  std::optional<Fix> fix{};
};

/// The line begins with `word`. `rules`: of the block that it stands in; null if there are none.
[[nodiscard]] LineError unknown_word_error(NodeRef line, const Span& word, const PartRules* rules);
/// What must stand before a block that begins with a branch or an answer: "'parallel'"; empty if
/// the block may be of any kind. `brace`: the index of its node.
[[nodiscard]] std::string_view owner_of_block(const Tree& tree, std::uint32_t brace);
/// Several words in the body of a step: its instructions, without their marks.
[[nodiscard]] bool is_prose(NodeRef line, const PartRules* rules);
/// The line begins with no word at all.
[[nodiscard]] LineError wordless_line_error(NodeRef line, const PartRules* rules);
[[nodiscard]] LineError foreign_comment_error(NodeRef comment);
/// A list mark, or a word like `then`, before a statement.
[[nodiscard]] LineError line_opener_error(NodeRef opener);

} // namespace waymark
