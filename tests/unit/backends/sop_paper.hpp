#pragma once

#include "compiler/checked_model.hpp"

#include <compare>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What an SOP says about the flow, read from its wording alone, and what the flow graph says, both
/// in the same simple terms, so that they can be compared.
namespace waymark::paper {

/// "Out of item `from`, because of `why`, one goes to `to`." A place is "7", "end: RESULT", "end",
/// "joined 4", "round 8" or "lost". Limits stand in `why`: "next, 2 times", "next, after 1 limit".
struct Way {
  std::string from;
  std::string why;
  std::string to;
  friend auto operator<=>(const Way&, const Way&) = default;
};

struct Flow {
  std::multiset<Way> ways;
  std::vector<std::string> titles; ///< by item
  std::vector<std::string> faults; ///< lines that could not be understood
};

[[nodiscard]] Flow read(std::string_view markdown);
[[nodiscard]] Flow expected(const CheckedModel& checked, DeclarationId workflow);
/// What stands in one but not in the other, for messages.
[[nodiscard]] std::string difference(const Flow& paper, const Flow& graph);

/// Text without Markdown: backslash escapes undone.
[[nodiscard]] std::string unescaped(std::string_view markdown);
/// White space as it comes out on paper.
[[nodiscard]] std::string collapsed(std::string_view text);

} // namespace waymark::paper
