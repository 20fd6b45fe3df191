#pragma once

#include "diagram/views/plan.hpp"

namespace waymark {

/// Marks the routes that lead back (`PlannedRoute::backward`), from a node to itself or to one
/// before it: those that say how often, and those on a circle that is left then.
/// Without them the plan has no circle. Nodes stand in text order. Linear; no recursion.
void mark_back_edges(Plan& plan);

} // namespace waymark
