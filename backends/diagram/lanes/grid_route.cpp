#include "diagram/lanes/grid_route.hpp"

namespace waymark::swimlanes {

bool may_share(const LaneEdge& a, const LaneEdge& b) {
  if (a.alone || b.alone) return false;
  if (a.from == b.from) return a.branch && b.branch && a.to != b.to;
  return a.to == b.to && !a.backward && !b.backward && !a.aside && !b.aside &&
         !(a.branch && a.label_width > 0) && !(b.branch && b.label_width > 0);
}

} // namespace waymark::swimlanes
