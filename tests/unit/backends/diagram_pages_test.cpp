#include "backends/diagram.hpp"
#include "backends/diagram_pages.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>

using namespace waymark;

namespace {

/// Everybody works in turn: many lanes, many columns, and lines from everywhere to everywhere.
CheckedModel large_workflow() {
  std::string text;
  for (int i = 0; i < 9; ++i) text += fmt::format("role r{} \"Role {}\"\n", i, i);
  text += "workflow w \"W\" owner r0 {\n";
  for (int i = 0; i < 60; ++i) {
    text += fmt::format("  step s{} \"Do the thing number {}\" by r{}\n", i, i, i * 4 % 9);
    if (i % 12 == 11) {
      text += fmt::format(
          "  decide \"Is {} right?\" by r1 {{ yes continue\n no -> s{} up to 2 times, then -> end "
          "\"Bad\" }}\n",
          i, i - 9);
    }
  }
  return test::compiled(text + "}\n");
}

double smallest_text_on(const Drawing& page, std::int32_t sheet_width) {
  std::int32_t smallest = 100;
  const auto look_at = [&](const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) smallest = std::min(smallest, line.size);
  };
  for (const DrawnNode& node : page.nodes) {
    look_at(node.lines);
    for (const Badge& badge : node.badges) {
      if (!badge.line.text.empty()) smallest = std::min(smallest, badge.line.size);
    }
  }
  for (const Route& route : page.routes) look_at(route.label);
  return smallest * static_cast<double>(sheet_width) / page.bounds.width;
}

void check_pages(const Drawing& whole, const Pages& pages) {
  std::map<std::string, int> seen;
  std::map<std::string, int> letters;
  for (const Drawing& page : pages.drawings) {
    CAPTURE(page.id);
    CHECK(test::outside_bounds(page) == std::vector<std::string>());
    CHECK(test::loose_ends(page) == std::vector<std::string>());
    CHECK(smallest_text_on(page, pages.width) >= smallest_on_paper - 0.05);
    for (const DrawnNode& node : page.nodes) {
      if (node.style == "connector") {
        ++letters[node.id.substr(0, node.id.rfind('-'))];
      } else if (!node.heading) {
        ++seen[node.id];
      }
    }
  }
  for (const DrawnNode& node : whole.nodes) {
    if (!node.heading) CHECK(seen[node.id] == 1);
  }
  for (const auto& connector : letters) {
    CAPTURE(connector.first);
    CHECK(connector.second == 2);
  }
}

bool lies_across(const Box& band, const Box& box) {
  return box.y >= band.y && box.y + box.height <= band.y + band.height;
}

void check_lanes(const Drawing& page) {
  CAPTURE(page.id);
  int lanes = 0;
  int heads = 0;
  for (const DrawnNode& frame : page.frames) {
    if (frame.style == "lane-title") ++heads;
    if (frame.style != "lane" && frame.style != "lane-odd") continue;
    ++lanes;
    const auto in_it = [&](const DrawnNode& other) { return lies_across(frame.box, other.box); };
    CHECK(std::count_if(page.frames.begin(), page.frames.end(), in_it) >= 2);
    const auto passes = [&](const Route& route) {
      for (std::size_t i = 1; i < route.points.size(); ++i) {
        const auto [top, bottom] = std::minmax(route.points[i - 1].y, route.points[i].y);
        if (top < frame.box.y + frame.box.height && bottom > frame.box.y) return true;
      }
      return false;
    };
    const bool passed = std::any_of(page.routes.begin(), page.routes.end(), passes);
    CHECK((passed || std::any_of(page.nodes.begin(), page.nodes.end(), in_it)));
  }
  CHECK(lanes > 0);
  CHECK(heads == lanes);
  for (const DrawnNode& node : page.nodes) {
    if (node.style == "connector") continue;
    CAPTURE(node.id);
    CHECK(std::any_of(page.frames.begin(), page.frames.end(), [&](const DrawnNode& frame) {
      return (frame.style == "lane" || frame.style == "lane-odd") &&
             lies_across(frame.box, node.box);
    }));
  }
}

} // namespace

TEST_CASE("what fits on one page stays whole, in the shape of the sheet") {
  const CheckedModel checked = test::compiled_folder("samples/first-workflow");
  const Drawing flow = draw_flow(checked, checked.model.find("answer_customer"), {});
  const Pages pages = on_pages(flow, Paper::a3);
  REQUIRE(pages.drawings.size() == 1);
  CHECK(pages.drawings[0].nodes.size() == flow.nodes.size());
  CHECK(pages.width == 842);
  CHECK(pages.drawings[0].bounds.height * pages.width ==
        doctest::Approx(pages.drawings[0].bounds.width * pages.height).epsilon(0.01));
}

TEST_CASE("a large drawing is cut into pages that lose nothing and can be read") {
  const CheckedModel checked = large_workflow();
  const DeclarationId w = checked.model.find("w");
  for (const View view : {View::lanes, View::flow, View::raci, View::handoffs}) {
    CAPTURE(facts(view).name);
    const Drawing whole = draw(checked, {view, w}, {});
    for (const Paper paper : {Paper::a4, Paper::letter}) {
      check_pages(whole, on_pages(whole, paper));
    }
  }
  const Pages lanes = on_pages(draw(checked, {View::lanes, w}, {}), Paper::a4);
  CHECK(lanes.drawings.size() > 1);
  CHECK(lanes.drawings[0].title.find("(page 1 of ") != std::string::npos);
  // On each page, each lane that is there has its head, and each step its lane.
  for (const Drawing& page : lanes.drawings) check_lanes(page);
}

TEST_CASE("the samples fit on paper") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  std::vector<DiagramSubject> subjects{{View::landscape}, {View::handoffs}};
  for (const Process& process : checked.model.processes) {
    subjects.push_back({View::process_map, process.self});
    subjects.push_back({View::raci, process.self});
  }
  for (const Workflow& workflow : checked.model.workflows) {
    subjects.push_back({View::lanes, workflow.self});
  }
  for (const Drawing& drawing : draw(checked, subjects, {})) {
    check_pages(drawing, on_pages(drawing, Paper::a4));
  }
}
