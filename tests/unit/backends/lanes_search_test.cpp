#include "diagram/lanes/arrangement_cost.hpp"
#include "diagram/lanes/columns.hpp"
#include "diagram/lanes/places.hpp"
#include "diagram/lanes/router.hpp"
#include "diagram/lanes/segments.hpp"
#include "diagram/lanes/usual_ways.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <map>
#include <queue>
#include <random>
#include <tuple>

using namespace waymark;
using namespace waymark::swimlanes;

namespace {

constexpr std::array sides = {Side::right, Side::down, Side::left, Side::up};

/// Lines that share nothing, so that no way is cheaper than its length.
LaneGraph random_graph(std::mt19937& random) {
  const auto below = [&](std::uint32_t bound) {
    return static_cast<std::uint32_t>(random() % bound);
  };
  LaneGraph graph;
  graph.lane_count = 1 + below(3);
  graph.section_count = 1;
  graph.least_heights.assign(graph.lane_count, 0);
  const std::uint32_t count = 4 + below(6);
  for (std::uint32_t i = 0; i < count; ++i) {
    graph.nodes.push_back({80, 40, below(graph.lane_count), 0});
  }
  for (std::uint32_t i = 0; i < 2 * count; ++i) {
    const std::uint32_t from = below(count);
    const std::uint32_t to = below(count);
    if (from == to) continue;
    LaneEdge edge;
    edge.from = from;
    edge.to = to;
    edge.backward = from > to;
    edge.aside = below(4) == 0;
    edge.alone = true;
    graph.edges.push_back(edge);
  }
  return graph;
}

Places places_of(const LaneGraph& graph) {
  Places places;
  places.columns = assign_columns(graph, StraightOn::first_in_text);
  places.rows = assign_sub_rows(graph, places.columns);
  return places;
}

std::int32_t step_cost(const LineUse& use, const Grid& grid, const LineCosts& line, GridPoint at,
                       Side side) {
  const std::uint32_t number = grid.at(at);
  switch (side) {
  case Side::right:
    return use.step_cost<Side::right>(line, at, number, grid.step_length<Side::right>(at));
  case Side::down:
    return use.step_cost<Side::down>(line, at, number, grid.step_length<Side::down>(at));
  case Side::left:
    return use.step_cost<Side::left>(line, at, number, grid.step_length<Side::left>(at));
  case Side::up: break;
  }
  return use.step_cost<Side::up>(line, at, number, grid.step_length<Side::up>(at));
}

bool has_next(const Grid& grid, GridPoint at, Side side) {
  switch (side) {
  case Side::right: return at.x + 1 < grid.width;
  case Side::down: return at.y + 1 < grid.height;
  case Side::left: return at.x > 0;
  case Side::up: break;
  }
  return at.y > 0;
}

/// Of all ways of a line: without estimates, limits or lists (E. W. Dijkstra, 1959).
std::int32_t cheapest(const LaneGraph& graph, const Grid& grid, const LineUse& use,
                      std::uint32_t edge) {
  const LineCosts line = use.costs_of(edge);
  using State = std::tuple<std::int32_t, std::uint32_t, std::uint32_t, Side>; // cost, x, y, heading
  std::priority_queue<State, std::vector<State>, std::greater<>> open;
  std::map<std::tuple<std::uint32_t, std::uint32_t, Side>, std::int32_t> done;
  const auto step = [&](GridPoint at, Side side, std::int32_t cost) {
    if (!has_next(grid, at, side)) return;
    const GridPoint next = moved(at, side);
    const bool arrives = next == line.to;
    if (!arrives && grid.node(next) != no_node) return;
    cost += step_cost(use, grid, line, at, side);
    if (arrives) cost += use.port_cost(edge, graph.edges[edge].to, opposite(side), false);
    open.emplace(cost, next.x, next.y, side);
  };
  for (const Side side : sides) {
    step(line.from, side, use.port_cost(edge, graph.edges[edge].from, side, true));
  }
  while (!open.empty()) {
    const auto [cost, x, y, heading] = open.top();
    open.pop();
    if (GridPoint{x, y} == line.to) return cost;
    if (!done.emplace(std::tuple(x, y, heading), cost).second) continue;
    for (const Side side : sides) {
      if (side == opposite(heading)) continue;
      step({x, y}, side, cost + (side == heading ? 0 : line.bend));
    }
  }
  return Router::no_limit;
}

} // namespace

TEST_CASE("lanes: what is open is taken by its estimate, of equals the last one first") {
  OpenPoints open;
  for (int round = 0; round < 2; ++round) {
    open.make_room(5);
    CHECK(open.empty());
    open.add(7, {0, 1, 0});
    open.add(900, {0, 2, 0});
    open.add(7, {0, 3, 0});
    REQUIRE_FALSE(open.empty());
    CHECK(open.take().state == 3);
    open.add(4, {0, 4, 0}); // less than what was taken
    open.add(7, {0, 5, 0});
    for (const std::uint32_t state : {4U, 5U, 1U}) {
      REQUIRE_FALSE(open.empty());
      CHECK(open.take().state == state);
    }
    open.clear(); // with one left
  }
}

TEST_CASE("lanes: a line takes the cheapest way of all, and none if that is beyond its limit") {
  std::mt19937 random(11);
  std::size_t lines = 0;
  for (int round = 0; round < 60; ++round) {
    const LaneGraph graph = random_graph(random);
    const Places places = places_of(graph);
    const Grid grid = make_grid(graph, places.columns, places.rows);
    Router router(graph, grid);
    for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
      CAPTURE(round);
      CAPTURE(edge);
      const std::int32_t least = cheapest(graph, grid, router.use(), edge);
      CHECK(router.least_cost(edge) <= least);
      CHECK(router.lay(edge, least - 1) == Router::no_limit);
      CHECK(router.lay(edge, least) == least);
      CHECK(router.take_up(edge) == least);
      router.lay(edge);
      ++lines;
    }
  }
  CHECK(lines > 400);
}

TEST_CASE("lanes: lines that are taken up leave the grid as it was, in whatever order") {
  std::mt19937 random(23);
  for (int round = 0; round < 30; ++round) {
    const LaneGraph graph = random_graph(random);
    const Places places = places_of(graph);
    const Grid grid = make_grid(graph, places.columns, places.rows);
    Router router(graph, grid);
    std::vector<std::uint32_t> edges = router.by_difficulty();
    router.lay_all(edges, {});
    std::vector<std::int32_t> costs(edges.size());
    std::shuffle(edges.begin(), edges.end(), random);
    for (const std::uint32_t edge : edges) {
      const GridRoute route = router.route(edge);
      costs[edge] = router.take_up(edge);
      router.lay(edge, route);
    }
    std::reverse(edges.begin(), edges.end());
    for (const std::uint32_t edge : edges) {
      const GridRoute route = router.route(edge);
      CHECK(router.take_up(edge) == costs[edge]);
      router.lay(edge, route);
    }
    for (const std::uint32_t edge : edges) router.take_up(edge);
    const LineUse unused(graph, grid);
    for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
      CHECK(cheapest(graph, grid, router.use(), edge) == cheapest(graph, grid, unused, edge));
    }
  }
}

TEST_CASE("lanes: a line that takes a direct way runs from node to node and through none") {
  std::mt19937 random(29);
  std::size_t bends = 0;
  for (int round = 0; round < 60; ++round) {
    const LaneGraph graph = random_graph(random);
    const Places places = places_of(graph);
    const Grid grid = make_grid(graph, places.columns, places.rows);
    Router router(graph, grid, 10); // most are not noted
    std::vector<std::uint32_t> edges = router.by_difficulty();
    router.lay_all(edges, {}, 0);
    CHECK(router.work() == 0);
    for (const std::uint32_t edge : edges) {
      CAPTURE(round);
      CAPTURE(edge);
      const std::vector<GridPoint>& corners = router.route(edge).corners;
      REQUIRE(corners.size() >= 2);
      CHECK(corners.front() == grid.of_node[graph.edges[edge].from]);
      CHECK(corners.back() == grid.of_node[graph.edges[edge].to]);
      for (std::size_t i = 1; i < corners.size(); ++i) {
        const GridPoint to = corners[i];
        REQUIRE((corners[i - 1].x == to.x) != (corners[i - 1].y == to.y));
        const Side side = direction(corners[i - 1], to);
        if (i > 1) CHECK(is_level(side) != is_level(direction(corners[i - 2], corners[i - 1])));
        for (GridPoint at = moved(corners[i - 1], side); at != to; at = moved(at, side)) {
          CHECK(grid.node(at) == no_node);
        }
        CHECK((i + 1 == corners.size() || grid.node(to) == no_node));
      }
      bends += corners.size() - 2;
    }
    std::shuffle(edges.begin(), edges.end(), random);
    for (const std::uint32_t edge : edges) router.take_up(edge);
    const LineUse unused(graph, grid);
    for (const std::uint32_t edge : edges) {
      CHECK(cheapest(graph, grid, router.use(), edge) == cheapest(graph, grid, unused, edge));
    }
  }
  CHECK(bends > 400);
}

TEST_CASE("lanes: the work of laying lines does not go with their lengths, where many lead far") {
  std::uint64_t before = 0;
  for (const std::uint32_t count : {1000U, 2000U, 4000U}) {
    LaneGraph graph{std::vector<LaneNode>(count, LaneNode{80, 40}), {}, 1, 1, {0}};
    for (std::uint32_t i = 1; i < count; ++i) {
      graph.edges.push_back({.from = i - 1, .to = i});
      graph.edges.push_back({.from = i, .to = 0, .backward = true});
    }
    const Places places = places_of(graph);
    const Grid grid = make_grid(graph, places.columns, places.rows);
    Router router(graph, grid);
    router.lay_all(router.by_difficulty(), {});
    CAPTURE(count);
    CAPTURE(router.work());
    CHECK(router.work() < 900'000 + 1200 * count);
    if (before > 0) CHECK(router.work() < 5 * before / 2);
    before = router.work();
  }
}

TEST_CASE("lanes: spare rows change nothing but the room there is") {
  std::mt19937 random(31);
  for (int round = 0; round < 40; ++round) {
    const LaneGraph graph = random_graph(random);
    const Places whole = without_empty_lines(graph, places_of(graph));
    const Grid grid = make_grid(graph, whole.columns, whole.rows);
    Router router(graph, grid);
    router.lay_all(router.by_difficulty(), {});
    Places places = whole;
    places.routes = router.take_routes();
    const Places spare = with_spare_rows(places);
    for (std::size_t lane = 0; lane < graph.lane_count; ++lane) {
      CHECK(spare.rows.of_lane[lane] == places.rows.of_lane[lane] + 2);
    }
    const Places back = without_empty_lines(graph, spare);
    CHECK(back.columns.of_node == places.columns.of_node);
    CHECK(back.columns.first_of_section == places.columns.first_of_section);
    CHECK(back.columns.count == places.columns.count);
    CHECK(back.rows.of_node == places.rows.of_node);
    CHECK(back.rows.of_lane == places.rows.of_lane);
    REQUIRE(back.routes.size() == places.routes.size());
    for (std::size_t i = 0; i < places.routes.size(); ++i) {
      CHECK(back.routes[i].corners == places.routes[i].corners);
    }
  }
}

TEST_CASE("lanes: the pieces of a route know by which sides it leaves and enters its nodes") {
  std::mt19937 random(43);
  for (int round = 0; round < 40; ++round) {
    LaneGraph graph = random_graph(random);
    for (std::size_t i = 0; i < graph.edges.size(); i += 2) graph.edges[i].branch = true;
    const Places places = places_of(graph);
    const Grid grid = make_grid(graph, places.columns, places.rows);
    Router router(graph, grid);
    router.lay_all(router.by_difficulty(), {});
    const std::vector<GridRoute> routes = router.take_routes();
    const Segments segments = cut(routes);
    for (std::uint32_t edge = 0; edge < routes.size(); ++edge) {
      const std::vector<GridPoint>& corners = routes[edge].corners;
      const std::size_t last = corners.size() - 1;
      const Port leaves = first_port(graph, grid, segments, edge);
      const Port enters = last_port(graph, grid, segments, edge);
      CHECK(leaves.node == graph.edges[edge].from);
      CHECK(leaves.side == direction(corners[0], corners[1]));
      CHECK(enters.node == graph.edges[edge].to);
      CHECK(enters.side == direction(corners[last], corners[last - 1]));
      const Port labelled = labelled_port(graph, grid, segments, edge);
      CHECK(labelled.segment == (graph.edges[edge].branch ? enters : leaves).segment);
    }
  }
}

TEST_CASE("lanes: of several branches the first in text or the nearest goes straight") {
  LaneGraph graph{{{80, 40, 0}, {80, 40, 2}, {80, 40, 1}}, {}, 3, 1, {0, 0, 0}};
  graph.edges = {{.from = 0, .to = 1}, {.from = 0, .to = 2}};
  using Column = std::vector<std::uint32_t>;
  CHECK(assign_columns(graph, StraightOn::first_in_text).of_node == Column{0, 0, 1});
  CHECK(assign_columns(graph, StraightOn::nearest).of_node == Column{0, 1, 0});
}

TEST_CASE("lanes: a way is optional where another one goes past all of it") {
  // 0 asks, 1 and 2 are done only sometimes, 3 always.
  LaneGraph graph{std::vector<LaneNode>(4, LaneNode{80, 40}), {}, 1, 1, {0}};
  graph.edges = {{.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 2, .to = 3}};
  const auto marked = [](LaneGraph of) {
    mark_usual_ways(of);
    std::vector<bool> optional;
    for (const LaneEdge& edge : of.edges) optional.push_back(edge.optional);
    return optional;
  };
  LaneGraph past = graph;
  past.edges.push_back({.from = 0, .to = 3});
  CHECK(marked(past) == std::vector{true, false, false, false});
  LaneGraph into = graph;
  into.edges.push_back({.from = 0, .to = 2});
  CHECK(marked(into) == std::vector{true, false, false, false});
  LaneGraph also_entered = past;
  also_entered.nodes.push_back({80, 40});
  also_entered.edges.push_back({.from = 0, .to = 4});
  also_entered.edges.push_back({.from = 4, .to = 2});
  CHECK(marked(also_entered) == std::vector(6, false));
  LaneGraph without_choice = graph;
  CHECK(marked(without_choice) == std::vector(3, false));
}

TEST_CASE("lanes: the main path goes past what is done only sometimes") {
  // 0 asks, 1 is done only sometimes, 2 always; what ends at 3 goes past nothing.
  LaneGraph graph{std::vector<LaneNode>(4, LaneNode{80, 40}), {}, 1, 1, {0}};
  graph.edges = {
      {.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 0, .to = 2}, {.from = 2, .to = 3}};
  mark_usual_ways(graph);
  std::vector<bool> main;
  std::vector<bool> usual;
  for (const LaneEdge& edge : graph.edges) {
    main.push_back(edge.main);
    usual.push_back(edge.usual);
  }
  CHECK(main == std::vector{false, false, true, true});
  CHECK(usual == std::vector{false, false, true, true});
}

TEST_CASE("lanes: two lines that turn to one side of a node from both cost more than one") {
  // 0 above and 1 below lead to 2, between and right of them.
  LaneGraph graph{{{80, 40, 0}, {80, 40, 2}, {80, 40, 1}}, {}, 3, 1, {0, 0, 0}};
  graph.edges = {{.from = 0, .to = 2}, {.from = 1, .to = 2}};
  const Places places = places_of(graph);
  const Grid grid = make_grid(graph, places.columns, places.rows);
  const GridPoint goal = grid.of_node[2];
  const auto turned_beside = [&](std::uint32_t node) {
    const GridPoint from = grid.of_node[node];
    return GridRoute{{from, {goal.x - 1, from.y}, {goal.x - 1, goal.y}, goal}};
  };
  REQUIRE(grid.of_node[0].x == grid.of_node[1].x);
  REQUIRE(grid.of_node[0].x + 2 == goal.x);
  Router router(graph, grid);
  router.lay(0, turned_beside(0));
  CHECK(router.use().meeting_cost(1, Side::left, Side::up) > 0);
  CHECK(router.use().meeting_cost(1, Side::left, Side::down) == 0);
  CHECK(router.use().meeting_cost(1, Side::down, Side::right) == 0);
  router.lay(1, turned_beside(1));
  const std::int32_t beside_first = router.take_up(1);
  router.lay(1, turned_beside(1));
  CHECK(router.take_up(0) == beside_first);
  CHECK(router.take_up(1) < beside_first);
}

TEST_CASE("lanes: what moving nodes changes is the share of their rows, columns and edges") {
  std::mt19937 random(47);
  for (int round = 0; round < 200; ++round) {
    LaneGraph graph = random_graph(random);
    mark_usual_ways(graph);
    const Places places = with_spare_rows(places_of(graph));
    const EdgeLists edges = edges_at(graph);
    Grid grid = make_grid(graph, places.columns, places.rows);
    const ArrangementCost cost(graph, places.columns, edges, grid);
    const auto node = static_cast<std::uint32_t>(random() % graph.nodes.size());
    const GridPoint from = grid.of_node[node];
    const GridPoint to{from.x, grid.first_of_lane[graph.nodes[node].lane] + 1}; // a spare row
    const std::array rows = {from.y, to.y};
    const std::array columns = {from.x};
    const std::int32_t whole = cost.whole();
    const std::int32_t share = cost.share(rows, columns, edges[node]);
    grid.of_node[node] = to;
    std::swap(grid.node_at[grid.at(from)], grid.node_at[grid.at(to)]);
    --grid.nodes_on_y[from.y];
    ++grid.nodes_on_y[to.y];
    CHECK(cost.whole() - whole == cost.share(rows, columns, edges[node]) - share);
  }
}
