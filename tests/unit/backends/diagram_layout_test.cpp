#include "diagram/layout/column_layout.hpp"
#include "diagram/layout/graphviz.hpp"
#include "diagram/layout/tracks.hpp"
#include "diagram_geometry.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <doctest/doctest.h>
#include <memory>
#include <random>
#include <sys/wait.h>
#include <vector>

using namespace waymark;

namespace {

LayoutGraph chain(std::uint32_t count) {
  LayoutGraph graph;
  for (std::uint32_t i = 0; i < count; ++i) graph.nodes.push_back({80, 40});
  for (std::uint32_t i = 0; i + 1 < count; ++i) graph.edges.push_back({i, i + 1, 0, 0, 1, false});
  return graph;
}

LayoutGraph with_group() {
  LayoutGraph graph = chain(4);
  graph.groups.push_back({no_group, 60, 20});
  graph.nodes[1].group = graph.nodes[2].group = 0;
  graph.edges.push_back({3, 1, 50, 16, 1, true});
  graph.edges.push_back({2, 2, 0, 0, 1, true});
  return graph;
}

LayoutGraph random_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  LayoutGraph graph = chain(2 + below(30));
  const auto count = static_cast<std::uint32_t>(graph.nodes.size());
  for (LayoutNode& node : graph.nodes) {
    node.width = 20 + static_cast<int>(below(200));
    node.height = 10 + static_cast<int>(below(100));
    node.outline = static_cast<NodeOutline>(below(3));
  }
  for (std::uint32_t i = below(40); i > 0; --i) {
    graph.edges.push_back({below(count), below(count), static_cast<int>(below(80)), 16, 1, false});
  }
  return graph;
}

void check_boxes(const LayoutGraph& graph, const Layout& layout) {
  REQUIRE(layout.nodes.size() == graph.nodes.size());
  REQUIRE(layout.routes.size() == graph.edges.size());
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    CHECK(layout.nodes[i].width == graph.nodes[i].width);
    CHECK(layout.nodes[i].height >= graph.nodes[i].height);
    for (std::size_t k = i + 1; k < layout.nodes.size(); ++k) {
      CHECK_FALSE(test::overlap(layout.nodes[i], layout.nodes[k]));
    }
  }
  for (const LayoutRoute& route : layout.routes) CHECK(route.points.size() >= 2);
}

bool has_children() {
  int status = 0;
  return waitpid(-1, &status, WNOHANG) >= 0;
}

std::uint32_t used_heap_seed = 0;

/// What is allocated next lies wherever there is a hole, in no order.
void in_a_used_heap(const LayoutGraph& graph, const GraphvizSettings& settings,
                    std::vector<std::int32_t>& reply) {
  std::mt19937 random(used_heap_seed);
  std::vector<std::unique_ptr<char[]>> blocks(4'000);
  for (auto& block : blocks) {
    const std::size_t size = 16 + random() % 500;
    block = std::make_unique<char[]>(size);
    std::fill_n(block.get(), size, static_cast<char>(random()));
  }
  std::shuffle(blocks.begin(), blocks.end(), random);
  blocks.resize(blocks.size() / 2);
  graphviz_engine()(graph, settings, reply);
}

void crash(const LayoutGraph&, const GraphvizSettings&, std::vector<std::int32_t>&) {
  std::raise(SIGSEGV);
}

void crash_with_groups(const LayoutGraph& graph, const GraphvizSettings& settings,
                       std::vector<std::int32_t>& reply) {
  if (settings.groups) std::raise(SIGABRT);
  graphviz_engine()(graph, settings, reply);
}

void hang(const LayoutGraph&, const GraphvizSettings&, std::vector<std::int32_t>&) {
  volatile bool forever = true;
  while (forever) {
  }
}

void refuse(const LayoutGraph&, const GraphvizSettings&, std::vector<std::int32_t>&) {}

void babble(const LayoutGraph&, const GraphvizSettings&, std::vector<std::int32_t>& reply) {
  reply.assign(7, 1'000'000'000);
}

void devour(const LayoutGraph&, const GraphvizSettings&, std::vector<std::int32_t>& reply) {
  for (;;) reply.resize(reply.size() * 2 + 1'000'000, 1);
}

} // namespace

TEST_CASE("Graphviz lays out without overlaps, and every line and frame is there") {
  const bool found = graphviz_engine() != nullptr;
  REQUIRE(found);
  const std::vector<LayoutGraph> graphs{with_group(), chain(30)};
  const auto layouts = lay_out(graphs, graphviz_engine());
  REQUIRE(layouts.size() == 2);
  for (std::size_t i = 0; i < graphs.size(); ++i) {
    CHECK(layouts[i].note.empty());
    check_boxes(graphs[i], layouts[i]);
  }
  REQUIRE(layouts[0].groups.size() == 1);
  const Box& frame = layouts[0].groups[0];
  for (std::size_t node = 0; node < 4; ++node) {
    const bool member = node == 1 || node == 2;
    CHECK(test::overlap(frame, layouts[0].nodes[node]) == member);
  }
}

TEST_CASE("an engine that fails in whatever way costs the good picture, never the build") {
  struct Case {
    const char* name;
    GraphvizEngine engine;
  };
  const Case cases[] = {{"crash", crash},   {"hang", hang}, {"refuse", refuse}, {"babble", babble},
#ifndef WAYMARK_SANITIZE
                        {"devour", devour},
#endif
                        {"none", nullptr}};
  const GraphvizLimits limits{
      .cpu_seconds = 1, .wall = std::chrono::milliseconds(300), .processes = 2};
  for (const Case& one : cases) {
    CAPTURE(one.name);
    const std::vector<LayoutGraph> graphs{with_group(), chain(3)};
    const auto begin = std::chrono::steady_clock::now();
    const auto layouts = lay_out(graphs, one.engine, limits);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
    REQUIRE(layouts.size() == 2);
    for (std::size_t i = 0; i < graphs.size(); ++i) {
      CHECK(layouts[i].note.find("one plain column") != std::string::npos);
      check_boxes(graphs[i], layouts[i]);
    }
    CHECK_FALSE(has_children());
  }
#ifdef WAYMARK_SANITIZE
  (void)devour;
#endif
}

TEST_CASE("an engine that fails at frames is asked again without") {
  const std::vector<LayoutGraph> graphs{with_group()};
  const auto layouts = lay_out(graphs, crash_with_groups);
  CHECK(layouts[0].note.find("without frames") != std::string::npos);
  CHECK(layouts[0].groups.empty());
  check_boxes(graphs[0], layouts[0]);
}

TEST_CASE("no engine is asked for what would take it too long, whatever the computer") {
  LayoutGraph graph = chain(100);
  for (std::uint32_t i = 1; i < 100; ++i) graph.edges.push_back({i, 0, 0, 0, 1, false});
  const auto layouts = lay_out(std::vector{graph, chain(100)}, crash);
  CHECK(layouts[0].note.find("lines lead far") != std::string::npos);
  CHECK(layouts[1].note.find("could not draw it") != std::string::npos);
  check_boxes(graph, layouts[0]);
}

TEST_CASE("many children at once give the same as one after the other") {
  std::vector<LayoutGraph> graphs;
  for (std::uint32_t seed = 0; seed < 24; ++seed) graphs.push_back(random_graph(seed));
  const auto one = lay_out(graphs, graphviz_engine(), {.processes = 1});
  const auto many = lay_out(graphs, graphviz_engine(), {.processes = 7});
  for (std::size_t i = 0; i < graphs.size(); ++i) {
    CHECK(one[i].nodes == many[i].nodes);
    REQUIRE(one[i].routes.size() == many[i].routes.size());
    for (std::size_t k = 0; k < one[i].routes.size(); ++k) {
      CHECK(one[i].routes[k].points == many[i].routes[k].points);
    }
  }
  CHECK_FALSE(has_children());
}

TEST_CASE("the picture does not depend on what the heap was used for before") {
  std::vector<LayoutGraph> graphs;
  for (std::uint32_t seed = 0; seed < 24; ++seed) graphs.push_back(random_graph(seed));
#ifdef WAYMARK_SANITIZE
  constexpr std::uint32_t heaps = 4;
#else
  constexpr std::uint32_t heaps = 20;
#endif
  const auto fresh = lay_out(graphs, graphviz_engine(), {});
  for (used_heap_seed = 1; used_heap_seed <= heaps; ++used_heap_seed) {
    CAPTURE(used_heap_seed);
    const auto used = lay_out(graphs, in_a_used_heap, {});
    for (std::size_t i = 0; i < graphs.size(); ++i) {
      CAPTURE(i);
      CHECK(used[i].note == fresh[i].note);
      CHECK(used[i].nodes == fresh[i].nodes);
    }
  }
}

TEST_CASE("a graph without nodes needs no engine") {
  const std::vector<LayoutGraph> graphs(1);
  const auto layouts = lay_out(graphs, nullptr);
  CHECK(layouts[0].nodes.empty());
  CHECK(layouts[0].note.empty());
}

TEST_CASE("the plain column works for any graph") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    const LayoutGraph graph = random_graph(seed);
    const Layout layout = column_layout(graph);
    check_boxes(graph, layout);
    for (const LayoutRoute& route : layout.routes) {
      for (std::size_t i = 1; i < route.points.size(); ++i) {
        const Point a = route.points[i - 1];
        const Point b = route.points[i];
        const bool straight = a.x == b.x || a.y == b.y;
        CHECK(straight);
      }
    }
  }
}

TEST_CASE("overlapping stretches get different tracks") {
  const std::vector<Interval> intervals{{0, 10}, {5, 15}, {10, 20}, {21, 30}, {0, 30}};
  const Tracks tracks = assign_tracks(intervals);
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    for (std::size_t k = i + 1; k < intervals.size(); ++k) {
      const bool meet =
          intervals[i].low <= intervals[k].high && intervals[k].low <= intervals[i].high;
      if (meet) CHECK(tracks.of_interval[i] != tracks.of_interval[k]);
    }
  }
  CHECK(tracks.count == 4); // at 10 four of them meet
}
