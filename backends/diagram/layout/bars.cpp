#include "diagram/layout/bars.hpp"

#include "diagram/layout/box.hpp"
#include "diagram/layout/tracks.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::int32_t beyond_line = 16;  ///< how far a bar goes on beside its last line
constexpr std::int32_t beside_node = 24;  ///< room for a line between a bar and its neighbour
constexpr std::int32_t beside_frame = 12; ///< from the border of the frame around it

/// No further than its neighbours and its frame allow; never narrower than `own`.
Interval limited(const LayoutGraph& graph, const Layout& layout, std::uint32_t bar,
                 Interval wanted) {
  const Box& own = layout.nodes[bar];
  for (std::uint32_t i = 0; i < layout.nodes.size(); ++i) {
    const Box& other = layout.nodes[i];
    const bool beside = i != bar && other.y <= own.y + own.height + beside_frame &&
                        own.y <= other.y + other.height + beside_frame;
    if (!beside) continue;
    if (middle_of(other).x < middle_of(own).x) {
      wanted.low = std::max(wanted.low, other.x + other.width + beside_node);
    } else {
      wanted.high = std::min(wanted.high, other.x - beside_node);
    }
  }
  const std::uint32_t group = graph.nodes[bar].group;
  if (group < layout.groups.size()) {
    const Box& frame = layout.groups[group];
    wanted.low = std::max(wanted.low, frame.x + beside_frame);
    wanted.high = std::min(wanted.high, frame.x + frame.width - beside_frame);
  }
  return {std::min(wanted.low, own.x), std::max(wanted.high, own.x + own.width)};
}

} // namespace

void widen_bars(const LayoutGraph& graph, Layout& layout) {
  std::vector<Interval> wanted;
  for (const Box& box : layout.nodes) wanted.push_back({box.x, box.x + box.width});
  const auto reach = [&](std::uint32_t bar, std::uint32_t other) {
    if (!graph.nodes[bar].is_bar) return;
    Interval& range = wanted[bar];
    range.low = std::min(range.low, middle_of(layout.nodes[other]).x - beyond_line);
    range.high = std::max(range.high, middle_of(layout.nodes[other]).x + beyond_line);
  };
  for (const LayoutEdge& edge : graph.edges) {
    if (edge.backward) continue;
    reach(edge.from, edge.to);
    reach(edge.to, edge.from);
  }
  for (std::uint32_t i = 0; i < layout.nodes.size(); ++i) {
    if (!graph.nodes[i].is_bar) continue;
    const Interval range = limited(graph, layout, i, wanted[i]);
    layout.nodes[i].x = range.low;
    layout.nodes[i].width = range.high - range.low;
  }
}

} // namespace waymark
