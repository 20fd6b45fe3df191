#include "diagram/views/handoff_layout.hpp"

#include "diagram/lanes/network.hpp"
#include "diagram/layout/line_labels.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace waymark {
namespace {

constexpr double room_for_least_head = 9; ///< that a node is laid out larger
constexpr double room_for_widest_head = 17;
constexpr std::int32_t heaviest = 9;      ///< of the weights of lines; their widths go by its root
constexpr std::int32_t beside_corner = 5; ///< no line ends nearer to a corner

/// Whether a node can get its own size back although lines end at its sides.
struct Shrinks {
  bool in_width = true;
  bool in_height = true;
};

bool ends_level(const Box& box, Point end) {
  return end.x <= box.x || end.x >= box.x + box.width;
}

/// By node: for the widest head that meets it.
std::vector<std::int32_t> rooms_for_heads(const LayoutGraph& graph) {
  std::vector<std::int32_t> rooms(graph.nodes.size(), 0);
  for (const LayoutEdge& edge : graph.edges) {
    const double share = std::clamp((edge.weight - 1.0) / (heaviest - 1), 0.0, 1.0);
    const double more = (room_for_widest_head - room_for_least_head) * std::sqrt(share);
    const auto room = static_cast<std::int32_t>(std::lround(room_for_least_head + more));
    rooms[edge.to] = std::max(rooms[edge.to], room);
  }
  return rooms;
}

Shrinks shrinks(const Box& box, const std::vector<Point>& ends, std::int32_t room_for_head) {
  const std::int32_t room = room_for_head + beside_corner;
  Shrinks out;
  for (const Point end : ends) {
    if (ends_level(box, end)) {
      out.in_height &= end.y >= box.y + room && end.y <= box.y + box.height - room;
    } else {
      out.in_width &= end.x >= box.x + room && end.x <= box.x + box.width - room;
    }
  }
  return out;
}

/// Lines go on to the borders of the nodes that have become smaller.
void shrink_nodes(const LayoutGraph& graph, const std::vector<std::int32_t>& rooms,
                  Layout& layout) {
  std::vector<std::vector<Point>> ends(layout.nodes.size());
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (layout.routes[i].points.size() < 2) continue;
    ends[graph.edges[i].from].push_back(layout.routes[i].points.front());
    ends[graph.edges[i].to].push_back(layout.routes[i].points.back());
  }
  std::vector<Box> smaller = layout.nodes;
  for (std::size_t node = 0; node < smaller.size(); ++node) {
    const Shrinks can = shrinks(layout.nodes[node], ends[node], rooms[node]);
    Box& box = smaller[node];
    const std::int32_t x = can.in_width ? rooms[node] : 0;
    const std::int32_t y = can.in_height ? rooms[node] : 0;
    box = {box.x + x, box.y + y, box.width - 2 * x, box.height - 2 * y};
  }
  const auto reach = [&](Point& end, std::uint32_t node) {
    const Box& box = smaller[node];
    if (ends_level(layout.nodes[node], end)) {
      end.x = std::clamp(end.x, box.x, box.x + box.width);
    } else {
      end.y = std::clamp(end.y, box.y, box.y + box.height);
    }
  };
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    std::vector<Point>& points = layout.routes[i].points;
    if (points.size() < 2) continue;
    reach(points.front(), graph.edges[i].from);
    reach(points.back(), graph.edges[i].to);
  }
  layout.nodes = std::move(smaller);
}

} // namespace

Layout lay_out_handoffs(LayoutGraph graph) {
  const std::vector<std::int32_t> rooms = rooms_for_heads(graph);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    graph.nodes[i].width += 2 * rooms[i];
    graph.nodes[i].height += 2 * rooms[i];
  }
  Layout layout = lay_out_network(graph);
  shrink_nodes(graph, rooms, layout);
  move_labels_to_lines(graph, layout);
  return layout;
}

} // namespace waymark
