#pragma once

#include "diagram/views/plan.hpp"

namespace waymark {

/// Marks the routes that lead back (`PlannedRoute::backward`), from a node to itself or to one
/// before it: those that say how often, and of those on a circle that is left then the ones that
/// return to where the work comes from, others only where circles are left still. Without them the
/// plan has no circle. Nodes stand in text order. Linear; no recursion.
void mark_back_edges(Plan& plan);

} // namespace waymark
