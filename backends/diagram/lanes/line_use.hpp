#pragma once

#include "diagram/lanes/routing.hpp"

#include <array>

namespace waymark::swimlanes {

// Costs, where one bend costs 12.
inline constexpr std::int32_t bend = 12;

/// Which routes run where on the grid, and what it costs one more to run there too.
class LineUse {
public:
  LineUse(const LaneGraph& graph, const Grid& grid);

  void add(std::uint32_t edge, const GridRoute& route);
  void remove(std::uint32_t edge, const GridRoute& route);

  /// Of one step from `point` towards `side`.
  [[nodiscard]] std::int32_t step_cost(std::uint32_t edge, GridPoint point, Side side) const;
  /// Of leaving or entering a node by one of its sides.
  [[nodiscard]] std::int32_t port_cost(std::uint32_t edge, std::uint32_t node, Side side,
                                       bool leaves) const;
  /// The main path bends less than others inside a lane.
  [[nodiscard]] std::int32_t bend_cost(const LaneEdge& edge) const;
  /// Of a whole route that is not there itself.
  [[nodiscard]] std::int32_t route_cost(std::uint32_t edge, const GridRoute& route) const;
  /// Appends the routes that run through a free cell.
  void find_through(GridPoint cell, std::vector<std::uint32_t>& edges) const;

private:
  void for_each_piece(const GridRoute& route, auto&& visit) const;
  [[nodiscard]] std::size_t piece(GridPoint point, Side side) const;
  [[nodiscard]] bool stays_in_lane(const LaneEdge& edge) const;
  [[nodiscard]] std::int32_t crossing_cost(GridPoint point, Side side) const;

  const LaneGraph& graph_;
  const Grid& grid_;
  /// By point: routes on the piece to its right, and below.
  std::vector<std::vector<std::uint32_t>> pieces_;
  std::vector<std::array<std::vector<std::uint32_t>, 4>> ports_; ///< by node and side
};

} // namespace waymark::swimlanes
