#pragma once

#include "backends/drawing.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What any drawing must satisfy, computed from its geometry alone.
namespace waymark::test {

/// What the functions below are to answer.
[[nodiscard]] inline std::vector<std::string> none() {
  return {};
}

[[nodiscard]] bool overlap(const Box& a, const Box& b);

/// Pairs of nodes that overlap, by id; empty is good.
[[nodiscard]] std::vector<std::string> overlapping_nodes(const Drawing& drawing);

/// Nodes, labels and points outside the bounds; empty is good.
[[nodiscard]] std::vector<std::string> outside_bounds(const Drawing& drawing);

/// Routes that do not begin and end at the border of their nodes; empty is good.
[[nodiscard]] std::vector<std::string> loose_ends(const Drawing& drawing);

/// Polylines that run through a node; empty is good.
[[nodiscard]] std::vector<std::string> lines_through_nodes(const Drawing& drawing);

/// Ends of lines that are not on the outline of a diamond, an ellipse or a pill; empty is good.
[[nodiscard]] std::vector<std::string> ends_off_outlines(const Drawing& drawing);

/// Lines of text that reach over the outline of their node, which is not always its box; empty is
/// good. Letters are measured from the top of capitals to below the line, as far as our own table
/// knows them.
[[nodiscard]] std::vector<std::string> texts_over_outlines(const Drawing& drawing);

/// Checks that all of the above but the last are empty.
void check_geometry(const Drawing& drawing);

/// The node of that id; null if there is none.
[[nodiscard]] const DrawnNode* find(const std::vector<DrawnNode>& nodes, std::string_view id);

/// The node of that id, which must be there.
[[nodiscard]] const DrawnNode& node(const Drawing& drawing, std::string_view id);

/// Nodes, frames and routes with texts, without places: what is shown, whatever the layout.
[[nodiscard]] std::string outline_of(const Drawing& drawing);

} // namespace waymark::test
