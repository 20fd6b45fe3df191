#include "backends/diagram.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace waymark;
using test::node;

namespace {

bool holds(const Box& outer, const Box& box) {
  return box.x >= outer.x && box.y >= outer.y && box.x + box.width <= outer.x + outer.width &&
         box.y + box.height <= outer.y + outer.height;
}

bool passes(Point a, Point b, const Box& box) {
  return std::min(a.x, b.x) < box.x + box.width && std::max(a.x, b.x) > box.x &&
         std::min(a.y, b.y) < box.y + box.height && std::max(a.y, b.y) > box.y;
}

/// Labels stand within a frame or outside of it, and lines keep out of frames that neither of
/// their ends stands in.
void check_frames(const Drawing& drawing) {
  for (const DrawnNode& frame : drawing.frames) {
    CAPTURE(frame.id);
    for (const Route& route : drawing.routes) {
      CAPTURE(route.id);
      if (!route.label.empty() && test::overlap(frame.box, route.label_box)) {
        CHECK(holds(frame.box, route.label_box));
      }
      const bool own = holds(frame.box, node(drawing, route.from).box) ||
                       holds(frame.box, node(drawing, route.to).box);
      for (std::size_t i = 1; !own && i < route.points.size(); ++i) {
        CHECK_FALSE(passes(route.points[i - 1], route.points[i], frame.box));
      }
    }
  }
}

void check_labels(const Drawing& drawing) {
  for (const Route& labelled : drawing.routes) {
    if (labelled.label.empty()) continue;
    CAPTURE(labelled.label.front().text);
    for (const DrawnNode& one : drawing.nodes) {
      CHECK_FALSE(test::overlap(labelled.label_box, one.box));
    }
    for (const Route& route : drawing.routes) {
      const bool other = route.id != labelled.id && !route.label.empty();
      if (other) CHECK_FALSE(test::overlap(labelled.label_box, route.label_box));
      for (std::size_t i = 1; i < route.points.size(); ++i) {
        CHECK_FALSE(passes(route.points[i - 1], route.points[i], labelled.label_box));
      }
    }
  }
}

/// A bar that many lines meet stays one, as high as its title needs.
void check_bars(const Drawing& drawing) {
  for (const DrawnNode& one : drawing.nodes) {
    std::int32_t title = 0;
    for (const TextLine& line : one.lines) title += line_height(line.size);
    if (one.shape == Shape::bar) CHECK(one.box.height <= 16 + title);
  }
}

void check_column(const Drawing& drawing) {
  check_bars(drawing);
  const auto middle = [](const DrawnNode& one) { return one.box.x + one.box.width / 2; };
  for (const DrawnNode& one : drawing.nodes) {
    if (one.style != "legend") CHECK(std::abs(middle(one) - middle(drawing.nodes[0])) <= 1);
  }
  CHECK(test::overlapping_nodes(drawing) == test::none());
  CHECK(test::lines_through_nodes(drawing) == test::none());
  CHECK(test::loose_ends(drawing) == test::none());
  CHECK(test::ends_off_outlines(drawing) == test::none());
  check_frames(drawing);
  check_labels(drawing);
}

} // namespace

TEST_CASE("column: every flow of the samples is one column, fit for a phone") {
  for (const char* folder : {"samples/event-planner", "samples/first-workflow"}) {
    const CheckedModel checked = test::compiled_folder(folder);
    for (const Workflow& workflow : checked.model.workflows) {
      const Drawing drawing = draw(checked, {View::flow, workflow.self}, {});
      CAPTURE(drawing.id);
      CHECK(drawing.note == "");
      CHECK(drawing.bounds.width <= 480);
      check_column(drawing);
    }
  }
}

TEST_CASE("column: a long title of a frame stands whole beside the line") {
  const CheckedModel checked = test::compiled(R"(
role a "A"
process p "P" { stage one "Everything that has to be looked at, asked for, written down and agreed upon before anybody may begin with the work itself" }
workflow w "W" owner a realizes p {
  stage one { step "Do" by a }
}
)");
  const Drawing drawing = draw(checked, {View::flow, checked.model.find("w")}, {});
  check_column(drawing);
  REQUIRE(drawing.frames.size() == 1);
  std::string title;
  for (const TextLine& line : drawing.frames[0].lines) {
    title += line.text + " ";
    const std::int32_t end = line.baseline.x + text_width(line.text, {line.size, line.bold});
    for (const Route& route : drawing.routes) CHECK(end < route.points.front().x);
  }
  title.pop_back();
  CHECK(title == checked.model.process(checked.model.find("p")).stages[0].title);
}

TEST_CASE("column: branches, loops, exceptions and frames in frames keep apart") {
  const CheckedModel checked = test::compiled(R"(
role a "A"
workflow w "W" owner a {
  step first "First" by a
  parallel {
    branch "Left side" { step "One" by a
      step "Two" by a }
    branch "Right side" { step "Three" by a }
    branch "Middle" { for each "guest" {
      step invite "Invite" by a
      decide "Comes?" { yes continue
        no -> invite up to 3 times, then continue }
      for each "dish" { step "Cook" by a }
    } }
  }
  decide "Which?" {
    when "Small" -> pack
    when "Large" continue
    when "Very much larger than all that one has ever seen" -> first up to 2 times, then -> end "Lost"
    otherwise -> end "None"
  }
  step "Build" by a within 3 days else -> first up to 1 times, then -> end "Late"
  step pack "Pack" by a
  wait "They answer" from a within 5 days else -> pack up to 2 times, then continue
  step "Send" by a
}
)");
  CHECK(checked.summary.errors == 0);
  const DeclarationId w = checked.model.find("w");
  const Drawing drawing = draw(checked, {View::flow, w}, {});
  check_column(drawing);
  CHECK(drawing.frames.size() == 2);
  // The branches of a fork leave it on one line, and only one of them goes straight down.
  const auto branches = std::count_if(drawing.routes.begin(), drawing.routes.end(),
                                      [](const Route& route) { return route.points.size() > 2; });
  CHECK(branches > 4);
}
