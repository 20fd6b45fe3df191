#include "diagram/lanes/repeat_borders.hpp"

#include "diagram/lanes/repeat_regions.hpp"

#include <algorithm>

namespace waymark::swimlanes {

RepeatBorders::RepeatBorders(const FlowGraph& graph, const std::vector<std::uint32_t>& lane_of)
    : graph_(graph)
    , lane_of_(lane_of)
    , region_of_(regions_of_nodes(graph))
    , lanes_(graph.regions.size()) {
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    for (std::uint32_t at = region_of_[node]; at != 0; at = graph.regions[at].parent) {
      lanes_[at].first = std::min(lanes_[at].first, lane_of[node]);
      lanes_[at].last = std::max(lanes_[at].last, lane_of[node]);
    }
  }
}

bool RepeatBorders::has_between(std::uint32_t from, std::uint32_t to) const {
  return is_left(from, to) || is_left(to, from);
}

bool RepeatBorders::is_left(std::uint32_t inside, std::uint32_t outside) const {
  for (std::uint32_t at = region_of_[inside]; at != 0; at = graph_.regions[at].parent) {
    const Reach& lanes = lanes_[at];
    const std::uint32_t lane = lane_of_[outside];
    const bool is_repeated = graph_.regions[at].kind == RegionKind::for_each;
    if (is_repeated && lanes.first <= lane && lane <= lanes.last && !lies_in(outside, at)) {
      return true;
    }
  }
  return false;
}

bool RepeatBorders::lies_in(std::uint32_t node, std::uint32_t region) const {
  std::uint32_t at = region_of_[node];
  while (at != 0 && at != region) at = graph_.regions[at].parent;
  return at == region;
}

} // namespace waymark::swimlanes
