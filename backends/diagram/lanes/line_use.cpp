#include "diagram/lanes/line_use.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t beside_another = 1; ///< in a gutter
constexpr std::int32_t on_another = 45;    ///< through cells: moves lines off the middle of nodes
constexpr std::int32_t taken_port = 40;
constexpr std::int32_t two_ways_out = 46;  ///< of one node by one side
constexpr std::int32_t joined_port = 4;    ///< where another line, on which it may run, enters
constexpr std::int32_t head_on = 20;       ///< two that turn to one side of a node from both
constexpr std::int32_t there_and_back = 9; ///< beside the line the other way between two nodes
constexpr std::int32_t there_and_back_in_a_row = 18; ///< where the label has little room
constexpr std::int32_t main_off_the_row = 40;        ///< for the main path, inside a lane
constexpr std::int32_t usual_off_the_row = 32;
constexpr std::int32_t out_above = 2;        ///< inside a lane: loops like to run there
constexpr std::int32_t out_of_a_bar = 8;     ///< at its end rather than to the right
constexpr std::int32_t against_the_flow = 3; ///< each step to the left of what leads on

/// On one piece; of more, the others count as strangers, so that a hundred branches of one fork do
/// not cost a hundred times a hundred looks.
constexpr std::int32_t most_looked_at = 12;
/// At one side of a node; of more, the others are reckoned to cost the same.
constexpr std::size_t most_looked_at_port = 100;
constexpr std::uint32_t steps_looked_at = 16; ///< of a straight piece, for a rough cost

/// Where it comes from before it turns, in the gutter beside its target, towards that.
std::optional<Side> heading_before_target(const GridRoute& route) {
  const std::vector<GridPoint>& corners = route.corners;
  const std::size_t count = corners.size();
  if (count < 3) return std::nullopt;
  const GridPoint turn = corners[count - 2];
  if (moved(turn, direction(turn, corners.back())) != corners.back()) return std::nullopt;
  return direction(corners[count - 3], turn);
}

void erase(std::vector<std::uint32_t>& list, std::uint32_t value) {
  list.erase(std::find(list.begin(), list.end(), value));
}

} // namespace

bool LineUse::stays_in_lane(const LaneEdge& edge) const {
  return graph_.nodes[edge.from].lane == graph_.nodes[edge.to].lane;
}

LineUse::LineUse(const LaneGraph& graph, const Grid& grid, std::size_t most_noted)
    : graph_(graph)
    , grid_(grid)
    , width_(grid.width)
    , count_(2 * std::size_t{grid.width} * (grid.height + 1), 0)
    , first_(count_.size(), no_link)
    , links_of_(graph.edges.size())
    , most_noted_(most_noted)
    , ports_(graph.nodes.size())
    , turned_from_(graph.edges.size()) {}

/// The main path bends less than others; where runs are nodes, it does not yet show how it will run
/// from lane to lane.
std::int32_t LineUse::bend_cost(const LaneEdge& edge) const {
  if (edge.straight || (edge.main && stays_in_lane(edge))) return 2 * bend;
  return edge.main && !graph_.nodes_are_runs ? 5 * bend / 3 : bend;
}

/// A bar is met at its end, beside what comes from the left; a run that begins with one is no bar.
LineCosts LineUse::costs_of(std::uint32_t number) const {
  const LaneEdge& edge = graph_.edges[number];
  const auto [upper, lower] = std::minmax(graph_.nodes[edge.from].lane, graph_.nodes[edge.to].lane);
  return {number,
          &edge,
          grid_.of_node[edge.from],
          grid_.of_node[edge.to],
          grid_.first_of_lane[upper],
          grid_.first_of_lane[lower + 1],
          leads_on(graph_, edge) ? against_the_flow : 0,
          bend_cost(edge),
          edge.joins && !graph_.nodes_are_runs ? grid_.at(grid_.of_node[edge.to]) : no_bar};
}

void LineUse::for_each_piece(const GridRoute& route, auto&& visit) const {
  for (std::size_t i = 1; i < route.corners.size(); ++i) {
    const std::uint32_t from = grid_.at(route.corners[i - 1]);
    const std::uint32_t to = grid_.at(route.corners[i]);
    const bool level = route.corners[i - 1].y == route.corners[i].y;
    const std::size_t step = level ? 2 : 2 * std::size_t{grid_.width};
    std::size_t at = first_piece(std::min(from, to)) + (level ? 0 : 1);
    for (const std::size_t end = first_piece(std::max(from, to)); at < end; at += step) visit(at);
  }
}

void LineUse::add(std::uint32_t edge, const GridRoute& route) {
  if (noted_ < most_noted_) {
    for_each_piece(route, [&](std::size_t at) { add_to(at, edge); });
    noted_ += links_of_[edge].size();
  } else {
    for_each_piece(route, [&](std::size_t at) { ++count_[at]; });
  }
  const auto& corners = route.corners;
  const auto leaves = static_cast<std::size_t>(direction(corners[0], corners[1]));
  const auto enters =
      static_cast<std::size_t>(opposite(direction(corners[corners.size() - 2], corners.back())));
  ports_[graph_.edges[edge].from][leaves].push_back(edge);
  ports_[graph_.edges[edge].to][enters].push_back(edge);
  turned_from_[edge] = heading_before_target(route);
}

void LineUse::remove(std::uint32_t edge, const GridRoute& route) {
  if (links_of_[edge].empty()) {
    for_each_piece(route, [&](std::size_t at) { --count_[at]; });
  } else {
    const std::uint32_t* link = links_of_[edge].data();
    for_each_piece(route, [&](std::size_t at) { remove_from(at, *link++); });
    noted_ -= links_of_[edge].size();
    links_of_[edge].clear();
  }
  const auto& corners = route.corners;
  const auto leaves = static_cast<std::size_t>(direction(corners[0], corners[1]));
  const auto enters =
      static_cast<std::size_t>(opposite(direction(corners[corners.size() - 2], corners.back())));
  erase(ports_[graph_.edges[edge].from][leaves], edge);
  erase(ports_[graph_.edges[edge].to][enters], edge);
}

void LineUse::add_to(std::size_t piece, std::uint32_t edge) {
  std::uint32_t link = unused_;
  if (link == no_link) {
    link = static_cast<std::uint32_t>(links_.size());
    links_.emplace_back();
  } else {
    unused_ = links_[link].next;
  }
  links_[link] = {edge, first_[piece]};
  if (first_[piece] != no_link) links_[first_[piece]].before = link;
  first_[piece] = link;
  links_of_[edge].push_back(link);
  ++count_[piece];
}

void LineUse::remove_from(std::size_t piece, std::uint32_t link) {
  const Link removed = links_[link];
  (removed.before == no_link ? first_[piece] : links_[removed.before].next) = removed.next;
  if (removed.next != no_link) links_[removed.next].before = removed.before;
  links_[link].next = unused_;
  unused_ = link;
  --count_[piece];
}

std::int32_t LineUse::cost_beside_others(std::uint32_t edge, std::size_t piece, GridPoint point,
                                         Side side, std::int32_t length, bool at_port) const {
  const LaneEdge& mine = graph_.edges[edge];
  bool shared = false;
  std::int32_t others = 0;
  std::int32_t there_and_back_again = 0;
  std::int32_t looked = 0;
  for (std::uint32_t link = first_[piece]; link != no_link && looked < most_looked_at; ++looked) {
    const LaneEdge& beside = graph_.edges[links_[link].edge];
    if (may_share(mine, beside)) {
      shared = true;
    } else if (mine.from == beside.to && mine.to == beside.from) {
      ++there_and_back_again; // a pair of lines may run beside each other all the way
    } else {
      ++others;
    }
    link = links_[link].next;
  }
  others += std::max(0, count_[piece] - looked); // beyond 65 535, counts begin again
  // What it costs to share a side of its own nodes is in `port_cost`.
  const bool through_cells =
      !at_port && (is_level(side) ? grid_.is_row[point.y] : Grid::is_column(point.x));
  others *= length == 0 ? 0 : through_cells ? on_another : beside_another;
  others += there_and_back_again * beside_another;
  return (shared ? std::min(length, 1) : length) + others;
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
    cost = side == Side::left    ? (mine.backward ? 6 : 0)
           : side == Side::right ? (mine.backward ? 8 : 24)
                                 : 5;
  }
  if (leaves && !is_level(side) && stays_in_lane(mine) && !mine.branch && !mine.optional) {
    cost += mine.main ? main_off_the_row : mine.usual ? usual_off_the_row : 0;
  }
  if (leaves && side == Side::up && !mine.backward && stays_in_lane(mine)) cost += out_above;
  if (leaves && !is_level(side) && mine.branch) cost += out_of_a_bar;
  // Of two runs, one is left at its end and the other entered in front: no pair of neighbours.
  const std::int32_t pair_cost =
      is_level(side) && !graph_.nodes_are_runs ? there_and_back_in_a_row : there_and_back;
  const std::vector<std::uint32_t>& there = ports_[node][static_cast<std::size_t>(side)];
  const std::size_t looked_at = std::min(there.size(), most_looked_at_port);
  std::int32_t of_others = 0;
  bool joins = false;
  for (std::size_t i = 0; i < looked_at; ++i) {
    const LaneEdge& beside = graph_.edges[there[i]];
    if (there[i] == edge) continue;
    if (may_share(mine, beside)) {
      joins = true;
      continue;
    }
    const bool pair = there.size() == 1 && mine.from == beside.to && mine.to == beside.from;
    of_others += pair ? pair_cost : mine.from == beside.from ? two_ways_out : taken_port;
  }
  if (joins && !leaves) cost += joined_port;
  if (looked_at == there.size()) return cost + of_others;
  return cost +
         of_others / static_cast<std::int32_t>(looked_at) * static_cast<std::int32_t>(there.size());
}

std::int32_t LineUse::meeting_cost(std::uint32_t edge, Side entered_by, Side heading) const {
  const LaneEdge& mine = graph_.edges[edge];
  const std::vector<std::uint32_t>& there = ports_[mine.to][static_cast<std::size_t>(entered_by)];
  const std::size_t looked_at = std::min(there.size(), most_looked_at_port);
  for (std::size_t i = 0; i < looked_at; ++i) {
    if (there[i] == edge || turned_from_[there[i]] != opposite(heading)) continue;
    if (may_share(mine, graph_.edges[there[i]])) return head_on;
  }
  return 0;
}

std::int32_t LineUse::meeting_cost(std::uint32_t edge, const GridRoute& route) const {
  const std::optional<Side> heading = heading_before_target(route);
  if (!heading) return 0;
  const std::vector<GridPoint>& corners = route.corners;
  return meeting_cost(edge, direction(corners.back(), corners[corners.size() - 2]), *heading);
}

/// Of all steps to another point on the same line.
template<Side side>
std::int32_t LineUse::straight_cost(const LineCosts& line, GridPoint from, GridPoint to) const {
  std::int32_t cost = 0;
  std::uint32_t number = grid_.at(from);
  for (GridPoint at = from; at != to; at = moved(at, side)) {
    cost += step_cost<side>(line, at, number, grid_.step_length<side>(at));
    number = beside<side>(number, width_);
  }
  return cost;
}

std::int32_t LineUse::route_cost(std::uint32_t edge, const GridRoute& route) const {
  const std::vector<GridPoint>& corners = route.corners;
  const LaneEdge& mine = graph_.edges[edge];
  const LineCosts line = costs_of(edge);
  std::int32_t cost = line.bend * (static_cast<std::int32_t>(corners.size()) - 2);
  Side side = direction(corners[0], corners[1]);
  cost += port_cost(edge, mine.from, side, true);
  for (std::size_t i = 1; i < corners.size(); ++i) {
    const GridPoint from = corners[i - 1];
    const GridPoint to = corners[i];
    side = direction(from, to);
    switch (side) {
    case Side::right: cost += straight_cost<Side::right>(line, from, to); break;
    case Side::down: cost += straight_cost<Side::down>(line, from, to); break;
    case Side::left: cost += straight_cost<Side::left>(line, from, to); break;
    case Side::up: cost += straight_cost<Side::up>(line, from, to); break;
    }
  }
  return cost + port_cost(edge, mine.to, opposite(side), false) + meeting_cost(edge, route);
}

std::int64_t LineUse::rough_straight_cost(const LineCosts& line, GridPoint from,
                                          GridPoint to) const {
  const bool level = from.y == to.y;
  const std::uint32_t low = level ? std::min(from.x, to.x) : std::min(from.y, to.y);
  const std::uint32_t high = level ? std::max(from.x, to.x) : std::max(from.y, to.y);
  const std::uint32_t stride = (high - low) / steps_looked_at | 1; // odd: cells and gutters in turn
  const Side side = direction(from, to);
  std::int64_t cost = 0;
  for (std::uint32_t i = low; i < high; i += stride) {
    GridPoint at = level ? GridPoint{i, from.y} : GridPoint{from.x, i};
    if (side == Side::left || side == Side::up) at = moved(at, opposite(side));
    std::int64_t step = 0;
    const std::uint32_t number = grid_.at(at);
    switch (side) {
    case Side::right:
      step = step_cost<Side::right>(line, at, number, grid_.step_length<Side::right>(at));
      break;
    case Side::down:
      step = step_cost<Side::down>(line, at, number, grid_.step_length<Side::down>(at));
      break;
    case Side::left:
      step = step_cost<Side::left>(line, at, number, grid_.step_length<Side::left>(at));
      break;
    case Side::up:
      step = step_cost<Side::up>(line, at, number, grid_.step_length<Side::up>(at));
      break;
    }
    cost += step * std::min(stride, high - i);
  }
  return cost;
}

std::int64_t LineUse::rough_cost(std::uint32_t edge, const GridRoute& route) const {
  const std::vector<GridPoint>& corners = route.corners;
  const LaneEdge& mine = graph_.edges[edge];
  const LineCosts line = costs_of(edge);
  const Side leaves = direction(corners[0], corners[1]);
  const Side enters = direction(corners.back(), corners[corners.size() - 2]);
  std::int64_t cost = line.bend * (static_cast<std::int64_t>(corners.size()) - 2);
  cost += port_cost(edge, mine.from, leaves, true) + port_cost(edge, mine.to, enters, false);
  cost += meeting_cost(edge, route);
  for (std::size_t i = 1; i < corners.size(); ++i) {
    cost += rough_straight_cost(line, corners[i - 1], corners[i]);
  }
  return cost;
}

void LineUse::find_beside(std::uint32_t edge, const GridRoute& route, std::size_t most,
                          std::vector<std::uint32_t>& edges) const {
  const auto note_all_on = [&](std::size_t at) {
    std::uint32_t link = first_[at];
    for (; link != no_link && edges.size() <= most; link = links_[link].next) {
      const std::uint32_t other = links_[link].edge;
      if (other == edge || std::find(edges.begin(), edges.end(), other) != edges.end()) continue;
      edges.push_back(other);
    }
  };
  for (std::size_t i = 1; i < route.corners.size(); ++i) {
    GridPoint at = route.corners[i - 1];
    const Side side = direction(at, route.corners[i]);
    while (at != route.corners[i] && edges.size() <= most) {
      note_all_on(piece(at, side));
      at = moved(at, side);
      if (at == route.corners.back()) break;
      note_all_on(piece(at, is_level(side) ? Side::down : Side::right));
    }
  }
}

void LineUse::find_through(GridPoint cell, std::vector<std::uint32_t>& edges) const {
  for (const Side side : {Side::right, Side::down, Side::left, Side::up}) {
    std::uint32_t link = first_[piece(cell, side)];
    for (; link != no_link; link = links_[link].next) edges.push_back(links_[link].edge);
  }
}

} // namespace waymark::swimlanes
