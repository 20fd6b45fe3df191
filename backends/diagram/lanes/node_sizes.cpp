#include "diagram/lanes/node_sizes.hpp"

#include <algorithm>
#include <cstdlib>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t port_margin = 10;   ///< from a line to the corner of its node
constexpr std::int32_t most_stretched = 3; ///< times as long as wide: what grew keeps its looks

/// What a side must measure for a line to meet it at a distance from its middle.
std::int32_t side_with_port(std::int32_t size, std::int32_t distance, NodeOutline outline) {
  const bool slanted = outline != NodeOutline::box;
  const std::int32_t margin = std::min(port_margin, size / 2);
  return 2 * ((slanted ? distance * 3 / 2 : distance) + margin);
}

} // namespace

std::vector<Box> boxes_around_points(const TrackedGrid& tracked) {
  const LaneGraph& graph = tracked.graph;
  std::vector<Box> boxes;
  for (const LaneNode& node : graph.nodes) boxes.push_back({0, 0, node.width, node.height});
  for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
    for (const Port& at : {first_port(graph, tracked.grid, tracked.segments, edge),
                           last_port(graph, tracked.grid, tracked.segments, edge)}) {
      const std::int32_t distance = std::abs(tracked.offset(at));
      if (distance == 0) continue;
      const LaneNode& node = graph.nodes[at.node];
      Box& box = boxes[at.node];
      std::int32_t& size = is_level(at.side) ? box.height : box.width;
      const std::int32_t own = is_level(at.side) ? node.height : node.width;
      size = std::max(size, side_with_port(own, distance, node.outline));
    }
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    Box& box = boxes[i];
    if (graph.nodes[i].outline != NodeOutline::box) {
      if (box.width > graph.nodes[i].width)
        box.height = std::max(box.height, box.width / most_stretched);
      if (box.height > graph.nodes[i].height)
        box.width = std::max(box.width, box.height / most_stretched);
    }
    box.x = -box.width / 2;
    box.y = -box.height / 2;
  }
  return boxes;
}

} // namespace waymark::swimlanes
