#include "diagram/lanes/repeat_borders.hpp"

#include <algorithm>

namespace waymark::swimlanes {

RepeatBorders::RepeatBorders(const FlowGraph& graph, const std::vector<std::uint32_t>& lane_of)
    : graph_(graph)
    , lane_of_(lane_of)
    , begun_or_ended_(graph.nodes.size(), 0)
    , lanes_(graph.regions.size()) {
  for (std::uint32_t region = 1; region < graph.regions.size(); ++region) {
    if (!is_repeated(region)) continue;
    for (const FlowNodeId end : {graph.regions[region].entry, graph.regions[region].exit}) {
      if (end != FlowNodeId::none) begun_or_ended_[index(end)] = region;
    }
  }
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    for (std::uint32_t at = region_of(node); at != 0; at = graph.regions[at].parent) {
      lanes_[at].first = std::min(lanes_[at].first, lane_of[node]);
      lanes_[at].last = std::max(lanes_[at].last, lane_of[node]);
    }
  }
}

bool RepeatBorders::has_between(std::uint32_t from, std::uint32_t to) const {
  return is_left(from, to) || is_left(to, from);
}

bool RepeatBorders::is_left(std::uint32_t inside, std::uint32_t outside) const {
  for (std::uint32_t at = region_of(inside); at != 0; at = graph_.regions[at].parent) {
    const Reach& lanes = lanes_[at];
    const std::uint32_t lane = lane_of_[outside];
    if (is_repeated(at) && lanes.first <= lane && lane <= lanes.last && !lies_in(outside, at)) {
      return true;
    }
  }
  return false;
}

bool RepeatBorders::lies_in(std::uint32_t node, std::uint32_t region) const {
  std::uint32_t at = region_of(node);
  while (at != 0 && at != region) at = graph_.regions[at].parent;
  return at == region;
}

bool RepeatBorders::is_repeated(std::uint32_t region) const {
  return graph_.regions[region].kind == RegionKind::for_each;
}

std::uint32_t RepeatBorders::region_of(std::uint32_t node) const {
  return begun_or_ended_[node] != 0 ? begun_or_ended_[node] : graph_.nodes[node].region;
}

} // namespace waymark::swimlanes
