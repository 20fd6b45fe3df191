#include "diagram/lanes/routing.hpp"

#include "diagram/lanes/line_use.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <queue>
#include <tuple>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t bend = 12;
constexpr std::int32_t sideways_room = 8; ///< lines left and right of the two nodes
constexpr std::size_t most_edges_laid_twice = 2000;
constexpr std::uint32_t no_state = 0xffffffff;
constexpr std::array sides{Side::right, Side::down, Side::left, Side::up};

/// A point and the direction in which it was reached, as one number.
std::uint32_t state_of(std::uint32_t point, Side side) {
  return 4 * point + static_cast<std::uint32_t>(side);
}

class Router {
public:
  Router(const LaneGraph& graph, const Grid& grid)
      : graph_(graph)
      , grid_(grid)
      , use_(graph, grid)
      , cost_(4 * std::size_t{grid.width} * grid.height, 0)
      , came_from_(cost_.size(), no_state)
      , stamp_(cost_.size(), 0)
      , routes_(graph.edges.size()) {}

  std::vector<GridRoute> route() {
    const std::vector<std::uint32_t> order = by_difficulty();
    for (const std::uint32_t edge : order) lay(edge);
    for (int pass = 0; pass < 2 && order.size() <= most_edges_laid_twice; ++pass) {
      for (const std::uint32_t edge : order) {
        use_.remove(edge, routes_[edge]);
        lay(edge);
      }
    }
    return std::move(routes_);
  }

private:
  [[nodiscard]] std::vector<std::uint32_t> by_difficulty() const {
    std::vector<std::uint32_t> order(graph_.edges.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto rank = [&](std::uint32_t number) {
      const LaneEdge& edge = graph_.edges[number];
      const GridPoint from = grid_.of_node[edge.from];
      const GridPoint to = grid_.of_node[edge.to];
      const bool straight = (from.x == to.x) != (from.y == to.y);
      const int kind = edge.backward ? 3 : edge.aside ? 2 : straight ? 0 : 1;
      return std::tuple(kind, distance(from, to), number);
    };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    return order;
  }

  static std::int32_t distance(GridPoint a, GridPoint b) {
    const auto along = [](std::uint32_t from, std::uint32_t to) {
      return static_cast<std::int32_t>(from > to ? from - to : to - from);
    };
    return 3 * along(a.x, b.x) + 2 * along(a.y, b.y);
  }

  void lay(std::uint32_t edge) {
    edge_ = edge;
    from_ = grid_.of_node[graph_.edges[edge].from];
    to_ = grid_.of_node[graph_.edges[edge].to];
    const auto [low, high] = std::minmax(from_.x, to_.x);
    lowest_x_ = low > sideways_room ? low - sideways_room : 0;
    highest_x_ = std::min(high + sideways_room, grid_.width - 1);
    search();
    use_.add(edge, routes_[edge]);
  }

  /// There always is a way: gutters surround every cell and hold no nodes.
  void search() {
    ++generation_;
    open_ = {};
    const LaneEdge& edge = graph_.edges[edge_];
    for (const Side side : sides) {
      // A line back to its own node: out below, in from another side.
      if (edge.from == edge.to && side != Side::down) continue;
      reach(from_, side, no_state, use_.port_cost(edge_, edge.from, side, true));
    }
    while (!open_.empty()) {
      const auto [estimate, cost, state] = open_.top();
      open_.pop();
      if (cost > cost_[state]) continue;
      const GridPoint point{state / 4 % grid_.width, state / 4 / grid_.width};
      const auto heading = static_cast<Side>(state % 4);
      if (point == to_) return trace(state);
      for (const Side side : sides) {
        if (side == opposite(heading)) continue;
        reach(point, side, state, cost + (side == heading ? 0 : bend));
      }
    }
  }

  /// Takes one step from a point, if it leads somewhere free or to the goal.
  void reach(GridPoint point, Side side, std::uint32_t before, std::int32_t cost) {
    if (side == Side::left ? point.x == lowest_x_ : side == Side::right && point.x == highest_x_) {
      return;
    }
    if (side == Side::up ? point.y == 0 : side == Side::down && point.y + 1 == grid_.height) return;
    GridPoint next = point;
    if (is_level(side)) {
      next.x += side == Side::right ? 1 : -1U;
    } else {
      next.y += side == Side::down ? 1 : -1U;
    }
    const bool arrives = next == to_;
    if (grid_.node(next) != no_node && !arrives) return;
    const LaneEdge& edge = graph_.edges[edge_];
    if (arrives && edge.from == edge.to && side == Side::up) return;
    cost += use_.step_cost(edge_, point, side);
    if (arrives) cost += use_.port_cost(edge_, edge.to, opposite(side), false);
    const std::uint32_t state = state_of(grid_.at(next), side);
    if (stamp_[state] == generation_ && cost_[state] <= cost) return;
    stamp_[state] = generation_;
    cost_[state] = cost;
    came_from_[state] = before;
    open_.emplace(cost + distance(next, to_), cost, state);
  }

  void trace(std::uint32_t state) {
    std::vector<GridPoint>& corners = routes_[edge_].corners;
    corners.assign(1, to_);
    while (came_from_[state] != no_state) {
      const std::uint32_t before = came_from_[state];
      if (before % 4 != state % 4) {
        corners.push_back({before / 4 % grid_.width, before / 4 / grid_.width});
      }
      state = before;
    }
    corners.push_back(from_);
    std::reverse(corners.begin(), corners.end());
  }

  struct Later {
    bool operator()(const std::tuple<std::int32_t, std::int32_t, std::uint32_t>& a,
                    const std::tuple<std::int32_t, std::int32_t, std::uint32_t>& b) const {
      return a > b;
    }
  };

  const LaneGraph& graph_;
  const Grid& grid_;
  LineUse use_;
  std::uint32_t edge_ = 0; ///< the one being laid
  GridPoint from_{};
  GridPoint to_{};
  std::uint32_t lowest_x_ = 0;
  std::uint32_t highest_x_ = 0;
  std::uint32_t generation_ = 0;
  std::vector<std::int32_t> cost_;
  std::vector<std::uint32_t> came_from_;
  std::vector<std::uint32_t> stamp_; ///< in which search the two above were written
  std::priority_queue<std::tuple<std::int32_t, std::int32_t, std::uint32_t>,
                      std::vector<std::tuple<std::int32_t, std::int32_t, std::uint32_t>>, Later>
      open_{};
  std::vector<GridRoute> routes_;
};

} // namespace

std::vector<GridRoute> route_edges(const LaneGraph& graph, const Grid& grid) {
  return Router(graph, grid).route();
}

} // namespace waymark::swimlanes
