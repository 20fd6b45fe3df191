#include "diagram/pages/torn_labels.hpp"

#include "diagram/layout/box.hpp"
#include "diagram/pages/connectors.hpp"

#include <algorithm>
#include <string>

namespace waymark::pages {
namespace {

std::int32_t gap(const Box& box, Point point) {
  return std::max({0, box.x - point.x, point.x - box.x - box.width}) +
         std::max({0, box.y - point.y, point.y - box.y - box.height});
}

const std::string& labelled_end(const Route& route) {
  // On a short line a label may lie between both; most belong to the beginning.
  const bool at_back =
      3 * gap(route.label_box, route.points.back()) < gap(route.label_box, route.points.front());
  return at_back ? route.to : route.from;
}

} // namespace

std::size_t torn_labels(const Drawing& part) {
  const auto is_torn = [&](const Route& route) {
    if (route.label.empty() || route.points.empty()) return false;
    return !letter_in(labelled_end(route)).empty() ||
           std::any_of(part.nodes.begin(), part.nodes.end(),
                       [&](const DrawnNode& node) { return overlap(node.box, route.label_box); });
  };
  return static_cast<std::size_t>(std::count_if(part.routes.begin(), part.routes.end(), is_torn));
}

} // namespace waymark::pages
