#pragma once

#include "diagram/layout/layout.hpp"

namespace waymark {

/// Replaces the curves of a layered layout by lines that run down and across only. Where the curves
/// pass between the nodes, the lines do too; gaps between rows grow where more lines run across
/// than fit. A line that would run through a node keeps its curve.
void make_orthogonal(const LayoutGraph& graph, Layout& layout);

} // namespace waymark
