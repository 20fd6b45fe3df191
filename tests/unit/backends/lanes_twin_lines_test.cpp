#include "diagram/lanes/twin_lines.hpp"

#include <doctest/doctest.h>

using namespace waymark::swimlanes;

namespace {

const GridRoute straight{{{1, 1}, {5, 1}}};
const GridRoute around{{{1, 1}, {1, 3}, {5, 3}, {5, 1}}};
const GridRoute far_around{{{1, 1}, {1, 7}, {5, 7}, {5, 1}}};

LaneGraph graph_with(std::vector<LaneEdge> edges) {
  LaneGraph graph;
  graph.nodes.resize(2);
  graph.edges = std::move(edges);
  return graph;
}

} // namespace

TEST_CASE("lanes: of two lines from one node to another, the first one goes the straighter way") {
  const LaneEdge edge{.from = 0, .to = 1};
  std::vector<GridRoute> routes{far_around, around, straight};
  order_twins(graph_with({edge, edge, edge}), routes);
  CHECK(routes[0].corners == straight.corners);
  CHECK(routes[1].corners == around.corners);
  CHECK(routes[2].corners == far_around.corners);
}

TEST_CASE("lanes: lines of different kinds keep their ways") {
  const LaneEdge usual{.from = 0, .to = 1};
  const LaneEdge deadline{.from = 0, .to = 1, .aside = true};
  const LaneEdge back{.from = 1, .to = 0, .backward = true};
  std::vector<GridRoute> routes{around, straight, far_around};
  order_twins(graph_with({usual, deadline, back}), routes);
  CHECK(routes[0].corners == around.corners);
  CHECK(routes[1].corners == straight.corners);
  CHECK(routes[2].corners == far_around.corners);
}
