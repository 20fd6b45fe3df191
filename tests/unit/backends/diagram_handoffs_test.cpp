#include "backends/diagram.hpp"
#include "diagram/lanes/network.hpp"
#include "diagram/layout/network_router.hpp"
#include "diagram/layout/network_search.hpp"
#include "diagram/views/handoff_layout.hpp"
#include "diagram_geometry.hpp"
#include "network_metrics.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <random>
#include <string>
#include <vector>

using namespace waymark;

namespace {

struct Sums {
  int drawings = 0;
  int labels = 0;
  int labels_in_doubt = 0;
  std::string where{}; ///< what must not happen, and labels in doubt
};

test::NetworkMetrics check_network(const Drawing& drawing, Sums& sums) {
  const test::NetworkMetrics metrics = test::measure_network(drawing);
  const std::string text = to_text(metrics);
  CAPTURE(drawing.id);
  CAPTURE(text);
  CHECK(metrics.faults() == 0);
  sums.where += drawing.id + "\n" + metrics.where;
  ++sums.drawings;
  sums.labels += static_cast<int>(drawing.routes.size());
  sums.labels_in_doubt += metrics.labels_in_doubt;
  return metrics;
}

void check_all(const std::string& folder, Sums& sums) {
  CAPTURE(folder);
  sums.where += folder + ": ";
  const CheckedModel checked = test::compiled_folder(folder);
  std::vector<DeclarationId> subjects{DeclarationId::none};
  for (const Process& process : checked.model.processes) subjects.push_back(process.self);
  for (const Workflow& workflow : checked.model.workflows) subjects.push_back(workflow.self);
  for (const DeclarationId subject : subjects) {
    const Drawing drawing = draw(checked, {View::handoffs, subject}, {});
    check_network(drawing, sums);
    CHECK(test::ends_off_outlines(drawing) == test::none());
  }
}

/// Who hands on to whom, how often, and labels of any width.
LayoutGraph random_network(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::int32_t>(random() % limit); // the same everywhere
  };
  LayoutGraph graph;
  const std::int32_t nodes = 2 + below(13);
  for (std::int32_t i = 0; i < nodes; ++i) {
    graph.nodes.push_back({60 + below(160), 36 + below(40)});
    if (below(5) == 0) graph.nodes.back().outline = NodeOutline::ellipse;
  }
  const std::uint32_t sparse = 1 + static_cast<std::uint32_t>(below(8));
  for (std::uint32_t from = 0; from < graph.nodes.size(); ++from) {
    for (std::uint32_t to = 0; to < graph.nodes.size(); ++to) {
      if (from == to || below(sparse + 1) != 0 || graph.edges.size() > 60) continue;
      graph.edges.push_back({from, to, 40 + below(100), 16, 1 + below(9)});
    }
  }
  return graph;
}

Drawing drawing_of(const LayoutGraph& graph, const Layout& layout) {
  Drawing drawing;
  drawing.bounds = layout.bounds;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    DrawnNode node;
    node.id = fmt::format("node {}", i);
    node.box = layout.nodes[i];
    drawing.nodes.push_back(std::move(node));
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const LayoutEdge& edge = graph.edges[i];
    Route route;
    route.id = fmt::format("line {}", i);
    route.from = drawing.nodes[edge.from].id;
    route.to = drawing.nodes[edge.to].id;
    route.points = layout.routes[i].points;
    route.width =
        static_cast<std::uint8_t>(1 + std::lround(4 * std::sqrt((edge.weight - 1) / 8.0)));
    route.label.push_back({});
    const Point centre = layout.routes[i].label;
    route.label_box = {centre.x - edge.label_width / 2, centre.y - edge.label_height / 2,
                       edge.label_width, edge.label_height};
    drawing.routes.push_back(std::move(route));
  }
  return drawing;
}

} // namespace

TEST_CASE("hand-offs: no line on a head, labels at their own lines; the samples") {
  Sums sums;
  check_all("samples/event-planner", sums);
  CHECK(sums.labels_in_doubt == 0);
}

TEST_CASE("hand-offs: no line on a head, labels at their own lines; the corpus") {
  const auto corpus = std::filesystem::path(WAYMARK_SOURCE_DIR) / "tests/corpus";
  Sums sums;
  for (const auto& trade : std::filesystem::directory_iterator(corpus)) {
    check_all("tests/corpus/" + trade.path().filename().string(), sums);
  }
  CAPTURE(sums.where);
  CHECK(sums.drawings > 100);
  CHECK(sums.labels_in_doubt == 0);
}

TEST_CASE("hand-offs: no line on a head, labels at their own lines; random networks") {
  Sums sums;
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    const LayoutGraph graph = random_network(seed);
    CAPTURE(seed);
    check_network(drawing_of(graph, lay_out_handoffs(graph)), sums);
  }
  // Where many lines run side by side there is not always another place.
  CAPTURE(sums.labels);
  CHECK(sums.labels_in_doubt * 100 <= sums.labels);
}

TEST_CASE("hand-offs: where all hand on to one, the search for better places is bounded, too") {
  LayoutGraph graph;
  graph.nodes.assign(91, {100, 40});
  for (std::uint32_t from = 1; from < graph.nodes.size(); ++from) {
    graph.edges.push_back({from, 0, 60, 16, 1});
  }
  for (const bool down : {false, true}) {
    network::Places places = place_network(graph, down);
    network::Routes routes = network::find_routes(graph, places);
    CHECK(network::improve_places(graph, places, routes) < 3'000'000);
  }
}

TEST_CASE("hand-offs: who hands on to one another stands close; few lines cross") {
  Sums sums;
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  const Drawing drawing = draw(checked, {View::handoffs, DeclarationId::none}, {});
  const test::NetworkMetrics metrics = check_network(drawing, sums);
  const std::string text = to_text(metrics);
  CAPTURE(text);
  CHECK(metrics.crossings <= 9);
  CHECK(metrics.bends <= 45);
}

TEST_CASE("the legend of hand-offs speaks of widths only where lines differ in them") {
  const auto legend_of = [](std::string_view often) {
    const std::string text = R"(
role boss "Boss" person "Ann"
role clerk "Clerk" person "Bob"
workflow ask "Ask" owner boss happens 3 per month {
  step "Ask" by clerk informs boss
  step "Answer" by boss
}
workflow pay "Pay" owner boss happens )";
    const CheckedModel checked = test::compiled(text + std::string(often) + R"( per month {
  step "Bill" by boss informs clerk
  step "Pay" by clerk
}
)");
    const Drawing drawing = draw(checked, {View::handoffs, DeclarationId::none}, {});
    const DrawnNode* legend = test::find(drawing.nodes, "legend");
    return legend == nullptr ? std::string() : legend->lines.front().text;
  };
  CHECK(legend_of("30") == "The wider a line, the more often in a month.");
  CHECK(legend_of("3").empty());
}
