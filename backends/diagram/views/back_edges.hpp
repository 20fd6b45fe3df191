#pragma once

#include "diagram/views/plan.hpp"

namespace waymark {

/// Marks the routes that close a circle (`PlannedRoute::backward`): depth first from node 0, then
/// from the others in their order, routes in their order. Without them the plan has no circle.
/// Linear; no recursion.
void mark_back_edges(Plan& plan);

} // namespace waymark
