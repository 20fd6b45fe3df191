#pragma once

#include "diagram/layout/layout.hpp"

namespace waymark {

/// Moves each label along its own line to where it stands nearer to that line than to any other,
/// and clear of nodes, heads and labels; as near to the beginning of the line as that allows.
/// Returns the lines whose labels do not stand plainly at them. Lines run along and across only.
/// Needs the product of labels and pieces of lines, times a bound.
[[nodiscard]] std::vector<std::uint32_t> move_labels_to_lines(const LayoutGraph& graph,
                                                              Layout& layout);

} // namespace waymark
