#include "diagram/lanes/placement.hpp"

#include "diagram/lanes/level_places.hpp"
#include "diagram/lanes/node_sizes.hpp"
#include "diagram/lanes/upright_places.hpp"
#include "diagram/layout/box.hpp"
#include "diagram/layout/moving.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace waymark::swimlanes {
namespace {

/// How far the outline of a node reaches at a distance from the middle line.
std::int32_t reach_at(NodeOutline outline, std::int32_t along, std::int32_t across,
                      std::int32_t distance) {
  if (outline == NodeOutline::box || distance == 0 || across == 0) return along;
  if (outline == NodeOutline::diamond) return along * (across - distance) / across;
  // As numbers with a fraction, for what thousands of lines meet is too large for 64 bits.
  const auto square = [](double value) { return value * value; };
  const double rest = std::max(0.0, square(across) - square(distance));
  const auto is_inside = [&](std::int32_t reach) {
    return square(reach) * square(across) <= square(along) * rest;
  };
  auto reach = static_cast<std::int32_t>(along * std::sqrt(rest) / across);
  if (is_inside(reach + 1)) ++reach;
  return reach > 0 && !is_inside(reach) ? reach - 1 : reach;
}

class Placer {
public:
  explicit Placer(const TrackedGrid& tracked)
      : tracked_(tracked)
      , graph_(tracked.graph)
      , grid_(tracked.grid)
      , segments_(tracked.segments) {}

  LanesLayout place() {
    std::vector<Box> nodes = boxes_around_points(tracked_);
    const std::vector<LabelSpot> labels = label_spots(tracked_, nodes);
    levels_ = place_levels(tracked_, nodes, labels);
    uprights_ = place_uprights(tracked_, nodes, labels);
    result_.layout.nodes = std::move(nodes);
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i)
      move_by(result_.layout.nodes[i], point_of(i));
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) place_route(i);
    for (const LabelSpot& label : labels) {
      Point& centre = result_.layout.routes[label.edge].label;
      centre = middle_of(label.box);
      move_by(centre, point_of(label.node));
    }
    place_frames();
    return std::move(result_);
  }

private:
  [[nodiscard]] Point point_of(std::uint32_t node) const {
    const GridPoint point = grid_.of_node[node];
    return {uprights_.of_line[point.x], levels_.of_line[point.y]};
  }

  [[nodiscard]] std::int32_t across(std::uint32_t number) const {
    const Segment& segment = segments_.all[number];
    return (segment.level ? levels_.of_line : uprights_.of_line)[segment.line] +
           tracked_.offset(segment);
  }

  void place_route(std::uint32_t edge) {
    LayoutRoute route;
    route.points.push_back(border_point(first_port(graph_, grid_, segments_, edge)));
    for (std::uint32_t i = segments_.first(edge); i < segments_.last(edge); ++i) {
      const std::int32_t here = across(i);
      const std::int32_t next = across(i + 1);
      route.points.push_back(segments_.all[i].level ? Point{next, here} : Point{here, next});
    }
    route.points.push_back(border_point(last_port(graph_, grid_, segments_, edge)));
    result_.layout.routes.push_back(std::move(route));
  }

  /// On the outline of the node, which may be slanted or round.
  [[nodiscard]] Point border_point(const Port& at) const {
    const Box& box = result_.layout.nodes[at.node];
    const std::int32_t place = across(at.segment);
    const std::int32_t offset = tracked_.offset(at);
    const bool level = is_level(at.side);
    const std::int32_t reach =
        reach_at(graph_.nodes[at.node].outline, (level ? box.width : box.height) / 2,
                 (level ? box.height : box.width) / 2, std::abs(offset));
    const Point centre{box.x + box.width / 2, box.y + box.height / 2};
    switch (at.side) {
    case Side::right: return {centre.x + reach, place};
    case Side::left: return {centre.x - reach, place};
    case Side::down: return {place, centre.y + reach};
    case Side::up: break;
    }
    return {place, centre.y - reach};
  }

  void place_frames() {
    const std::int32_t right = uprights_.of_section.back();
    for (std::uint32_t lane = 0; lane < graph_.lane_count; ++lane) {
      const std::int32_t top = levels_.top[grid_.first_of_lane[lane]];
      const std::int32_t bottom = levels_.top[grid_.first_of_lane[lane + 1]];
      result_.lanes.push_back({0, top, right, bottom - top});
    }
    const std::int32_t bottom = levels_.top.back();
    for (std::uint32_t i = 0; i < graph_.section_count; ++i) {
      const std::int32_t from = uprights_.of_section[i];
      result_.sections.push_back({from, 0, uprights_.of_section[i + 1] - from, bottom});
    }
    result_.layout.bounds = {0, 0, right, bottom};
  }

  const TrackedGrid& tracked_;
  const LaneGraph& graph_;
  const Grid& grid_;
  const Segments& segments_;
  LevelPlaces levels_{};
  UprightPlaces uprights_{};
  LanesLayout result_{};
};

} // namespace

LanesLayout place(const TrackedGrid& tracked) {
  return Placer(tracked).place();
}

} // namespace waymark::swimlanes
