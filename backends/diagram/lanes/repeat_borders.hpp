#pragma once

#include "compiler/checked_model.hpp"

#include <cstdint>
#include <vector>

namespace waymark::swimlanes {

/// Which ways lead into or out of what a `for each` repeats. O(n) times the depth of what is
/// repeated.
class RepeatBorders {
public:
  /// `lane_of` is by flow node.
  RepeatBorders(const FlowGraph& graph, const std::vector<std::uint32_t>& lane_of);

  /// Between two flow nodes, one of them outside, but in a lane that what is repeated reaches or
  /// goes past: beside the other one, it would stand inside the frame.
  [[nodiscard]] bool has_between(std::uint32_t from, std::uint32_t to) const;

private:
  struct Reach {
    std::uint32_t first = 0xffffffff;
    std::uint32_t last = 0;
  };

  [[nodiscard]] bool lies_in(std::uint32_t node, std::uint32_t region) const;
  [[nodiscard]] bool is_left(std::uint32_t inside, std::uint32_t outside) const;

  const FlowGraph& graph_;
  const std::vector<std::uint32_t>& lane_of_;
  std::vector<std::uint32_t> region_of_; ///< by flow node
  std::vector<Reach> lanes_;             ///< by region
};

} // namespace waymark::swimlanes
