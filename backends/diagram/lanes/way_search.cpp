#include "diagram/lanes/way_search.hpp"

#include <algorithm>
#include <cstdlib>

namespace waymark::swimlanes {
namespace {

constexpr std::uint32_t sideways_room = 8; ///< lines left and right of the two nodes

std::size_t index_of(Side side) {
  return static_cast<std::size_t>(side);
}

} // namespace

WaySearch::WaySearch(const Grid& grid, const LineUse& use)
    : grid_(grid)
    , use_(use)
    , states_(std::size_t{grid.width} * grid.height) {}

void WaySearch::prepare(const WayCosts& costs) {
  costs_ = costs;
  const LineCosts& line = costs_.line;
  leads_back_ = line.edge->from == line.edge->to;
  goal_ = grid_.at(line.to);
  place_of_goal_x_ = grid_.place_of_x[line.to.x];
  place_of_goal_y_ = grid_.place_of_y[line.to.y];
}

std::int32_t WaySearch::least_cost(const WayCosts& costs) {
  prepare(costs);
  const GridPoint from = costs_.line.from;
  const auto& leaving = costs_.leaving;
  return std::min({leaving[index_of(Side::right)] + at_least<Side::right>(from),
                   leaving[index_of(Side::down)] + at_least<Side::down>(from),
                   leaving[index_of(Side::left)] + at_least<Side::left>(from),
                   leaving[index_of(Side::up)] + at_least<Side::up>(from)});
}

/// Without a limit there always is a way: gutters surround every cell and hold no nodes.
std::int32_t WaySearch::find(const WayCosts& costs, std::int32_t limit,
                             std::vector<GridPoint>& corners) {
  prepare(costs);
  limit_ = limit;
  const auto [low, high] = std::minmax(costs_.line.from.x, costs_.line.to.x);
  lowest_x_ = low > sideways_room ? low - sideways_room : 0;
  highest_x_ = std::min(high + sideways_room, grid_.width - 1);
  return search(corners);
}

std::int32_t WaySearch::search(std::vector<GridPoint>& corners) {
  ++search_number_;
  open_.clear();
  const GridPoint from = costs_.line.from;
  const std::uint32_t start = grid_.at(from);
  const auto leaving = [&](Side side) { return costs_.leaving[index_of(side)]; };
  // A line back to its own node: out below, in from another side.
  if (!leads_back_) reach<Side::right>(from, start, Side::right, leaving(Side::right));
  reach<Side::down>(from, start, Side::down, leaving(Side::down));
  if (!leads_back_) reach<Side::left>(from, start, Side::left, leaving(Side::left));
  if (!leads_back_) reach<Side::up>(from, start, Side::up, leaving(Side::up));
  while (!open_.empty()) {
    const OpenPoints::Point next = open_.take();
    const std::uint32_t number = next.state / 4;
    const auto heading = static_cast<Side>(next.state % 4);
    if (next.cost > states_[number][next.state % 4].cost) continue;
    ++work_;
    if (number == goal_) {
      trace(heading, corners);
      return next.cost;
    }
    const GridPoint point{number - next.y * grid_.width, next.y};
    const std::int32_t turned = next.cost + costs_.line.bend;
    const auto cost = [&](Side side) { return side == heading ? next.cost : turned; };
    if (heading != Side::left) reach<Side::right>(point, number, heading, cost(Side::right));
    if (heading != Side::up) reach<Side::down>(point, number, heading, cost(Side::down));
    if (heading != Side::right) reach<Side::left>(point, number, heading, cost(Side::left));
    if (heading != Side::down) reach<Side::up>(point, number, heading, cost(Side::up));
  }
  return no_limit;
}

/// Takes one step from a point, if it leads somewhere free or to the goal. Asks first what rules
/// most steps out at the least expense: no step costs less than nothing.
template<Side side>
void WaySearch::reach(GridPoint point, std::uint32_t number, Side heading, std::int32_t cost) {
  if (side == Side::left && point.x == lowest_x_) return;
  if (side == Side::right && point.x == highest_x_) return;
  if (side == Side::up && point.y == 0) return;
  if (side == Side::down && point.y + 1 == grid_.height) return;
  const std::uint32_t next_number = grid_.beside<side>(number);
  State& state = states_[next_number][index_of(side)];
  const bool reached = state.stamp / 4 == search_number_;
  if (reached && state.cost <= cost) return;
  const bool arrives = next_number == goal_;
  if (!arrives && grid_.node_at[next_number] != no_node) return;
  if (arrives && leads_back_ && side == Side::up) return;
  const GridPoint next = moved(point, side);
  const std::int32_t rest = at_least<side>(next);
  if (cost > limit_ - rest) return;
  cost += use_.step_cost<side>(costs_.line, point, number);
  if (arrives) cost += costs_.entering[index_of(opposite(side))];
  if (reached && state.cost <= cost) return;
  const std::int32_t estimate = arrives ? cost : cost + rest;
  if (estimate > limit_) return;
  state = {cost, 4 * search_number_ + static_cast<std::uint32_t>(heading)};
  open_.add(estimate, {cost, 4 * next_number + static_cast<std::uint32_t>(side), next.y});
}

/// What the way from there costs at least, unless it runs on other lines.
template<Side side>
std::int32_t WaySearch::at_least(GridPoint point) const {
  const GridPoint to = costs_.line.to;
  const bool ahead = is_level(side) ? point.y == to.y : point.x == to.x;
  const bool away = side == Side::right  ? point.x > to.x
                    : side == Side::left ? point.x < to.x
                    : side == Side::down ? point.y > to.y
                                         : point.y < to.y;
  return std::abs(grid_.place_of_x[point.x] - place_of_goal_x_) +
         std::abs(grid_.place_of_y[point.y] - place_of_goal_y_) +
         (away    ? 2 * bend
          : ahead ? 0
                  : bend) +
         costs_.least_entering;
}

/// From the goal back to the beginning: no way leads through that in between.
void WaySearch::trace(Side arrived, std::vector<GridPoint>& corners) const {
  GridPoint at = costs_.line.to;
  Side side = arrived;
  corners.assign(1, at);
  for (;;) {
    const auto before = static_cast<Side>(states_[grid_.at(at)][index_of(side)].stamp % 4);
    at = moved(at, opposite(side));
    if (at == costs_.line.from) break;
    if (before != side) corners.push_back(at);
    side = before;
  }
  corners.push_back(costs_.line.from);
  std::reverse(corners.begin(), corners.end());
}

} // namespace waymark::swimlanes
