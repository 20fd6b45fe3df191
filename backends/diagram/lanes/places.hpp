#pragma once

#include "diagram/lanes/columns.hpp"
#include "diagram/lanes/grid_route.hpp"
#include "diagram/lanes/sub_rows.hpp"

namespace waymark::swimlanes {

/// Where everything is, on the grid of `columns` and `rows`.
struct Places {
  Columns columns{};
  SubRows rows{};
  std::vector<GridRoute> routes{}; ///< one without corners is yet to be laid
};

/// With an empty row above and one below those of each lane, for what may be moved there.
[[nodiscard]] Places with_spare_rows(Places places);

/// Without rows and columns that hold no node; lines on them go into the gutter before.
[[nodiscard]] Places without_empty_lines(const LaneGraph& graph, const Places& places);

} // namespace waymark::swimlanes
