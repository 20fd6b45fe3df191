#include "diagram/lanes/repeat_regions.hpp"

namespace waymark::swimlanes {

std::vector<std::uint32_t> regions_of_nodes(const FlowGraph& graph) {
  std::vector<std::uint32_t> regions;
  for (const FlowNode& node : graph.nodes) regions.push_back(node.region);
  for (std::uint32_t region = 1; region < graph.regions.size(); ++region) {
    if (graph.regions[region].kind != RegionKind::for_each) continue;
    for (const FlowNodeId end : {graph.regions[region].entry, graph.regions[region].exit}) {
      if (end != FlowNodeId::none) regions[index(end)] = region;
    }
  }
  return regions;
}

} // namespace waymark::swimlanes
