#pragma once

#include "diagram/layout/moving.hpp"
#include "diagram/pages/axis.hpp"

namespace waymark::pages {

/// Moves nodes, lines and their labels along the axis, each as far as `offset_at` says of the place
/// where it begins; each point of a line by itself. Frames stay.
template<typename OffsetAt>
void move_along(Drawing& page, Axis axis, const OffsetAt& offset_at) {
  for (DrawnNode& node : page.nodes) {
    move_by(node, point(offset_at(low(node.box, axis)), 0, axis));
  }
  for (Route& route : page.routes) {
    for (Point& at : route.points) {
      at = point(along(at, axis) + offset_at(along(at, axis)), across(at, axis), axis);
    }
    move_label_by(route, point(offset_at(low(route.label_box, axis)), 0, axis));
  }
}

} // namespace waymark::pages
