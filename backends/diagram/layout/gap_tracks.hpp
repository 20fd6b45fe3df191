#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace waymark {

/// A line that comes into the gap between two rows at `above` and leaves it at `below`.
struct Transition {
  std::int32_t above = 0;
  std::int32_t below = 0;
};

/// By transition: on which track of the gap, counted from the top, it runs across. Lines never run
/// on one another unless that is unavoidable, and cross as seldom as a look at each pair tells
/// (after Sander, "A fast heuristic for hierarchical Manhattan layout", 1995). Quadratic in the
/// transitions.
[[nodiscard]] std::vector<std::uint32_t> order_transitions(std::span<const Transition> transitions);

} // namespace waymark
