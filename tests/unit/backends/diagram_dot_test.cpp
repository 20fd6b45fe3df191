#include "backends/diagram.hpp"
#include "diagram/paint/dot_style.hpp"
#include "diagram/paint/dot_text.hpp"
#include "diagram/paint/level_titles.hpp"
#include "diagram/text/text_metrics.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>

using namespace waymark;

namespace {

TextLine line(std::string text, Point at, std::int32_t size, bool bold, std::string style) {
  return {std::move(text), at, Align::centre, size, bold, std::move(style)};
}

std::string label(std::vector<TextLine> lines) {
  std::string out;
  append_label(out, std::move(lines), Theme::light);
  return out;
}

/// The statement that draws the node or cluster whose text holds `text`.
std::string statement_with(const std::string& dot, std::string_view text) {
  const std::size_t found = dot.find(text);
  REQUIRE(found != std::string::npos);
  const std::size_t begin = dot.rfind('\n', found) + 1;
  return dot.substr(begin, dot.find('\n', found) - begin);
}

} // namespace

TEST_CASE("in DOT each line of a text keeps its size, weight and colour") {
  const std::string card =
      label({line("3 minutes", {50, 30}, 10, false, "muted"), line("Ask", {50, 15}, 12, true, ""),
             line("Order", {60, 45}, 10, false, "in-document"),
             line("makes", {30, 45}, 10, false, "muted")});
  CHECK(card == "label=<<FONT POINT-SIZE=\"12\"><B>Ask</B></FONT><BR/>"
                "<FONT POINT-SIZE=\"10\" COLOR=\"#535c6e\">3 minutes</FONT><BR/>"
                "<FONT POINT-SIZE=\"10\" COLOR=\"#535c6e\">makes</FONT> "
                "<FONT POINT-SIZE=\"10\" COLOR=\"#37521f\">Order</FONT>>, ");
  CHECK(label({line("yes", {0, 0}, 11, false, "back")}) ==
        "label=\"yes\", fontsize=\"11\", fontcolor=\"#b3261e\", ");
  CHECK(label({line("", {0, 0}, 11, false, "")}).empty());
}

TEST_CASE("in DOT what stands at the left begins there") {
  std::vector<TextLine> row{line("7", {10, 10}, 12, false, "muted"),
                            line("Hold the", {30, 10}, 12, false, ""),
                            line("consultation", {30, 25}, 12, false, "")};
  for (TextLine& one : row) one.align = Align::left;
  CHECK(label(row).find("label=\"7 Hold the\\lconsultation\\l\"") == 0);
}

TEST_CASE("no text becomes markup of a label in DOT") {
  const std::string card = label({line("<B>&lt; \\N \"x\" \x01</B>", {0, 0}, 12, true, ""),
                                  line("a", {0, 20}, 10, false, "")});
  CHECK(card.find("<B>&lt;B&gt;&amp;lt; \\\\N \"x\" &lt;/B&gt;</B>") != std::string::npos);
  const std::string long_text(20000, 'x');
  CHECK(label({line(long_text, {0, 0}, 12, true, ""), line("a", {0, 20}, 10, false, "")}).size() <
        16384);
}

TEST_CASE("DOT draws what SVG draws: chevrons, double borders, the grounds of lanes and frames") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  const Drawing lanes = draw(checked, {View::lanes, checked.model.find("nurture_lead")}, {});
  const std::string dot = to_dot(lanes);
  std::size_t chevrons = 0;
  std::size_t double_borders = 0;
  for (const DrawnNode& frame : lanes.frames) {
    if (frame.shape != Shape::chevron && frame.shape != Shape::automated) continue;
    CAPTURE(frame.id);
    const std::string drawn = statement_with(dot, fmt::format("  \"{}\" [", frame.id));
    const bool is_chevron = frame.shape == Shape::chevron;
    ++(is_chevron ? chevrons : double_borders);
    CHECK((drawn.find(is_chevron ? "shape=\"cds\"" : "peripheries=\"2\"") != std::string::npos));
    CHECK(drawn.find("fillcolor=\"#dfe9f6\"") != std::string::npos);
  }
  CHECK(chevrons == 4);
  CHECK(double_borders == 2);
  for (const DrawnNode& node : lanes.nodes) {
    if (node.style != "step" || node.badges.empty()) continue;
    CAPTURE(node.id);
    const std::string drawn = statement_with(dot, fmt::format("  \"{}\" [", node.id));
    CHECK(drawn.find("label=<<FONT POINT-SIZE=\"13\">") != std::string::npos);
  }
  const std::string landscape = to_dot(draw(checked, {View::landscape}, {}));
  CHECK(statement_with(landscape, "label=\"Client journey\\l\"").find("fillcolor=\"#dfe9f6\"") !=
        std::string::npos);
}

TEST_CASE("heads of lanes are level in DOT, with room for their titles, and nothing else moves") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  const Drawing upright = draw(checked, {View::lanes, checked.model.find("offboard_client")}, {});
  const Drawing level = with_level_titles(upright);
  std::size_t heads = 0;
  REQUIRE(level.frames.size() == upright.frames.size());
  for (std::size_t i = 0; i < level.frames.size(); ++i) {
    const DrawnNode& frame = level.frames[i];
    CAPTURE(frame.id);
    if (frame.style != "lane-title") {
      CHECK(frame.box == upright.frames[i].box);
      continue;
    }
    ++heads;
    const Box& head = upright.frames[i].box;
    CHECK(upright.frames[i].lines.front().upright);
    CHECK(frame.box.x + frame.box.width == head.x + head.width);
    CHECK(frame.box.x > level.bounds.x);
    for (const TextLine& line : frame.lines) {
      CHECK_FALSE(line.upright);
      const std::int32_t half = text_width(line.text, {line.size, line.bold}) / 2;
      CHECK(line.baseline.x - half > frame.box.x);
      CHECK(line.baseline.x + half < frame.box.x + frame.box.width);
      CHECK(line.baseline.y > frame.box.y + line.size / 2);
      CHECK(line.baseline.y < frame.box.y + frame.box.height);
    }
  }
  CHECK(heads == 4);
}

TEST_CASE("what has no style of its own looks like a step") {
  CHECK(dot_style("step").fill == "node");
  CHECK(dot_style("step").border == "border");
  CHECK(dot_style("cell").border.empty());
}
