#include "diagram/lanes/lanes_layout.hpp"

#include "diagram/lanes/expanded_routes.hpp"
#include "diagram/lanes/refinement.hpp"
#include "diagram/lanes/route_edges.hpp"
#include "diagram/lanes/skeleton.hpp"
#include "diagram/lanes/twin_lines.hpp"
#include "diagram/lanes/usual_ways.hpp"

#include <utility>

namespace waymark::swimlanes {
namespace {

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

Places arranged(LaneGraph& graph) {
  mark_usual_ways(graph);
  Places places = refined(graph, beginnings(graph));
  if (graph.nodes.size() > most_refined_nodes) return places; // its lines are laid once only
  const Grid grid = make_grid(graph, places.columns, places.rows);
  keep_usual_ways_straight(graph, grid);
  places.routes = route_edges(graph, grid, std::move(places.routes));
  return places;
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
  Segments segments = cut(routes);
  const Tracks tracks = assign_tracks(graph, grid, segments);
  return place({graph, places.columns, grid, segments, tracks});
}

} // namespace waymark::swimlanes
