#include "diagram/lanes/network.hpp"

#include "diagram/lanes/placement.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace waymark {
namespace {

using swimlanes::LaneEdge;
using swimlanes::LaneGraph;
using swimlanes::LanesLayout;

constexpr std::int32_t room_for_heads = 8; ///< between a label and the wide arrow beside it

/// An order of the nodes in which the lines that lead back weigh little. Each step takes the node
/// that hands on most and gets least of those that are left. (After P. Eades, X. Lin, W. F. Smyth:
/// A fast and effective heuristic for the feedback arc set problem, 1993.) Quadratic, for networks
/// are small.
std::vector<std::uint32_t> order_by_weight(const LayoutGraph& graph) {
  const std::size_t count = graph.nodes.size();
  std::vector<std::int64_t> surplus(count, 0);
  for (const LayoutEdge& edge : graph.edges) {
    surplus[edge.from] += edge.weight;
    surplus[edge.to] -= edge.weight;
  }
  std::vector<std::vector<std::uint32_t>> edges_at(count);
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    edges_at[graph.edges[i].from].push_back(i);
    edges_at[graph.edges[i].to].push_back(i);
  }
  std::vector<std::uint32_t> place(count, 0);
  std::vector<bool> placed(count, false);
  for (std::uint32_t next = 0; next < count; ++next) {
    std::uint32_t best = 0;
    while (placed[best]) ++best;
    for (std::uint32_t node = best + 1; node < count; ++node) {
      if (!placed[node] && surplus[node] > surplus[best]) best = node;
    }
    placed[best] = true;
    place[best] = next;
    for (const std::uint32_t number : edges_at[best]) {
      const LayoutEdge& edge = graph.edges[number];
      if (edge.from == best) surplus[edge.to] += edge.weight;
      if (edge.to == best) surplus[edge.from] -= edge.weight;
    }
  }
  return place;
}

Point transposed(Point point) {
  return {point.y, point.x};
}

Box transposed(const Box& box) {
  return {box.y, box.x, box.height, box.width};
}

/// The layout of lanes runs to the right.
void transpose(Layout& layout) {
  for (Box& box : layout.nodes) box = transposed(box);
  for (LayoutRoute& route : layout.routes) {
    for (Point& point : route.points) point = transposed(point);
    route.label = transposed(route.label);
  }
  layout.bounds = transposed(layout.bounds);
}

LaneGraph lane_graph(const LayoutGraph& graph, const std::vector<std::uint32_t>& place,
                     const std::vector<std::uint32_t>& edges, bool down) {
  LaneGraph lanes;
  lanes.lane_count = 1;
  lanes.section_count = 1;
  lanes.least_heights = {0};
  lanes.nodes.resize(graph.nodes.size());
  for (std::size_t node = 0; node < place.size(); ++node) {
    const LayoutNode& what = graph.nodes[node];
    lanes.nodes[place[node]] = {down ? what.height : what.width, down ? what.width : what.height, 0,
                                0, what.outline};
  }
  for (const std::uint32_t number : edges) {
    const LayoutEdge& edge = graph.edges[number];
    LaneEdge line;
    line.from = place[edge.from];
    line.to = place[edge.to];
    if (edge.label_width > 0) {
      const std::int32_t width = edge.label_width + room_for_heads;
      line.label_width = down ? edge.label_height : width;
      line.label_height = down ? width : edge.label_height;
    }
    line.backward = line.from > line.to;
    line.alone = true;
    lanes.edges.push_back(line);
  }
  return lanes;
}

/// How large it is on a sheet, in thousandths; upright or on its side.
std::int32_t scale_on_sheet(const Box& bounds) {
  constexpr std::int32_t long_side = 842;
  constexpr std::int32_t short_side = 595;
  const auto fit = [&](std::int32_t width, std::int32_t height) {
    return std::min(1000 * width / std::max(1, bounds.width),
                    1000 * height / std::max(1, bounds.height));
  };
  return std::max(fit(long_side, short_side), fit(short_side, long_side));
}

} // namespace

Layout lay_out_network(const LayoutGraph& graph) {
  if (graph.nodes.empty()) return {};
  const std::vector<std::uint32_t> place = order_by_weight(graph);
  std::vector<std::uint32_t> edges(graph.edges.size());
  std::iota(edges.begin(), edges.end(), 0U);
  std::stable_sort(edges.begin(), edges.end(), [&](std::uint32_t a, std::uint32_t b) {
    return graph.edges[a].weight > graph.edges[b].weight;
  });
  Layout best;
  for (const bool down : {false, true}) {
    LanesLayout made = swimlanes::lay_out_lanes(lane_graph(graph, place, edges, down));
    Layout layout;
    layout.bounds = made.layout.bounds;
    for (const std::uint32_t node : place) layout.nodes.push_back(made.layout.nodes[node]);
    layout.routes.resize(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
      layout.routes[edges[i]] = std::move(made.layout.routes[i]);
    }
    if (down) transpose(layout);
    if (!down || scale_on_sheet(layout.bounds) > scale_on_sheet(best.bounds)) {
      best = std::move(layout);
    }
  }
  return best;
}

} // namespace waymark
