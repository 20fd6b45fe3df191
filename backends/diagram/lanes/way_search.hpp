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
  std::int32_t least_entering = 0;
};

/// Finds the cheapest way of one line by A*, that the lines already there leave it.
class WaySearch {
public:
  static constexpr std::int32_t no_limit = std::numeric_limits<std::int32_t>::max();

  /// The grid may change between two searches.
  WaySearch(const Grid& grid, const LineUse& use);

  /// What the way costs, or `no_limit` if that would be more than `limit`: then there are no
  /// corners.
  std::int32_t find(const WayCosts& costs, std::int32_t limit, std::vector<GridPoint>& corners);
  /// What a way costs at least, unless it runs on other lines.
  [[nodiscard]] std::int32_t least_cost(const WayCosts& costs);

  /// Points looked at so far, of all searches: the measure of the work done.
  [[nodiscard]] std::uint64_t work() const { return work_; }

private:
  /// How a point was reached from a direction, in the search that stamped it.
  struct State {
    std::int32_t cost = 0;
    std::uint32_t stamp = 0; ///< the search, and the heading before
  };

  void prepare(const WayCosts& costs);
  std::int32_t search(std::vector<GridPoint>& corners);
  template<Side side>
  void reach(GridPoint point, std::uint32_t number, Side heading, std::int32_t cost);
  template<Side side>
  [[nodiscard]] std::int32_t at_least(GridPoint point) const;
  void trace(Side arrived, std::vector<GridPoint>& corners) const;

  const Grid& grid_;
  const LineUse& use_;
  WayCosts costs_{};        ///< of the line whose way is sought
  bool leads_back_ = false; ///< to its own node
  std::uint32_t goal_ = 0;  ///< number of the point
  std::int32_t place_of_goal_x_ = 0;
  std::int32_t place_of_goal_y_ = 0;
  std::int32_t limit_ = no_limit;
  std::uint32_t lowest_x_ = 0;
  std::uint32_t highest_x_ = 0;
  std::uint64_t work_ = 0;
  std::uint32_t search_number_ = 0;
  std::vector<std::array<State, 4>> states_; ///< by point and the direction in which it is reached
  OpenPoints open_{};
};

} // namespace waymark::swimlanes
