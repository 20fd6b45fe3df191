#include "diagram/lanes/router.hpp"

#include "diagram/lanes/direct_ways.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <tuple>

namespace waymark::swimlanes {
namespace {

constexpr std::uint64_t most_points = 250'000; ///< for one line
// The largest of our examples takes 20 000 in all.
constexpr std::uint64_t work_at_least = 600'000;
constexpr std::uint64_t work_of_an_edge = 600;

} // namespace

Router::Router(const LaneGraph& graph, const Grid& grid, std::size_t most_noted)
    : graph_(graph)
    , grid_(grid)
    , use_(graph, grid, most_noted)
    , search_(grid, use_)
    , routes_(graph.edges.size()) {}

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

WayCosts Router::costs_of(std::uint32_t edge) const {
  WayCosts costs;
  costs.line = use_.costs_of(edge);
  for (const Side side : {Side::right, Side::down, Side::left, Side::up}) {
    const auto i = static_cast<std::size_t>(side);
    costs.leaving[i] = use_.port_cost(edge, costs.line.edge->from, side, true);
    costs.entering[i] = use_.port_cost(edge, costs.line.edge->to, side, false);
    for (const Side heading : {Side::right, Side::down, Side::left, Side::up}) {
      if (is_level(heading) == is_level(side)) continue;
      costs.meeting[i][static_cast<std::size_t>(heading)] = use_.meeting_cost(edge, side, heading);
    }
  }
  costs.least_entering = *std::min_element(costs.entering.begin(), costs.entering.end());
  return costs;
}

std::int32_t Router::least_cost(std::uint32_t edge) {
  return search_.least_cost(costs_of(edge));
}

/// A line back to its own node has no direct way, but stays where it is.
bool Router::leads_back(std::uint32_t edge) const {
  return graph_.edges[edge].from == graph_.edges[edge].to;
}

std::int32_t Router::lay(std::uint32_t edge, std::int32_t limit) {
  const std::uint64_t most =
      leads_back(edge) ? std::numeric_limits<std::uint32_t>::max() : most_points;
  const std::int32_t cost = search_.find(costs_of(edge), limit, most, routes_[edge].corners);
  if (cost != no_limit) use_.add(edge, routes_[edge]);
  if (cost != no_limit || limit != no_limit) return cost;
  routes_[edge] = find_direct_way(graph_, grid_, use_, edge);
  const std::int32_t direct = use_.route_cost(edge, routes_[edge]);
  use_.add(edge, routes_[edge]);
  return direct;
}

void Router::lay(std::uint32_t edge, GridRoute route) {
  routes_[edge] = std::move(route);
  use_.add(edge, routes_[edge]);
}

std::uint64_t Router::most_work() const {
  return work_at_least + work_of_an_edge * graph_.edges.size();
}

void Router::lay_all(const std::vector<std::uint32_t>& order, std::vector<GridRoute> routes,
                     std::uint64_t most_work) {
  const std::uint64_t work_before = work();
  routes.resize(graph_.edges.size());
  for (std::uint32_t edge = 0; edge < routes.size(); ++edge) {
    if (!routes[edge].corners.empty()) lay(edge, std::move(routes[edge]));
  }
  for (const std::uint32_t edge : order) {
    if (!routes_[edge].corners.empty()) continue;
    if (work() - work_before < most_work || leads_back(edge)) {
      lay(edge);
    } else {
      lay(edge, find_direct_way(graph_, grid_, use_, edge));
    }
  }
}

std::int32_t Router::take_up(std::uint32_t edge) {
  use_.remove(edge, routes_[edge]);
  return use_.route_cost(edge, routes_[edge]);
}

} // namespace waymark::swimlanes
