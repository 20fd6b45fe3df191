#pragma once

#include "diagram/layout/layout.hpp"

#include <cstdint>
#include <vector>

/// A network on a grid: nodes stand in cells, lines run in the gutters between them and through
/// cells that are free. A namespace of its own: a grid or a segment is something else elsewhere.
namespace waymark::network {

/// Even numbers are gutters, odd ones columns and rows.
struct GridPlace {
  std::int32_t x = 0;
  std::int32_t y = 0;
  friend bool operator==(const GridPlace&, const GridPlace&) = default;
};

struct Places {
  std::vector<GridPlace> of_node{}; ///< no two in one cell
  std::int32_t columns = 0;
  std::int32_t rows = 0;
};

/// Of a line, from node to node.
using Corners = std::vector<GridPlace>;

struct Routes {
  std::vector<Corners> of_edge{};
  std::int64_t cost = 0;  ///< of all, to compare places by
  std::uint64_t work = 0; ///< points looked at to find them
};

/// Half of what a head is wide, and its length, from the weight of its line; see `arrow_head`.
[[nodiscard]] std::int32_t half_head(const LayoutEdge& edge);
inline constexpr std::int32_t longest_head = 17;

} // namespace waymark::network
