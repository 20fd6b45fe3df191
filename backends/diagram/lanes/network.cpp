#include "diagram/lanes/network.hpp"

#include "diagram/lanes/lanes_layout.hpp"

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

/// Of the nodes along one axis: those in one column (or row) have their middles in line.
std::vector<std::int32_t> numbered(const std::vector<std::int32_t>& middles) {
  constexpr std::int32_t in_line = 3;
  std::vector<std::int32_t> sorted = middles;
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::int32_t> firsts; // of each column
  for (const std::int32_t middle : sorted) {
    if (firsts.empty() || middle > firsts.back() + in_line) firsts.push_back(middle);
  }
  std::vector<std::int32_t> numbers;
  for (const std::int32_t middle : middles) {
    const auto after = std::upper_bound(firsts.begin(), firsts.end(), middle);
    numbers.push_back(static_cast<std::int32_t>(after - firsts.begin()) - 1);
  }
  return numbers;
}

} // namespace

network::Places place_network(const LayoutGraph& graph, bool down) {
  network::Places places;
  if (graph.nodes.empty()) return places;
  const std::vector<std::uint32_t> place = order_by_weight(graph);
  std::vector<std::uint32_t> edges(graph.edges.size());
  std::iota(edges.begin(), edges.end(), 0U);
  std::stable_sort(edges.begin(), edges.end(), [&](std::uint32_t a, std::uint32_t b) {
    return graph.edges[a].weight > graph.edges[b].weight;
  });
  const LanesLayout made = swimlanes::lay_out_lanes(lane_graph(graph, place, edges, down));
  std::vector<std::int32_t> across;
  std::vector<std::int32_t> along;
  for (const std::uint32_t node : place) {
    const Box& box = made.layout.nodes[node];
    across.push_back(box.x + box.width / 2);
    along.push_back(box.y + box.height / 2);
  }
  across = numbered(across);
  along = numbered(along);
  if (down) std::swap(across, along);
  for (std::size_t i = 0; i < place.size(); ++i) {
    places.of_node.push_back({2 * across[i] + 1, 2 * along[i] + 1});
  }
  places.columns = *std::max_element(across.begin(), across.end()) + 1;
  places.rows = *std::max_element(along.begin(), along.end()) + 1;
  return places;
}

} // namespace waymark
