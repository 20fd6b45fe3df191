#pragma once

#include "backends/drawing.hpp"
#include "diagram/layout/layout.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// A drawing whose parts have their sizes and texts, but no places yet. Within nodes, frames and
/// labels coordinates count from their own top left corner.
struct PlannedNode {
  DrawnNode drawn{};
  NodeOutline outline = NodeOutline::box;
  std::uint32_t frame = no_group;
  std::uint32_t flow_node = 0; ///< of a flow: index of what it shows
};

struct PlannedRoute {
  Route drawn{};
  std::uint32_t from = 0; ///< index into `Plan::nodes`
  std::uint32_t to = 0;
  std::int32_t weight = 1;
  bool backward = false;
  bool branch = false; ///< leaves a fork
  bool again = false;  ///< says how often it may be gone
};

struct PlannedFrame {
  DrawnNode drawn{};
  std::uint32_t parent = no_group; ///< stands before it
  std::int32_t title_width = 0;
  std::int32_t title_height = 0;
};

struct Plan {
  Drawing head{}; ///< id, title, description
  std::vector<PlannedNode> nodes{};
  std::vector<PlannedRoute> routes{};
  std::vector<PlannedFrame> frames{};
  std::vector<std::string> legend{}; ///< see `add_legend`
};

[[nodiscard]] LayoutGraph layout_graph(const Plan& plan);

/// Moves everything to its place. Requires a layout of `layout_graph(plan)`.
[[nodiscard]] Drawing compose(Plan plan, const Layout& layout);

inline constexpr std::int32_t drawing_margin = 16;

/// Makes bounds that hold everything, from 0, 0.
void fit_bounds(Drawing& drawing, std::int32_t margin = drawing_margin);

/// An id or key as it may stand in an XML id; different keys stay different.
[[nodiscard]] std::string safe_id(std::string_view key);

} // namespace waymark
