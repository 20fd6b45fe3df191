#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/syntax.hpp"
#include "local_names.hpp"

#include <optional>
#include <string>

/// What to write instead of text that the grammar has no place for: the way out that a message
/// ends with, and the edit that takes it.
namespace waymark {

struct WayOut {
  std::string advice; ///< what stands behind "; " in the message
  std::optional<Fix> fix{};
  bool is_whole_message = false; ///< the advice says what is wrong, too
};

/// `found` stands where `expected` is missing; `owner` is the clause, value or statement around.
[[nodiscard]] std::optional<WayOut> way_out_of(Expectation expected, NodeRef owner, NodeRef found,
                                               LocalNames& names);

/// `found` has no place in `owner`; `before` is the last part of the text that is right.
[[nodiscard]] std::optional<WayOut> way_out_of(NodeRef owner, NodeRef found, NodeRef before);

} // namespace waymark
