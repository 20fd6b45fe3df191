#include "diagram/lanes/lanes_layout.hpp"

#include "diagram/lanes/local_search.hpp"
#include "diagram/lanes/route_edges.hpp"
#include "diagram/lanes/skeleton.hpp"
#include "diagram/lanes/usual_ways.hpp"

#include <utility>

namespace waymark::swimlanes {

LanesLayout lay_out_lanes(LaneGraph graph) {
  mark_usual_ways(graph);
  Places places;
  Skeleton skeleton = make_skeleton(graph);
  mark_usual_ways(skeleton.graph);
  places.columns = assign_columns(skeleton.graph);
  places.rows = assign_sub_rows(skeleton.graph, places.columns);
  refine(skeleton.graph, places);
  places = expanded(graph, skeleton, places);
  const Grid grid = make_grid(graph, places.columns, places.rows);
  keep_usual_ways_straight(graph, grid);
  Segments segments = cut(route_edges(graph, grid, std::move(places.routes)));
  const Tracks tracks = assign_tracks(graph, grid, segments);
  return place(graph, places.columns, grid, segments, tracks);
}

} // namespace waymark::swimlanes
