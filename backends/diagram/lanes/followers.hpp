#pragma once

#include "diagram/lanes/columns.hpp"

namespace waymark::swimlanes {

/// Which node leads to which, over any number of edges that lead on. Quadratic in space, and nodes
/// times edges in time: for graphs of some hundred nodes.
class Followers {
public:
  Followers(const LaneGraph& graph, const Columns& columns);

  [[nodiscard]] bool leads_to(std::uint32_t from, std::uint32_t to) const {
    return reached_[from][to];
  }

private:
  std::vector<std::vector<bool>> reached_;
};

} // namespace waymark::swimlanes
