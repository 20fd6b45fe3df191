#pragma once

#include "diagram/layout/layout.hpp"
#include "diagram/layout/rows.hpp"

#include <cstdint>
#include <vector>

namespace waymark {

/// A line on its way down from one node to another in a lower row; a line that leads up is one such
/// line, drawn in reverse.
struct DownLine {
  bool drawn = false;
  bool reversed = false;
  std::uint32_t upper = 0;
  std::uint32_t lower = 0;
  std::vector<std::int32_t> way{}; ///< x in each row between the two
  std::int32_t start = 0;          ///< x where it leaves the row of `upper`
  std::int32_t finish = 0;         ///< x where it comes into the row of `lower`
  bool starts_aside = false;       ///< at the left or right of `upper`, not below it
  bool finishes_aside = false;
  std::vector<std::int32_t> crossings{}; ///< y where it runs across, by gap; -1: it runs straight
};

/// Sets where lines leave and arrive: below or above the node, straight where possible, apart from
/// one another; or aside, where the line goes on beside the node and nothing is in between.
void choose_ports(const LayoutGraph& graph, const Layout& layout, Rows& rows,
                  std::vector<DownLine>& lines);

/// y of the lower or upper border of a node at x.
[[nodiscard]] std::int32_t lower_border(NodeOutline outline, const Box& box, std::int32_t x);
[[nodiscard]] std::int32_t upper_border(NodeOutline outline, const Box& box, std::int32_t x);

} // namespace waymark
