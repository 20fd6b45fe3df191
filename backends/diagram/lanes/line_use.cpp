#include "diagram/lanes/line_use.hpp"

#include <algorithm>
#include <cstdlib>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t crossing = 22;
constexpr std::int32_t beside_another = 1; ///< in a gutter
constexpr std::int32_t on_another = 45;    ///< through cells: moves lines off the middle of nodes
constexpr std::int32_t taken_port = 40;
constexpr std::int32_t two_ways_out = 55;     ///< of one node by one side
constexpr std::int32_t there_and_back = 9;    ///< beside the line the other way between two nodes
constexpr std::int32_t main_off_the_row = 40; ///< for the main path, inside a lane
constexpr std::int32_t usual_off_the_row = 32;
constexpr std::int32_t foreign_lane = 2;     ///< each step in a lane that lies beside the way
constexpr std::int32_t against_the_flow = 3; ///< each step to the left of what leads on

void erase(std::vector<std::uint32_t>& list, std::uint32_t value) {
  list.erase(std::find(list.begin(), list.end(), value));
}

Side direction(GridPoint from, GridPoint to) {
  if (from.y == to.y) return to.x > from.x ? Side::right : Side::left;
  return to.y > from.y ? Side::down : Side::up;
}

} // namespace

bool may_share(const LaneEdge& a, const LaneEdge& b) {
  if (a.alone || b.alone) return false;
  if (a.from == b.from) return a.branch && b.branch && a.to != b.to;
  return a.to == b.to && !a.backward && !b.backward && !a.aside && !b.aside &&
         !(a.branch && a.label_width > 0) && !(b.branch && b.label_width > 0);
}

bool LineUse::stays_in_lane(const LaneEdge& edge) const {
  return graph_.nodes[edge.from].lane == graph_.nodes[edge.to].lane;
}

std::int32_t LineUse::bend_cost(const LaneEdge& edge) const {
  return edge.main && stays_in_lane(edge) ? 2 * bend : bend;
}

LineUse::LineUse(const LaneGraph& graph, const Grid& grid)
    : graph_(graph)
    , grid_(grid)
    , pieces_(2 * std::size_t{grid.width} * grid.height)
    , ports_(graph.nodes.size()) {}

std::size_t LineUse::piece(GridPoint point, Side side) const {
  if (side == Side::left || side == Side::up) point = moved(point, side);
  return 2 * std::size_t{grid_.at(point)} + (is_level(side) ? 0 : 1);
}

void LineUse::for_each_piece(const GridRoute& route, auto&& visit) const {
  for (std::size_t i = 1; i < route.corners.size(); ++i) {
    GridPoint at = route.corners[i - 1];
    const Side side = direction(at, route.corners[i]);
    for (; at != route.corners[i]; at = moved(at, side)) visit(piece(at, side));
  }
}

void LineUse::add(std::uint32_t edge, const GridRoute& route) {
  for_each_piece(route, [&](std::size_t at) { pieces_[at].push_back(edge); });
  const auto& corners = route.corners;
  const auto leaves = static_cast<std::size_t>(direction(corners[0], corners[1]));
  const auto enters =
      static_cast<std::size_t>(opposite(direction(corners[corners.size() - 2], corners.back())));
  ports_[graph_.edges[edge].from][leaves].push_back(edge);
  ports_[graph_.edges[edge].to][enters].push_back(edge);
}

void LineUse::remove(std::uint32_t edge, const GridRoute& route) {
  for_each_piece(route, [&](std::size_t at) { erase(pieces_[at], edge); });
  const auto& corners = route.corners;
  const auto leaves = static_cast<std::size_t>(direction(corners[0], corners[1]));
  const auto enters =
      static_cast<std::size_t>(opposite(direction(corners[corners.size() - 2], corners.back())));
  erase(ports_[graph_.edges[edge].from][leaves], edge);
  erase(ports_[graph_.edges[edge].to][enters], edge);
}

std::int32_t LineUse::crossing_cost(GridPoint point, Side side) const {
  const bool level = is_level(side);
  const Side back = level ? Side::up : Side::left;
  const bool at_border = level ? point.y == 0 : point.x == 0;
  const auto after = pieces_[2 * std::size_t{grid_.at(point)} + (level ? 1 : 0)].size();
  const auto before = at_border ? 0 : pieces_[piece(point, back)].size();
  return crossing * static_cast<std::int32_t>(std::min(before, after));
}

std::int32_t LineUse::step_cost(std::uint32_t edge, GridPoint point, Side side) const {
  const LaneEdge& mine = graph_.edges[edge];
  bool shared = false;
  std::int32_t others = 0;
  for (const std::uint32_t other : pieces_[piece(point, side)]) {
    if (may_share(mine, graph_.edges[other])) {
      shared = true;
    } else {
      ++others;
    }
  }
  const GridPoint next = moved(point, side);
  // What it costs to share a side of its own nodes is in `port_cost`.
  const GridPoint from = grid_.of_node[mine.from];
  const GridPoint to = grid_.of_node[mine.to];
  const bool at_port = point == from || next == to;
  const bool through_cells =
      !at_port && (is_level(side) ? grid_.is_row[point.y] : Grid::is_column(point.x));
  std::int32_t cost = is_level(side)
                          ? std::abs(grid_.place_of_x[point.x] - grid_.place_of_x[next.x])
                          : std::abs(grid_.place_of_y[point.y] - grid_.place_of_y[next.y]);
  if (shared) cost = std::min(cost, 1);
  cost += others * (through_cells ? on_another : beside_another);
  if (side == Side::left && leads_on(graph_, mine)) cost += against_the_flow;
  const std::uint32_t y = next.y;
  const auto [upper, lower] = std::minmax(graph_.nodes[mine.from].lane, graph_.nodes[mine.to].lane);
  if (y < grid_.first_of_lane[upper] || y >= grid_.first_of_lane[lower + 1]) cost += foreign_lane;
  return cost + (shared ? 0 : crossing_cost(next, side));
}

std::int32_t LineUse::port_cost(std::uint32_t edge, std::uint32_t node, Side side,
                                bool leaves) const {
  const LaneEdge& mine = graph_.edges[edge];
  const bool back = mine.backward || mine.aside;
  std::int32_t cost = 0;
  if (leaves) {
    cost = side == Side::right  ? (back ? 10 : 0)
           : side == Side::left ? (back ? 26 : 45)
                                : (back ? 0 : 5);
  } else {
    cost = side == Side::left ? (mine.backward ? 6 : 0) : side == Side::right ? 24 : 5;
  }
  if (leaves && !is_level(side) && stays_in_lane(mine)) {
    cost += mine.main ? main_off_the_row : mine.usual ? usual_off_the_row : 0;
  }
  const std::vector<std::uint32_t>& there = ports_[node][static_cast<std::size_t>(side)];
  for (const std::uint32_t other : there) {
    const LaneEdge& beside = graph_.edges[other];
    if (other == edge || may_share(mine, beside)) continue;
    const bool pair = there.size() == 1 && mine.from == beside.to && mine.to == beside.from;
    cost += pair ? there_and_back : mine.from == beside.from ? two_ways_out : taken_port;
  }
  return cost;
}

std::int32_t LineUse::route_cost(std::uint32_t edge, const GridRoute& route) const {
  const std::vector<GridPoint>& corners = route.corners;
  const LaneEdge& mine = graph_.edges[edge];
  std::int32_t cost = bend_cost(mine) * (static_cast<std::int32_t>(corners.size()) - 2);
  Side side = direction(corners[0], corners[1]);
  cost += port_cost(edge, mine.from, side, true);
  for (std::size_t i = 1; i < corners.size(); ++i) {
    side = direction(corners[i - 1], corners[i]);
    for (GridPoint at = corners[i - 1]; at != corners[i]; at = moved(at, side)) {
      cost += step_cost(edge, at, side);
    }
  }
  return cost + port_cost(edge, mine.to, opposite(side), false);
}

void LineUse::find_through(GridPoint cell, std::vector<std::uint32_t>& edges) const {
  for (const Side side : {Side::right, Side::down, Side::left, Side::up}) {
    const std::vector<std::uint32_t>& there = pieces_[piece(cell, side)];
    edges.insert(edges.end(), there.begin(), there.end());
  }
}

} // namespace waymark::swimlanes
