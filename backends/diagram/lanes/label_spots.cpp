#include "diagram/lanes/label_spots.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

LabelSpot beside_upright_line(const TrackedGrid& tracked, const Port& at, const LaneEdge& edge,
                              const Box& node) {
  const Segment& segment = tracked.segments.all[at.segment];
  const std::int32_t line = tracked.offset(segment);
  const std::int32_t x =
      tracked.stretch(segment).label_left ? line - label_gap - edge.label_width : line + label_gap;
  const std::int32_t y = at.side == Side::down ? node.y + node.height + label_gap
                                               : node.y - label_gap - edge.label_height;
  return {0, at.node, at.side, {x, y, edge.label_width, edge.label_height}};
}

/// `above`: the labels above the node. A high one stands behind them.
LabelSpot above_level_line(const TrackedGrid& tracked, const Port& at, const LaneEdge& edge,
                           const Box& node, const Box& above) {
  const std::int32_t y = tracked.offset(at) - 1 - edge.label_height;
  std::int32_t left = node.x;
  std::int32_t right = node.x + node.width;
  if (y - label_gap < node.y) {
    left = std::min(left, above.x - label_gap);
    right = std::max(right, above.x + above.width + label_gap);
  }
  const std::int32_t x =
      at.side == Side::right ? right + label_gap : left - label_gap - edge.label_width;
  return {0, at.node, at.side, {x, y, edge.label_width, edge.label_height}};
}

void widen(Box& box, const Box& by) {
  const std::int32_t right = std::max(box.x + box.width, by.x + by.width);
  box.x = std::min(box.x, by.x);
  box.width = right - box.x;
}

} // namespace

std::vector<LabelSpot> label_spots(const TrackedGrid& tracked, std::span<const Box> nodes) {
  std::vector<LabelSpot> spots;
  std::vector<Box> above(nodes.size()); // labels above each node, from left to right
  for (const bool level : {false, true}) {
    for (std::uint32_t i = 0; i < tracked.graph.edges.size(); ++i) {
      const LaneEdge& edge = tracked.graph.edges[i];
      if (edge.label_width == 0) continue;
      const Port at = labelled_port(tracked.graph, tracked.grid, tracked.segments, i);
      if (is_level(at.side) != level) continue;
      const Box& node = nodes[at.node];
      spots.push_back(level ? above_level_line(tracked, at, edge, node, above[at.node])
                            : beside_upright_line(tracked, at, edge, node));
      spots.back().edge = i;
      if (at.side == Side::up) widen(above[at.node], spots.back().box);
    }
  }
  return spots;
}

} // namespace waymark::swimlanes
