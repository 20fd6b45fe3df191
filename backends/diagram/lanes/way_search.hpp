#pragma once

#include "diagram/lanes/line_use.hpp"
#include "diagram/lanes/open_points.hpp"

#include <array>
#include <limits>

namespace waymark::swimlanes {

/// A line for which a way is sought, and what it costs to leave and to enter its nodes, by side.
struct WayCosts {
  LineCosts line{};
  std::array<std::int32_t, 4> leaving{};
  std::array<std::int32_t, 4> entering{};
  std::array<std::array<std::int32_t, 4>, 4> meeting{}; ///< by that side, and the heading before
  std::int32_t least_entering = 0;
};

/// Finds the cheapest way of one line by A*, that the lines already there leave it.
class WaySearch {
public:
  static constexpr std::int32_t no_limit = std::numeric_limits<std::int32_t>::max();

  /// The grid may change between two searches.
  WaySearch(const Grid& grid, const LineUse& use);

  /// What the way costs, or `no_limit` if that would be more than `limit`, or if so many points
  /// have been looked at, or too many would have to be kept in mind: then the corners stay as they
  /// are.
  std::int32_t find(const WayCosts& costs, std::int32_t limit, std::uint64_t most_points,
                    std::vector<GridPoint>& corners);
  /// What a way costs at least, unless it runs on other lines.
  [[nodiscard]] std::int32_t least_cost(const WayCosts& costs) const;

  /// Points looked at so far, of all searches: the measure of the work done.
  [[nodiscard]] std::uint64_t work() const { return work_; }

private:
  /// How a point was reached from a direction, in the search that stamped it.
  struct State {
    std::int32_t cost = 0;
    std::uint32_t stamp = 0; ///< the search, and the heading before
  };

  /// What a search never changes. By value where steps are taken: what is written elsewhere then
  /// cannot be what is read here, and the compiler need not read it again.
  struct Task {
    WayCosts costs{};
    GridPoint to{};
    std::uint32_t goal = 0; ///< number of the point
    std::int32_t place_of_goal_x = 0;
    std::int32_t place_of_goal_y = 0;
    std::int32_t limit = no_limit;
    std::uint32_t lowest_x = 0;
    std::uint32_t highest_x = 0;
    std::uint32_t width = 0; ///< of what is searched; rows are all there are
    bool leads_back = false; ///< to its own node
  };

  /// A point from which steps are taken, and what is the same for all of them.
  struct Here {
    GridPoint point{};
    std::uint32_t number = 0; ///< on the grid
    std::uint32_t state = 0;  ///< number in what is searched
    Side heading{};
    std::int32_t beyond_x = 0; ///< how far behind the goal, or before it
    std::int32_t beyond_y = 0;
  };
  using CostBySide = std::array<std::int32_t, 4>; ///< less than nothing: that way is not open

  [[nodiscard]] Task task_of(const WayCosts& costs, std::int32_t limit) const;
  std::int32_t search(Task task, std::uint64_t end_of_work, std::vector<GridPoint>& corners);
  [[nodiscard]] Here here(const Task& task, GridPoint point, Side heading) const;
  void step_on(const Task& task, const Here& here, const CostBySide& cost);
  template<Side side>
  void step(const Task& task, const Here& here, std::int32_t cost);
  template<Side side>
  [[nodiscard]] static std::int32_t at_least(const Task& task, GridPoint point,
                                             std::int32_t beyond_x, std::int32_t beyond_y);
  void trace(const Task& task, Side arrived, std::vector<GridPoint>& corners) const;

  const Grid& grid_;
  const LineUse& use_;
  std::uint32_t width_; ///< of the grid
  std::uint32_t height_;
  std::uint64_t work_ = 0;
  std::uint32_t search_number_ = 0;
  /// By point of what is searched, and the direction in which it is reached. A whole large grid
  /// would take more room than all the rest.
  std::vector<std::array<State, 4>> states_{};
  OpenPoints open_{};
};

} // namespace waymark::swimlanes
