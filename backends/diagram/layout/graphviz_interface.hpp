#pragma once

#include "diagram/layout/layout.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Between the program and the module that holds Graphviz. The reply crosses a pipe, so it is
/// numbers.
namespace waymark {

struct GraphvizSettings {
  bool groups = true;
  bool curves = true;
};

/// Runs in a child process of its own, because Graphviz may crash, hang, leak and remember. Leaves
/// `reply` empty if Graphviz refuses the graph.
using GraphvizEngine = void (*)(const LayoutGraph&, const GraphvizSettings&,
                                std::vector<std::int32_t>& reply);

inline constexpr char graphviz_engine_symbol[] = "waymark_graphviz_layout_1";

/// What `reply` holds. Empty if it does not fit the graph.
///
/// bounds width, height; per node x, y (centre); per edge label x, y, count of points, points; per
/// group x, y, width, height (none without `settings.groups`).
[[nodiscard]] std::optional<Layout> decode_reply(const LayoutGraph& graph,
                                                 const GraphvizSettings& settings,
                                                 std::span<const std::int32_t> reply);

} // namespace waymark
