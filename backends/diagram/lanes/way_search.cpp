#include "diagram/lanes/way_search.hpp"

#include <algorithm>
#include <cstdlib>

namespace waymark::swimlanes {
namespace {

constexpr std::uint32_t sideways_room = 8; ///< lines left and right of the two nodes
constexpr std::size_t most_states = 1'200'000;

constexpr std::size_t index_of(Side side) {
  return static_cast<std::size_t>(side);
}

} // namespace

WaySearch::WaySearch(const Grid& grid, const LineUse& use)
    : grid_(grid)
    , use_(use)
    , width_(grid.width)
    , height_(grid.height) {}

WaySearch::Task WaySearch::task_of(const WayCosts& costs, std::int32_t limit) const {
  const LineCosts& line = costs.line;
  const auto [low, high] = std::minmax(line.from.x, line.to.x);
  const std::uint32_t lowest_x = low > sideways_room ? low - sideways_room : 0;
  const std::uint32_t highest_x = std::min(high + sideways_room, width_ - 1);
  return {costs,
          line.to,
          grid_.at(line.to),
          grid_.place_of_x[line.to.x],
          grid_.place_of_y[line.to.y],
          limit,
          lowest_x,
          highest_x,
          highest_x + 1 - lowest_x,
          line.edge->from == line.edge->to};
}

WaySearch::Here WaySearch::here(const Task& task, GridPoint point, Side heading) const {
  return {point,
          grid_.at(point),
          point.y * task.width + point.x - task.lowest_x,
          heading,
          grid_.place_of_x[point.x] - task.place_of_goal_x,
          grid_.place_of_y[point.y] - task.place_of_goal_y};
}

/// What the way from a point costs at least, reached in that direction, unless it runs on other
/// lines.
template<Side side>
std::int32_t WaySearch::at_least(const Task& task, GridPoint point, std::int32_t beyond_x,
                                 std::int32_t beyond_y) {
  const GridPoint to = task.to;
  const bool ahead = is_level(side) ? point.y == to.y : point.x == to.x;
  const bool away = side == Side::right  ? point.x > to.x
                    : side == Side::left ? point.x < to.x
                    : side == Side::down ? point.y > to.y
                                         : point.y < to.y;
  // Without a branch, for nobody foresees which it would be.
  const std::int32_t bends =
      static_cast<std::int32_t>(away) + static_cast<std::int32_t>(away | !ahead);
  return std::abs(beyond_x) + std::abs(beyond_y) + bend * bends + task.costs.least_entering;
}

std::int32_t WaySearch::least_cost(const WayCosts& costs) const {
  const Task task = task_of(costs, no_limit);
  const GridPoint from = costs.line.from;
  const Here start = here(task, from, Side::right);
  const std::int32_t x = start.beyond_x;
  const std::int32_t y = start.beyond_y;
  return std::min({costs.leaving[index_of(Side::right)] + at_least<Side::right>(task, from, x, y),
                   costs.leaving[index_of(Side::down)] + at_least<Side::down>(task, from, x, y),
                   costs.leaving[index_of(Side::left)] + at_least<Side::left>(task, from, x, y),
                   costs.leaving[index_of(Side::up)] + at_least<Side::up>(task, from, x, y)});
}

std::int32_t WaySearch::find(const WayCosts& costs, std::int32_t limit, std::uint64_t most_points,
                             std::vector<GridPoint>& corners) {
  return search(task_of(costs, limit), work_ + most_points, corners);
}

/// Takes one step, if it leads somewhere free or to the goal. Asks first what rules most steps out
/// at the least expense: no step costs less than nothing. Always inlined, for this is what a
/// drawing costs: left to itself, the compiler makes functions of it, and a tenth of the work is to
/// call them.
template<Side side>
[[gnu::always_inline]] inline void WaySearch::step(const Task& task, const Here& here,
                                                   std::int32_t cost) {
  if (side == Side::left && here.point.x == task.lowest_x) return;
  if (side == Side::right && here.point.x == task.highest_x) return;
  if (side == Side::up && here.point.y == 0) return;
  if (side == Side::down && here.point.y + 1 == height_) return;
  const std::uint32_t number = beside<side>(here.number, width_);
  const std::uint32_t state_number = beside<side>(here.state, task.width);
  State& state = states_[state_number][index_of(side)];
  const bool reached = state.stamp / 4 == search_number_;
  if (reached && state.cost <= cost) return;
  const bool arrives = number == task.goal;
  if (!arrives && grid_.node_at[number] != no_node) return;
  if (arrives && task.leads_back && side == Side::up) return;
  const std::int32_t length = grid_.step_length<side>(here.point);
  const std::int32_t further = side == Side::right || side == Side::down ? length : -length;
  const GridPoint next = moved(here.point, side);
  const std::int32_t rest =
      at_least<side>(task, next, here.beyond_x + (is_level(side) ? further : 0),
                     here.beyond_y + (is_level(side) ? 0 : further));
  cost += use_.step_cost<side>(task.costs.line, here.point, here.number, length);
  if (arrives) {
    constexpr std::size_t entered_by = index_of(opposite(side));
    cost +=
        task.costs.entering[entered_by] + task.costs.meeting[entered_by][index_of(here.heading)];
  }
  if (reached && state.cost <= cost) return;
  const std::int32_t estimate = arrives ? cost : cost + rest;
  if (estimate > task.limit) return;
  state = {cost, 4 * search_number_ + static_cast<std::uint32_t>(here.heading)};
  open_.add(estimate, {cost, 4 * state_number + static_cast<std::uint32_t>(side), next.y});
}

[[gnu::always_inline]] inline void WaySearch::step_on(const Task& task, const Here& here,
                                                      const CostBySide& cost) {
  open_.make_room(cost.size());
  const auto is_open = [&](Side side) { return cost[index_of(side)] >= 0; };
  if (is_open(Side::right)) step<Side::right>(task, here, cost[index_of(Side::right)]);
  if (is_open(Side::down)) step<Side::down>(task, here, cost[index_of(Side::down)]);
  if (is_open(Side::left)) step<Side::left>(task, here, cost[index_of(Side::left)]);
  if (is_open(Side::up)) step<Side::up>(task, here, cost[index_of(Side::up)]);
}

/// There always is a way: gutters surround every cell and hold no nodes.
std::int32_t WaySearch::search(const Task task, const std::uint64_t end_of_work,
                               std::vector<GridPoint>& corners) {
  const std::size_t count = std::size_t{task.width} * height_;
  if (count > most_states && !task.leads_back) return no_limit;
  if (count > states_.size()) states_.resize(count);
  ++search_number_;
  open_.clear();
  const GridPoint from = task.costs.line.from;
  CostBySide cost = task.costs.leaving;
  // A line back to its own node: out below, in from another side.
  if (task.leads_back) cost = {-1, cost[index_of(Side::down)], -1, -1};
  Here at = here(task, from, Side::right);
  for (;;) {
    step_on(task, at, cost);
    OpenPoints::Point next;
    do {
      if (open_.empty()) return no_limit;
      next = open_.take();
    } while (next.cost > states_[next.state / 4][next.state % 4].cost);
    if (++work_ > end_of_work) return no_limit;
    const auto heading = static_cast<Side>(next.state % 4);
    const std::uint32_t x = next.state / 4 - next.y * task.width + task.lowest_x;
    if (GridPoint{x, next.y} == task.to) {
      trace(task, heading, corners);
      return next.cost;
    }
    cost.fill(next.cost + task.costs.line.bend);
    cost[index_of(heading)] = next.cost;
    cost[index_of(opposite(heading))] = -1;
    at = here(task, {x, next.y}, heading);
  }
}

/// From the goal back to the beginning: no way leads through that in between.
void WaySearch::trace(const Task& task, Side arrived, std::vector<GridPoint>& corners) const {
  const GridPoint from = task.costs.line.from;
  GridPoint at = task.to;
  Side side = arrived;
  corners.assign(1, at);
  for (;;) {
    const State& state = states_[here(task, at, side).state][index_of(side)];
    const auto before = static_cast<Side>(state.stamp % 4);
    at = moved(at, opposite(side));
    if (at == from) break;
    if (before != side) corners.push_back(at);
    side = before;
  }
  corners.push_back(from);
  std::reverse(corners.begin(), corners.end());
}

} // namespace waymark::swimlanes
