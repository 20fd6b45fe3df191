#pragma once

#include "diagram/lanes/edge_lists.hpp"
#include "diagram/lanes/followers.hpp"
#include "diagram/lanes/grid.hpp"

#include <span>

namespace waymark::swimlanes {

/// What a grid costs by where its nodes stand, whatever lines run between them, in the unit of the
/// router's costs: rows and columns that hold nodes; nodes one behind the other in a row where none
/// leads to the other, for each lengthens the drawing by what could go on at the same time; every
/// row of the main path, which so stays on one of a lane; what is done only sometimes, in the row
/// of what is always done.
class ArrangementCost {
public:
  ArrangementCost(const LaneGraph& graph, const Columns& columns, const EdgeLists& edges_at,
                  const Grid& grid);

  [[nodiscard]] std::int32_t whole() const;

  /// The share of some rows, columns and edges: moving nodes changes no more than that of those
  /// they leave, those they go to, and their own.
  [[nodiscard]] std::int32_t share(std::span<const std::uint32_t> rows,
                                   std::span<const std::uint32_t> columns,
                                   std::span<const std::uint32_t> edges) const;

private:
  [[nodiscard]] std::int32_t of_row(std::uint32_t y) const;
  [[nodiscard]] std::int32_t of_column(std::uint32_t x) const;
  [[nodiscard]] std::int32_t of_edge(std::uint32_t edge) const;
  [[nodiscard]] bool are_strangers(std::uint32_t left, std::uint32_t right) const;
  [[nodiscard]] bool is_only_an_end(std::uint32_t node) const;

  const LaneGraph& graph_;
  const EdgeLists& edges_at_;
  const Grid& grid_;
  Followers followers_;
  std::vector<bool> on_main_path_; ///< by node; without what the path may go past
};

} // namespace waymark::swimlanes
