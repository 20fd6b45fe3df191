#pragma once

#include "compiler/model.hpp"
#include "grammar/syntax.hpp"

#include <cstdint>
#include <span>
#include <string>

/// What stays the same when text moves: keys for links, hashes for incremental work.
namespace waymark {

/// Kind and path of ids: "role/founder", "process/booking/stage/capture", "workflow/x/step/call".
/// Untitled elements count among their siblings of the same kind:
/// "workflow/x/decide/opened/jump/1". Statements of the same id are told apart by a suffix "~2",
/// "~3" in text order.
[[nodiscard]] std::string key(const Model& model, DeclarationId declaration);
[[nodiscard]] std::string key(const Model& model, DeclarationId process, std::size_t stage);
[[nodiscard]] std::string key(const Model& model, DeclarationId workflow, StatementId statement);
/// All keys of one workflow's statements, in order. Linear.
[[nodiscard]] std::vector<std::string> statement_keys(const Model& model, DeclarationId workflow);

/// Of what the element says: its tokens without places, layout or comments. Equal elements at
/// different places, or in differently formatted files, have equal hashes (XXH3, 64 bits). What is
/// of a kind of `left_out` does not count.
[[nodiscard]] std::uint64_t content_hash(const Tree& tree, std::uint32_t node,
                                         std::span<const Kind> left_out = {});

} // namespace waymark
