#pragma once

#include "diagram/lanes/way_search.hpp"

namespace waymark::swimlanes {

/// Lays lines one by one, each the cheapest way by A* that the lines already there leave it. Where
/// a search would look at too much for that, the line takes the best of a few direct ways.
class Router {
public:
  static constexpr std::int32_t no_limit = WaySearch::no_limit;

  /// The grid may change between two calls, where no line runs. See `LineUse` for what is noted.
  Router(const LaneGraph& graph, const Grid& grid, std::size_t most_noted = LineUse::all_pieces);

  /// The edges in the order in which they are best laid: straight ones first, then short ones.
  [[nodiscard]] std::vector<std::uint32_t> by_difficulty() const;
  [[nodiscard]] bool goes_before(std::uint32_t a, std::uint32_t b) const;

  /// What the line costs, or `no_limit` if that would be more than `limit`, or take too long to
  /// find out: then nothing is laid.
  std::int32_t lay(std::uint32_t edge, std::int32_t limit = no_limit);
  void lay(std::uint32_t edge, GridRoute route);
  /// First those that have corners, as they are; the others in that order, and directly once about
  /// so many points have been looked at.
  void lay_all(const std::vector<std::uint32_t>& order, std::vector<GridRoute> routes,
               std::uint64_t most_work);
  void lay_all(const std::vector<std::uint32_t>& order, std::vector<GridRoute> routes) {
    lay_all(order, std::move(routes), most_work());
  }
  /// Points to look at where all lines are laid. It grows with the number of lines, not with their
  /// lengths, too: where each of many lines leads far, that would be the square of the text.
  [[nodiscard]] std::uint64_t most_work() const;
  /// What it would cost at least, unless it ran on other lines.
  [[nodiscard]] std::int32_t least_cost(std::uint32_t edge);
  /// Takes it up again; returns what it cost beside the others.
  std::int32_t take_up(std::uint32_t edge);

  [[nodiscard]] const GridRoute& route(std::uint32_t edge) const { return routes_[edge]; }
  [[nodiscard]] const LineUse& use() const { return use_; }
  [[nodiscard]] std::vector<GridRoute> take_routes() { return std::move(routes_); }
  /// Points looked at so far, of all searches: the measure of the work done.
  [[nodiscard]] std::uint64_t work() const { return search_.work(); }

private:
  [[nodiscard]] bool leads_back(std::uint32_t edge) const;
  [[nodiscard]] std::int32_t distance(GridPoint a, GridPoint b) const;
  [[nodiscard]] WayCosts costs_of(std::uint32_t edge) const;

  const LaneGraph& graph_;
  const Grid& grid_;
  LineUse use_;
  WaySearch search_;
  std::vector<GridRoute> routes_;
};

} // namespace waymark::swimlanes
