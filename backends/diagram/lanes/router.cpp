#include "diagram/lanes/router.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <tuple>

namespace waymark::swimlanes {
namespace {

constexpr std::uint32_t sideways_room = 8; ///< lines left and right of the two nodes
constexpr std::uint32_t no_state = 0xffffffff;
constexpr std::array sides{Side::right, Side::down, Side::left, Side::up};

std::uint32_t state_of(std::uint32_t point, Side side) {
  return 4 * point + static_cast<std::uint32_t>(side);
}

} // namespace

Router::Router(const LaneGraph& graph, const Grid& grid)
    : graph_(graph)
    , grid_(grid)
    , use_(graph, grid)
    , states_(4 * std::size_t{grid.width} * grid.height)
    , routes_(graph.edges.size()) {
  point_of_.reserve(std::size_t{grid.width} * grid.height);
  for (std::uint32_t y = 0; y < grid.height; ++y) {
    for (std::uint32_t x = 0; x < grid.width; ++x) point_of_.push_back({x, y});
  }
}

std::int32_t Router::distance(GridPoint a, GridPoint b) const {
  return std::abs(grid_.place_of_x[a.x] - grid_.place_of_x[b.x]) +
         std::abs(grid_.place_of_y[a.y] - grid_.place_of_y[b.y]);
}

bool Router::goes_before(std::uint32_t a, std::uint32_t b) const {
  const auto rank = [&](std::uint32_t number) {
    const LaneEdge& edge = graph_.edges[number];
    const GridPoint from = grid_.of_node[edge.from];
    const GridPoint to = grid_.of_node[edge.to];
    const bool straight = (from.x == to.x) != (from.y == to.y);
    const int kind = edge.backward ? 3 : edge.aside ? 2 : straight ? 0 : 1;
    return std::tuple(kind, distance(from, to), number);
  };
  return rank(a) < rank(b);
}

std::vector<std::uint32_t> Router::by_difficulty() const {
  std::vector<std::uint32_t> order(graph_.edges.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return goes_before(a, b); });
  return order;
}

void Router::prepare(std::uint32_t edge) {
  line_ = use_.costs_of(edge);
  least_entering_ = no_limit;
  for (const Side side : sides) {
    std::int32_t& cost = entering_[static_cast<std::size_t>(side)];
    cost = use_.port_cost(edge, line_.edge->to, side, false);
    least_entering_ = std::min(least_entering_, cost);
  }
}

std::int32_t Router::least_cost(std::uint32_t edge) {
  prepare(edge);
  std::int32_t least = no_limit;
  for (const Side side : sides) {
    const std::int32_t leaving = use_.port_cost(edge, line_.edge->from, side, true);
    least = std::min(least, leaving + at_least(line_.from, side));
  }
  return least;
}

std::int32_t Router::lay(std::uint32_t edge, std::int32_t limit) {
  prepare(edge);
  limit_ = limit;
  const auto [low, high] = std::minmax(line_.from.x, line_.to.x);
  lowest_x_ = low > sideways_room ? low - sideways_room : 0;
  highest_x_ = std::min(high + sideways_room, grid_.width - 1);
  const std::int32_t cost = search();
  if (cost != no_limit) use_.add(edge, routes_[edge]);
  return cost;
}

void Router::lay(std::uint32_t edge, GridRoute route) {
  routes_[edge] = std::move(route);
  use_.add(edge, routes_[edge]);
}

void Router::lay_all(const std::vector<std::uint32_t>& order, std::vector<GridRoute> routes) {
  routes.resize(graph_.edges.size());
  for (std::uint32_t edge = 0; edge < routes.size(); ++edge) {
    if (!routes[edge].corners.empty()) lay(edge, std::move(routes[edge]));
  }
  for (const std::uint32_t edge : order) {
    if (routes_[edge].corners.empty()) lay(edge);
  }
}

std::int32_t Router::take_up(std::uint32_t edge) {
  use_.remove(edge, routes_[edge]);
  return use_.route_cost(edge, routes_[edge]);
}

/// Without a limit there always is a way: gutters surround every cell and hold no nodes.
std::int32_t Router::search() {
  ++search_number_;
  open_.clear();
  const LaneEdge& edge = *line_.edge;
  for (const Side side : sides) {
    // A line back to its own node: out below, in from another side.
    if (edge.from == edge.to && side != Side::down) continue;
    reach(line_.from, side, no_state, use_.port_cost(line_.number, edge.from, side, true));
  }
  while (!open_.empty()) {
    const auto [cost, state] = open_.take();
    if (cost > states_[state].cost) continue;
    ++work_;
    const GridPoint point = point_of_[state / 4];
    const auto heading = static_cast<Side>(state % 4);
    if (point == line_.to) {
      trace(state);
      return cost;
    }
    for (const Side side : sides) {
      if (side == opposite(heading)) continue;
      reach(point, side, state, cost + (side == heading ? 0 : line_.bend));
    }
  }
  return no_limit;
}

/// Takes one step from a point, if it leads somewhere free or to the goal.
void Router::reach(GridPoint point, Side side, std::uint32_t before, std::int32_t cost) {
  if (side == Side::left ? point.x == lowest_x_ : side == Side::right && point.x == highest_x_) {
    return;
  }
  if (side == Side::up ? point.y == 0 : side == Side::down && point.y + 1 == grid_.height) return;
  const GridPoint next = moved(point, side);
  const std::uint32_t number = grid_.at(next);
  const bool arrives = next == line_.to;
  if (!arrives && grid_.node_at[number] != no_node) return;
  const LaneEdge& edge = *line_.edge;
  if (arrives && edge.from == edge.to && side == Side::up) return;
  cost += use_.step_cost(line_, point, side);
  if (arrives) cost += entering_[static_cast<std::size_t>(opposite(side))];
  State& state = states_[state_of(number, side)];
  if (state.stamp == search_number_ && state.cost <= cost) return;
  const std::int32_t estimate = arrives ? cost : cost + at_least(next, side);
  if (estimate > limit_) return;
  state = {cost, before, search_number_};
  open_.add(estimate, {cost, state_of(number, side)});
}

/// What the way from there costs at least, unless it runs on other lines.
std::int32_t Router::at_least(GridPoint point, Side heading) const {
  const GridPoint to = line_.to;
  const bool level = is_level(heading);
  const bool ahead = level ? point.y == to.y : point.x == to.x;
  const bool forward = heading == Side::right || heading == Side::down;
  const bool away = level ? (forward ? point.x > to.x : point.x < to.x)
                          : (forward ? point.y > to.y : point.y < to.y);
  return distance(point, to) + (away ? 2 * bend : ahead ? 0 : bend) + least_entering_;
}

void Router::trace(std::uint32_t state) {
  std::vector<GridPoint>& corners = routes_[line_.number].corners;
  corners.assign(1, line_.to);
  while (states_[state].came_from != no_state) {
    const std::uint32_t before = states_[state].came_from;
    if (before % 4 != state % 4) {
      corners.push_back(point_of_[before / 4]);
    }
    state = before;
  }
  corners.push_back(line_.from);
  std::reverse(corners.begin(), corners.end());
}

} // namespace waymark::swimlanes
