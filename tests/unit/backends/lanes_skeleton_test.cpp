#include "diagram/lanes/expanded_routes.hpp"
#include "diagram/lanes/router.hpp"
#include "diagram/lanes/skeleton.hpp"

#include <doctest/doctest.h>
#include <random>
#include <string>

using namespace waymark;
using namespace waymark::swimlanes;

namespace {

constexpr std::uint32_t lanes = 3;

/// Statements that follow one another, in lanes by chance, with ways past some of them and back.
LaneGraph random_flow(std::mt19937& random) {
  const auto below = [&](std::uint32_t bound) {
    return static_cast<std::uint32_t>(random() % bound);
  };
  LaneGraph graph;
  graph.lane_count = lanes;
  graph.section_count = 1;
  graph.least_heights.assign(lanes, 0);
  const std::uint32_t count = 6 + below(14);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t lane = i > 0 && below(3) > 0 ? graph.nodes.back().lane : below(lanes);
    graph.nodes.push_back({80, 40, lane, 0, NodeOutline::box, 0});
    if (i > 0) graph.edges.push_back({.from = i - 1, .to = i});
  }
  for (std::uint32_t i = 0; i < count / 3; ++i) {
    const std::uint32_t from = below(count);
    const std::uint32_t to = below(count);
    if (from != to) graph.edges.push_back({.from = from, .to = to, .backward = from > to});
  }
  return graph;
}

Places arranged(const LaneGraph& graph) {
  Places places;
  places.columns = assign_columns(graph, StraightOn::first_in_text);
  places.rows = assign_sub_rows(graph, places.columns);
  const Grid grid = make_grid(graph, places.columns, places.rows);
  Router router(graph, grid);
  router.lay_all(router.by_difficulty(), {});
  places.routes = router.take_routes();
  return places;
}

/// On which it runs, one after another.
std::vector<std::uint32_t> levels(const GridRoute& route) {
  std::vector<std::uint32_t> out;
  for (const GridPoint corner : route.corners) {
    if (out.empty() || out.back() != corner.y) out.push_back(corner.y);
  }
  return out;
}

} // namespace

TEST_CASE("lanes: a line takes the way that it has on the skeleton, past the same rows") {
  std::mt19937 random(53);
  std::size_t known = 0;
  std::size_t laid = 0;
  for (int round = 0; round < 100; ++round) {
    const LaneGraph graph = random_flow(random);
    const Skeleton skeleton = make_skeleton(graph);
    const Places of_runs = arranged(skeleton.graph);
    const Places places = expanded(graph, skeleton, of_runs);
    const Grid grid = make_grid(graph, places.columns, places.rows);
    const std::vector<GridRoute> routes = expanded_routes(graph, skeleton, of_runs, grid);
    REQUIRE(routes.size() == graph.edges.size());
    known += skeleton.edge_of.size();
    for (std::uint32_t i = 0; i < skeleton.edge_of.size(); ++i) {
      CAPTURE(round);
      const std::uint32_t edge = skeleton.edge_of[i];
      CAPTURE(edge);
      const std::vector<GridPoint>& corners = routes[edge].corners;
      if (corners.empty()) continue;
      ++laid;
      CHECK(levels(routes[edge]) == levels(of_runs.routes[i]));
      CHECK(corners.front() == grid.of_node[graph.edges[edge].from]);
      CHECK(corners.back() == grid.of_node[graph.edges[edge].to]);
      for (std::size_t k = 1; k < corners.size(); ++k) {
        REQUIRE((corners[k - 1].x == corners[k].x) != (corners[k - 1].y == corners[k].y));
        const Side side = direction(corners[k - 1], corners[k]);
        if (k > 1) CHECK(is_level(side) != is_level(direction(corners[k - 2], corners[k - 1])));
        for (GridPoint at = moved(corners[k - 1], side); at != corners[k]; at = moved(at, side)) {
          CHECK(grid.node(at) == no_node);
        }
        if (k + 1 < corners.size()) CHECK(grid.node(corners[k]) == no_node);
      }
    }
  }
  CAPTURE(known);
  CAPTURE(laid);
  CHECK(laid > known / 2);
}

TEST_CASE("lanes: where each run is one node, all lines are where they are on the skeleton") {
  // Two lanes in turn, so that nothing follows another one in its own.
  LaneGraph graph{{}, {}, 2, 1, {0, 0}};
  for (std::uint32_t i = 0; i < 8; ++i) {
    graph.nodes.push_back({80, 40, i % 2, 0, NodeOutline::box, 0});
    if (i > 0) graph.edges.push_back({.from = i - 1, .to = i});
  }
  graph.edges.push_back({.from = 7, .to = 0, .backward = true});
  const Skeleton skeleton = make_skeleton(graph);
  REQUIRE(skeleton.runs.size() == graph.nodes.size());
  const Places of_runs = arranged(skeleton.graph);
  const Places places = expanded(graph, skeleton, of_runs);
  REQUIRE(places.columns.of_node == of_runs.columns.of_node);
  const Grid grid = make_grid(graph, places.columns, places.rows);
  const std::vector<GridRoute> routes = expanded_routes(graph, skeleton, of_runs, grid);
  for (std::uint32_t i = 0; i < skeleton.edge_of.size(); ++i) {
    CAPTURE(i);
    CHECK(routes[skeleton.edge_of[i]].corners == of_runs.routes[i].corners);
  }
}

TEST_CASE("lanes: a line past a run goes past all of it, however long that becomes") {
  // 0 asks; 1 and what is inserted behind it are done only sometimes; then comes the other lane.
  const auto routes_with = [](std::uint32_t inserted) {
    LaneGraph graph{{{80, 40, 0, 0}, {80, 40, 1, 0, NodeOutline::box, 1}}, {}, 2, 1, {0, 0}};
    graph.edges.push_back({.from = 0, .to = 1});
    for (std::uint32_t i = 0; i < inserted; ++i) {
      graph.nodes.push_back({80, 40, 1, 0, NodeOutline::box, 1});
      graph.edges.push_back({.from = i + 1, .to = i + 2});
    }
    const std::uint32_t last = inserted + 2;
    graph.nodes.push_back({80, 40, 0, 0});
    graph.edges.push_back({.from = last - 1, .to = last});
    graph.edges.push_back({.from = 0, .to = last});
    const Skeleton skeleton = make_skeleton(graph);
    const Places of_runs = arranged(skeleton.graph);
    const Places places = expanded(graph, skeleton, of_runs);
    const Grid grid = make_grid(graph, places.columns, places.rows);
    const std::vector<GridRoute> routes = expanded_routes(graph, skeleton, of_runs, grid);
    std::vector<std::vector<std::uint32_t>> ways;
    for (const std::uint32_t edge : skeleton.edge_of) ways.push_back(levels(routes[edge]));
    return ways;
  };
  const auto ways = routes_with(0);
  for (const std::vector<std::uint32_t>& way : ways) CHECK_FALSE(way.empty());
  CHECK(routes_with(1) == ways);
  CHECK(routes_with(5) == ways);
}
