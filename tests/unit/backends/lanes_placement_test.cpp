#include "diagram/lanes/lanes_layout.hpp"

#include <doctest/doctest.h>

using namespace waymark;
using namespace waymark::swimlanes;

namespace {

/// Two lanes; in the upper one a narrow node with a line to another one.
LaneGraph two_in_a_row(std::int32_t label_width) {
  LaneGraph graph;
  graph.lane_count = 2;
  graph.section_count = 1;
  graph.least_heights = {0, 0};
  graph.nodes = {{40, 40, 0, 0}, {40, 40, 0, 0}};
  graph.edges = {{.from = 0, .to = 1, .label_width = label_width, .label_height = 14}};
  return graph;
}

std::int32_t right_of(const Box& box) {
  return box.x + box.width;
}

std::int32_t gap_between(const Layout& layout, std::size_t left, std::size_t right) {
  return layout.nodes[right].x - right_of(layout.nodes[left]);
}

} // namespace

TEST_CASE("lanes: beside a wide node of another lane, a label needs no more room than alone") {
  for (const std::int32_t label_width : {0, 70}) {
    const LanesLayout alone = lay_out_lanes(two_in_a_row(label_width));
    LaneGraph graph = two_in_a_row(label_width);
    graph.nodes.push_back({100, 40, 1, 0});
    graph.edges.push_back({.from = 0, .to = 2});
    const LanesLayout beside = lay_out_lanes(graph);
    REQUIRE(beside.layout.nodes[0].x + 20 == beside.layout.nodes[2].x + 50); // straight below
    if (label_width > 0) {
      CHECK(gap_between(beside.layout, 0, 1) == gap_between(alone.layout, 0, 1));
    } else {
      // Columns stay apart, though nothing stands beside the wide one.
      CHECK(beside.layout.nodes[1].x >= right_of(beside.layout.nodes[2]));
    }
  }
}

TEST_CASE("lanes: a section has its whole height to itself") {
  LaneGraph graph = two_in_a_row(0);
  graph.section_count = 2;
  graph.nodes[1].section = 1;
  graph.nodes.push_back({100, 40, 1, 0});
  graph.edges.push_back({.from = 0, .to = 2});
  const LanesLayout out = lay_out_lanes(graph);
  REQUIRE(out.sections.size() == 2);
  CHECK(right_of(out.layout.nodes[2]) < out.sections[1].x);
  CHECK(out.sections[1].x < out.layout.nodes[1].x);
  CHECK(right_of(out.sections[1]) == right_of(out.layout.bounds));
}

TEST_CASE(
    "lanes: a label goes with its line into the next section, if sections need not be apart") {
  LaneGraph graph = two_in_a_row(120);
  graph.section_count = 2;
  graph.nodes[1] = {40, 40, 1, 1};
  graph.edges[0].apart = true;
  const auto room_beside = [&graph](bool sections_apart) {
    graph.sections_apart = sections_apart;
    const LanesLayout out = lay_out_lanes(graph);
    const std::int32_t label_end = out.layout.routes[0].label.x + 60;
    CHECK(right_of(out.layout.nodes[0]) < label_end - 120);
    CHECK(label_end < out.layout.routes[0].points.back().x); // beside the line as it turns
    return out.sections[1].x - label_end;
  };
  CHECK(room_beside(true) > 0);
  CHECK(room_beside(false) < 0);
}

TEST_CASE("lanes: a shape that grows for its lines keeps its looks") {
  LaneGraph graph;
  graph.lane_count = 1;
  graph.section_count = 1;
  graph.least_heights = {0};
  graph.nodes.assign(7, {40, 20, 0, 0});
  graph.nodes[1].outline = NodeOutline::diamond;
  graph.edges = {{.from = 0, .to = 1}};
  for (std::uint32_t to = 2; to < 7; ++to) {
    graph.edges.push_back({.from = 1, .to = to, .label_width = 20, .label_height = 90});
  }
  const Box box = lay_out_lanes(graph).layout.nodes[1];
  CHECK(box.height > 100); // two labels beside one another
  CHECK(box.width >= box.height / 3);
  CHECK(box.width > 40);
}
