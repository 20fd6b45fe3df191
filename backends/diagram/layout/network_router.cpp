#include "diagram/layout/network_router.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace waymark::network {
namespace {

constexpr std::int32_t level_step = 5; ///< roughly by what cells and gutters measure
constexpr std::int32_t upright_step = 3;
constexpr std::int32_t bend = 8;
constexpr std::int32_t crossing = 16;
constexpr std::int32_t beside_another = 1; ///< in a gutter
constexpr std::int32_t beside_in_cell = 8; ///< moves lines off the middle
constexpr std::int32_t out_upright = 2;    ///< labels stand better at level lines
constexpr std::int32_t beside_at_port = 2;
constexpr std::int32_t beyond_capacity = 14; ///< the node would have to grow
constexpr std::int32_t room_at_port = 18;
constexpr std::uint32_t no_node = 0xffffffff;
constexpr std::uint32_t no_state = 0xffffffff; ///< before the first step

enum Way : std::uint8_t { rightwards, downwards, leftwards, upwards };
constexpr std::array ways{rightwards, downwards, leftwards, upwards};

bool is_level(Way way) {
  return way == rightwards || way == leftwards;
}

Way turned_round(Way way) {
  return static_cast<Way>((way + 2) % 4);
}

GridPlace next_to(GridPlace place, Way way) {
  switch (way) {
  case rightwards: return {place.x + 1, place.y};
  case downwards: return {place.x, place.y + 1};
  case leftwards: return {place.x - 1, place.y};
  default: return {place.x, place.y - 1};
  }
}

Way way_between(GridPlace from, GridPlace to) {
  if (from.y == to.y) return from.x < to.x ? rightwards : leftwards;
  return from.y < to.y ? downwards : upwards;
}

class NetworkRouter {
public:
  NetworkRouter(const LayoutGraph& graph, const Places& places)
      : graph_(graph)
      , places_(places)
      , width_(2 * places.columns + 1)
      , height_(2 * places.rows + 1)
      , node_at_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), no_node)
      , level_(node_at_.size(), 0)
      , upright_(node_at_.size(), 0)
      , reached_(4 * node_at_.size())
      , ports_(graph.nodes.size()) {
    for (std::uint32_t i = 0; i < places.of_node.size(); ++i) {
      node_at_[number(places.of_node[i])] = i;
    }
  }

  Routes run(int most_rounds) {
    routes_.of_edge.resize(graph_.edges.size());
    const std::vector<std::uint32_t> order = short_ones_first();
    for (const std::uint32_t edge : order) lay(edge);
    for (int round = 0; round < most_rounds; ++round) {
      bool better = false;
      for (const std::uint32_t edge : order) better = lay_again(edge) || better;
      if (!better) break;
    }
    for (const std::uint32_t edge : order) {
      note(edge, -1);
      routes_.cost += cost_of(edge, routes_.of_edge[edge]);
      note(edge, 1);
    }
    return std::move(routes_);
  }

private:
  /// How a place was reached in one of the four ways.
  struct Reached {
    std::int32_t cost = 0;
    std::uint32_t before = no_state;
    std::uint32_t search = 0;
  };

  /// What is still to be looked at: the least estimate first, of equal ones in the order of the
  /// grid. In a heap the greatest comes first.
  struct Open {
    std::int32_t estimate = 0; ///< of the whole
    std::int32_t cost = 0;     ///< so far
    std::uint32_t state = 0;
    friend bool operator<(const Open& a, const Open& b) {
      if (a.estimate != b.estimate) return a.estimate > b.estimate;
      return a.cost != b.cost ? a.cost > b.cost : a.state > b.state;
    }
  };

  [[nodiscard]] std::size_t number(GridPlace place) const {
    return static_cast<std::size_t>(place.y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(place.x);
  }
  [[nodiscard]] GridPlace place_of(std::uint32_t number) const {
    const auto width = static_cast<std::uint32_t>(width_);
    return {static_cast<std::int32_t>(number % width), static_cast<std::int32_t>(number / width)};
  }
  [[nodiscard]] GridPlace start(std::uint32_t edge) const {
    return places_.of_node[graph_.edges[edge].from];
  }
  [[nodiscard]] GridPlace goal(std::uint32_t edge) const {
    return places_.of_node[graph_.edges[edge].to];
  }

  [[nodiscard]] static std::int32_t distance(GridPlace a, GridPlace b) {
    return level_step * std::abs(a.x - b.x) + upright_step * std::abs(a.y - b.y);
  }

  [[nodiscard]] std::vector<std::uint32_t> short_ones_first() const {
    std::vector<std::uint32_t> order(graph_.edges.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto rank = [&](std::uint32_t edge) {
      return std::tuple(distance(start(edge), goal(edge)), -graph_.edges[edge].weight, edge);
    };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    return order;
  }

  [[nodiscard]] std::uint16_t& lines_on(GridPlace from, Way way) {
    const GridPlace low = way == leftwards || way == upwards ? next_to(from, way) : from;
    return (is_level(way) ? level_ : upright_)[number(low)];
  }

  /// Of the lines that pass a place across, which has that number.
  [[nodiscard]] std::int32_t crossings(GridPlace place, std::size_t there, Way way) const {
    const bool level = is_level(way);
    if (level ? place.y == 0 : place.x == 0) return 0;
    const std::vector<std::uint16_t>& across = level ? upright_ : level_;
    const std::size_t before = there - (level ? static_cast<std::size_t>(width_) : 1);
    return std::min(across[before], across[there]);
  }

  /// Where a line begins and ends.
  struct Task {
    GridPlace from{};
    GridPlace to{};
    std::size_t goal = 0; ///< number of the place
  };

  [[nodiscard]] std::int32_t step_cost(const Task& task, GridPlace from, Way way, GridPlace to,
                                       std::size_t there) const {
    const bool at_port = from == task.from || there == task.goal;
    const bool in_cells = (is_level(way) ? from.y : from.x) % 2 != 0;
    const std::int32_t each = at_port ? 0 : in_cells ? beside_in_cell : beside_another;
    const std::size_t low = way == rightwards  ? there - 1
                            : way == downwards ? there - static_cast<std::size_t>(width_)
                                               : there;
    const std::int32_t beside = (is_level(way) ? level_ : upright_)[low];
    return (is_level(way) ? level_step : upright_step) + each * beside +
           (there == task.goal ? 0 : crossing * crossings(to, there, way));
  }

  [[nodiscard]] std::int32_t port_cost(std::uint32_t node, Way side) const {
    const LayoutNode& what = graph_.nodes[node];
    const std::int32_t fit =
        std::max(1, (is_level(side) ? what.height : what.width) / room_at_port);
    const std::int32_t there = ports_[node][side];
    return (is_level(side) ? 0 : out_upright) + beside_at_port * std::min(there, fit) +
           beyond_capacity * std::max(0, there + 1 - fit);
  }

  /// Puts a line where it runs, or takes it up again.
  void note(std::uint32_t edge, int by) {
    const Corners& corners = routes_.of_edge[edge];
    for (std::size_t i = 1; i < corners.size(); ++i) {
      const Way way = way_between(corners[i - 1], corners[i]);
      for (GridPlace at = corners[i - 1]; at != corners[i]; at = next_to(at, way)) {
        std::uint16_t& lines = lines_on(at, way);
        lines = static_cast<std::uint16_t>(lines + by);
      }
    }
    ports_[graph_.edges[edge].from][way_between(corners[0], corners[1])] += by;
    ports_[graph_.edges[edge].to][way_between(corners.back(), corners[corners.size() - 2])] += by;
  }

  /// Of a line that is taken up.
  [[nodiscard]] std::int32_t cost_of(std::uint32_t edge, const Corners& corners) {
    std::int32_t cost = bend * (static_cast<std::int32_t>(corners.size()) - 2);
    cost += port_cost(graph_.edges[edge].from, way_between(corners[0], corners[1]));
    cost +=
        port_cost(graph_.edges[edge].to, way_between(corners.back(), corners[corners.size() - 2]));
    const Task task{start(edge), goal(edge), number(goal(edge))};
    for (std::size_t i = 1; i < corners.size(); ++i) {
      const Way way = way_between(corners[i - 1], corners[i]);
      for (GridPlace at = corners[i - 1]; at != corners[i];) {
        const GridPlace next = next_to(at, way);
        cost += step_cost(task, at, way, next, number(next));
        at = next;
      }
    }
    return cost;
  }

  void lay(std::uint32_t edge) {
    search(edge);
    note(edge, 1);
  }

  bool lay_again(std::uint32_t edge) {
    const Corners before = routes_.of_edge[edge];
    note(edge, -1);
    const std::int32_t cost = cost_of(edge, before);
    const bool better = search(edge) < cost;
    if (!better) routes_.of_edge[edge] = before;
    note(edge, 1);
    return better;
  }

  /// There always is a way, for gutters surround every cell.
  std::int32_t search(std::uint32_t edge) {
    ++search_;
    open_.clear();
    const Task task{start(edge), goal(edge), number(goal(edge))};
    for (const Way way : ways) {
      reach(task, task.from, way, no_state, port_cost(graph_.edges[edge].from, way));
    }
    while (!open_.empty()) {
      std::pop_heap(open_.begin(), open_.end());
      const Open next = open_.back();
      open_.pop_back();
      if (next.cost > reached_[next.state].cost) continue;
      ++routes_.work;
      if (next.state / 4 == task.goal) {
        trace(edge, next.state);
        return next.cost;
      }
      const GridPlace at = place_of(next.state / 4);
      const auto heading = static_cast<Way>(next.state % 4);
      for (const Way way : ways) {
        if (way == turned_round(heading)) continue;
        reach(task, at, way, next.state, next.cost + (way == heading ? 0 : bend));
      }
    }
    return std::numeric_limits<std::int32_t>::max();
  }

  void reach(const Task& task, GridPlace from, Way way, std::uint32_t before, std::int32_t cost) {
    const GridPlace next = next_to(from, way);
    if (next.x < 0 || next.y < 0 || next.x >= width_ || next.y >= height_) return;
    const std::size_t there = number(next);
    const auto state = static_cast<std::uint32_t>(4 * there + way);
    Reached& reached = reached_[state];
    const bool is_reached = reached.search == search_;
    if (is_reached && reached.cost <= cost) return; // no step costs less than nothing
    const std::uint32_t node = node_at_[there];
    const bool arrives = there == task.goal;
    if (node != no_node && !arrives) return;
    cost += step_cost(task, from, way, next, there);
    if (arrives) cost += port_cost(node, turned_round(way));
    if (is_reached && reached.cost <= cost) return;
    reached = {cost, before, search_};
    open_.push_back({cost + distance(next, task.to), cost, state});
    std::push_heap(open_.begin(), open_.end());
  }

  void trace(std::uint32_t edge, std::uint32_t state) {
    Corners& corners = routes_.of_edge[edge];
    corners.assign(1, goal(edge));
    for (; reached_[state].before != no_state; state = reached_[state].before) {
      const std::uint32_t before = reached_[state].before;
      if (before % 4 != state % 4) corners.push_back(place_of(before / 4));
    }
    corners.push_back(start(edge));
    std::reverse(corners.begin(), corners.end());
  }

  const LayoutGraph& graph_;
  const Places& places_;
  const std::int32_t width_;
  const std::int32_t height_;
  std::vector<std::uint32_t> node_at_; ///< by place
  std::vector<std::uint16_t> level_;   ///< by place: lines from there to the right
  std::vector<std::uint16_t> upright_; ///< and downwards
  std::vector<Reached> reached_;       ///< by place and way
  std::uint32_t search_ = 0;
  std::vector<Open> open_{};                       ///< a heap
  std::vector<std::array<std::int32_t, 4>> ports_; ///< by node and side: lines that meet it there
  Routes routes_{};
};

} // namespace

Routes find_routes(const LayoutGraph& graph, const Places& places, int most_rounds) {
  return NetworkRouter(graph, places).run(most_rounds);
}

} // namespace waymark::network
