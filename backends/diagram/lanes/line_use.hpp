#pragma once

#include "diagram/lanes/grid_route.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <optional>

namespace waymark::swimlanes {

// Costs, where one bend costs 12.
inline constexpr std::int32_t bend = 12;
inline constexpr std::int32_t crossing = 26;
inline constexpr std::int32_t foreign_lane = 2; ///< each step in a lane that lies beside the way

inline constexpr std::uint32_t no_link = 0xffffffff;
inline constexpr std::uint32_t no_bar = 0xffffffff;

/// An edge, and what of its costs is the same at each of its steps.
struct LineCosts {
  std::uint32_t number = 0;
  const LaneEdge* edge = nullptr;
  GridPoint from{};
  GridPoint to{};
  std::uint32_t first_y = 0; ///< of its own lanes and those between
  std::uint32_t end_y = 0;
  std::int32_t leftwards = 0; ///< each step to the left
  std::int32_t bend = 0;      ///< each
  std::uint32_t bar = no_bar; ///< number of its last point, if it crosses nothing there
};

/// Which routes run where on the grid, and what it costs one more to run there too.
class LineUse {
public:
  static constexpr std::size_t all_pieces = std::numeric_limits<std::size_t>::max();

  /// Of so many pieces of routes it is noted which route runs there; of those added later only that
  /// one does, and it counts as a stranger to every other. Thousands of lines from end to end would
  /// take more room than all the rest.
  LineUse(const LaneGraph& graph, const Grid& grid, std::size_t most_noted = all_pieces);

  void add(std::uint32_t edge, const GridRoute& route);
  void remove(std::uint32_t edge, const GridRoute& route);

  /// Holds until one of its nodes moves.
  [[nodiscard]] LineCosts costs_of(std::uint32_t edge) const;
  /// Of one step of that length from `point`, which has that number, towards `side`. The side is
  /// known where this is compiled, for a search does little else.
  template<Side side>
  [[nodiscard]] std::int32_t step_cost(const LineCosts& line, GridPoint point, std::uint32_t number,
                                       std::int32_t length) const {
    constexpr bool forward = side == Side::right || side == Side::down;
    const GridPoint next = moved(point, side);
    const std::uint32_t next_number = beside<side>(number, width_);
    const std::size_t on = first_piece(forward ? number : next_number) + !is_level(side);
    std::int32_t cost = length;
    if (count_[on] != 0) {
      const bool at_port = point == line.from || next == line.to;
      cost = cost_beside_others(line.number, on, point, side, length, at_port);
    }
    cost += crossing_cost<is_level(side)>(next_number) * (next_number != line.bar);
    // A step of no length costs nothing: see `Grid::passed`.
    const std::int32_t counts = length > 0;
    if (side == Side::left) cost += line.leftwards * counts;
    return cost + foreign_lane * counts * (next.y - line.first_y >= line.end_y - line.first_y);
  }
  /// Of leaving or entering a node by one of its sides.
  [[nodiscard]] std::int32_t port_cost(std::uint32_t edge, std::uint32_t node, Side side,
                                       bool leaves) const;
  /// Of turning into the last piece before its target by that side, in the gutter beside it: lines
  /// that come there head-on cannot be one, and enter with an arrowhead each.
  [[nodiscard]] std::int32_t meeting_cost(std::uint32_t edge, Side entered_by, Side heading) const;
  /// Of a whole route that is not there itself.
  [[nodiscard]] std::int32_t route_cost(std::uint32_t edge, const GridRoute& route) const;
  /// About what that would be, by a few steps of each straight piece, however long it is.
  [[nodiscard]] std::int64_t rough_cost(std::uint32_t edge, const GridRoute& route) const;
  /// How many routes lead on to the right from a point.
  [[nodiscard]] std::uint32_t lines_to_the_right(GridPoint point) const {
    return count_[first_piece(grid_.at(point))];
  }
  /// Appends the routes that run through a free cell, of those that are noted.
  void find_through(GridPoint cell, std::vector<std::uint32_t>& edges) const;

  /// Appends what is noted to run across a route that is laid, or on it, each once; ends as soon as
  /// there are more than `most` in all.
  void find_beside(std::uint32_t edge, const GridRoute& route, std::size_t most,
                   std::vector<std::uint32_t>& edges) const;

private:
  /// One route on a piece, and where its neighbours on it are noted.
  struct Link {
    std::uint32_t edge = 0;
    std::uint32_t next = 0;
    std::uint32_t before = no_link;
  };

  void for_each_piece(const GridRoute& route, auto&& visit) const;
  [[nodiscard]] std::size_t piece(GridPoint point, Side side) const {
    if (side == Side::left || side == Side::up) point = moved(point, side);
    return first_piece(grid_.at(point)) + (is_level(side) ? 0 : 1);
  }
  /// That to the right of a point; the one below is the next. There is a row of pieces above the
  /// first one, on which nothing runs, so that what lies before a point need not be asked for.
  [[nodiscard]] std::size_t first_piece(std::uint32_t number) const {
    return 2 * (std::size_t{number} + width_);
  }
  /// Of the lines that run through a point across a level or an upright way, or into and out of the
  /// node that stands there: what comes from elsewhere is hard to see then. Without a branch, for
  /// nobody foresees what it would be: where a row ends, no line runs on to the next one.
  template<bool level>
  [[nodiscard]] std::int32_t crossing_cost(std::uint32_t number) const {
    const std::size_t after = first_piece(number) + level;
    const std::size_t before = after - (level ? 2 * std::size_t{width_} : 2);
    return crossing * std::min(count_[before], count_[after]);
  }
  /// Of a step where other lines run, beside what every step costs.
  [[nodiscard]] std::int32_t cost_beside_others(std::uint32_t edge, std::size_t piece,
                                                GridPoint point, Side side, std::int32_t length,
                                                bool at_port) const;
  template<Side side>
  [[nodiscard]] std::int32_t straight_cost(const LineCosts& line, GridPoint from,
                                           GridPoint to) const;
  [[nodiscard]] std::int64_t rough_straight_cost(const LineCosts& line, GridPoint from,
                                                 GridPoint to) const;
  [[nodiscard]] std::int32_t meeting_cost(std::uint32_t edge, const GridRoute& route) const;
  [[nodiscard]] bool stays_in_lane(const LaneEdge& edge) const;
  [[nodiscard]] std::int32_t bend_cost(const LaneEdge& edge) const;
  void add_to(std::size_t piece, std::uint32_t edge);
  void remove_from(std::size_t piece, std::uint32_t link);

  const LaneGraph& graph_;
  const Grid& grid_;
  std::uint32_t width_; ///< of the grid
  // By point: of the piece to its right, and of the one below.
  std::vector<std::uint16_t> count_; ///< how many routes; most are looked at for this alone
  std::vector<std::uint32_t> first_; ///< of the links of a piece
  std::vector<Link> links_{};
  std::vector<std::vector<std::uint32_t>> links_of_; ///< by edge, one for each piece of its route
  std::size_t most_noted_;
  std::size_t noted_ = 0;          ///< pieces, in all routes
  std::uint32_t unused_ = no_link; ///< the first of the links that are free again
  std::vector<std::array<std::vector<std::uint32_t>, 4>> ports_; ///< by node and side
  std::vector<std::optional<Side>> turned_from_; ///< by edge: see `heading_before_target`
};

} // namespace waymark::swimlanes
