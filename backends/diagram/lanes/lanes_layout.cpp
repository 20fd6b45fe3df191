#include "diagram/lanes/lanes_layout.hpp"

#include "diagram/lanes/drawn_cost.hpp"
#include "diagram/lanes/expanded_routes.hpp"
#include "diagram/lanes/refinement.hpp"
#include "diagram/lanes/route_edges.hpp"
#include "diagram/lanes/skeleton.hpp"
#include "diagram/lanes/twin_lines.hpp"
#include "diagram/lanes/usual_ways.hpp"

#include <limits>
#include <utility>

namespace waymark::swimlanes {
namespace {

constexpr std::size_t most_compared_nodes = 60; ///< to draw larger graphs several times takes long

std::vector<Places> beginnings(const LaneGraph& graph) {
  std::vector<Places> all;
  for (const StraightOn straight_on : {StraightOn::first_in_text, StraightOn::nearest}) {
    Places places;
    places.columns = assign_columns(graph, straight_on);
    if (!all.empty() && places.columns.of_node == all.front().columns.of_node) continue;
    places.rows = assign_sub_rows(graph, places.columns);
    all.push_back(std::move(places));
  }
  return all;
}

LanesLayout drawn(const LaneGraph& graph, const Columns& columns, const Grid& grid,
                  const std::vector<GridRoute>& routes) {
  Segments segments = cut(routes);
  const Tracks tracks = assign_tracks(graph, grid, segments);
  return place({graph, columns, grid, segments, tracks});
}

/// Of the best that the search has found, that which costs least with the lines that are drawn.
Places arranged(LaneGraph& graph) {
  mark_usual_ways(graph);
  std::vector<Arrangement> found = refined(graph, beginnings(graph));
  if (graph.nodes.size() > most_refined_nodes)
    return std::move(found.front().places); // its lines are laid once only
  if (graph.nodes.size() > most_compared_nodes) found.resize(1);
  Places best;
  std::int32_t least = std::numeric_limits<std::int32_t>::max();
  for (auto& [places, cost] : found) {
    const Grid grid = make_grid(graph, places.columns, places.rows);
    keep_usual_ways_straight(graph, grid);
    places.routes = route_edges(graph, grid, std::move(places.routes));
    if (found.size() > 1) cost += drawn_cost(drawn(graph, places.columns, grid, places.routes));
    if (cost >= least) continue;
    least = cost;
    best = std::move(places);
  }
  return best;
}

} // namespace

LanesLayout lay_out_lanes(LaneGraph graph) {
  mark_usual_ways(graph);
  Skeleton skeleton = make_skeleton(graph);
  const Places of_runs = arranged(skeleton.graph);
  Places places = expanded(graph, skeleton, of_runs);
  const Grid grid = make_grid(graph, places.columns, places.rows);
  places.routes = expanded_routes(graph, skeleton, of_runs, grid);
  keep_usual_ways_straight(graph, grid);
  std::vector<GridRoute> routes = route_edges(graph, grid, std::move(places.routes));
  order_twins(graph, routes);
  return drawn(graph, places.columns, grid, routes);
}

} // namespace waymark::swimlanes
