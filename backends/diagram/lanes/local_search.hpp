#pragma once

#include "diagram/lanes/arrangement_cost.hpp"
#include "diagram/lanes/places.hpp"
#include "diagram/lanes/router.hpp"

namespace waymark::swimlanes {

/// Moves nodes, alone or with those that follow them in their row, by a column or into another row
/// of their lane, and exchanges rows, where what the grid and its lines cost becomes less. The
/// columns of sections stay apart, and what leads on never leads to the left.
class LocalSearch {
public:
  LocalSearch(const LaneGraph& graph, Places places);

  /// Of the grid and all lines, before anything was moved.
  [[nodiscard]] std::int32_t cost() const { return cost_; }

  /// Tries every node, from the first or from the last, and every row once; whether anything was
  /// changed. Ends early where that is too much work.
  bool run(std::uint64_t most_work, bool backwards);

  /// Points that the router looked at.
  [[nodiscard]] std::uint64_t work() const { return router_.work(); }

  /// May leave rows and columns empty. Afterwards nothing else may be asked.
  [[nodiscard]] Places take_places();

private:
  struct Move {
    std::uint32_t node = 0;
    GridPoint to{};
  };

  bool improve(std::uint32_t node);
  bool swap_with_row_above(std::uint32_t y);

  void find_candidates(std::uint32_t node);
  [[nodiscard]] std::vector<std::uint32_t> run_from(std::uint32_t node) const;
  void add_run(const std::vector<std::uint32_t>& run, std::uint32_t y, int step);
  void add_candidate(std::vector<Move> moves);
  [[nodiscard]] bool is_idle(const std::vector<Move>& moves) const;
  [[nodiscard]] bool keeps_order(const std::vector<Move>& moves) const;

  std::int32_t try_moves(const std::vector<Move>& moves, std::int32_t least, bool keep);
  void find_touched(const std::vector<Move>& moves);
  std::size_t lay_touched(std::int32_t& gain, std::int32_t least);
  void put(const std::vector<Move>& moves);

  const LaneGraph& graph_;
  Columns columns_;
  SubRows rows_;
  Grid grid_;
  Router router_;
  EdgeLists edges_at_;
  ArrangementCost arrangement_;
  std::int32_t cost_ = 0;
  std::vector<std::vector<Move>> candidates_{};
  std::vector<std::uint32_t> touched_edges_{};
  std::vector<std::uint32_t> touched_in_order_{}; ///< as they are laid
  std::vector<std::int32_t> least_costs_{};       ///< of those
  std::vector<std::uint32_t> touched_rows_{};
  std::vector<std::uint32_t> touched_columns_{};
  std::vector<GridRoute> old_routes_{};
  std::vector<Move> old_places_{};
};

} // namespace waymark::swimlanes
