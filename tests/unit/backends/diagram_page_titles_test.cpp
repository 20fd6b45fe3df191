#include "backends/diagram.hpp"
#include "backends/diagram_pages.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/frame_titles.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace waymark;

namespace {

/// Stages with titles of several lines, much work in each, by two in turn.
CheckedModel long_stage_titles() {
  std::string text = "role a \"Ann\"\nrole b \"Ben\"\nprocess p \"P\" owner a {\n";
  for (int i = 0; i < 4; ++i) {
    text +=
        fmt::format("stage s{} \"Examine and arrange what has to be found out, round {}\"\n", i, i);
  }
  text += "}\nworkflow w \"W\" realizes p owner a {\n";
  for (int i = 0; i < 4; ++i) {
    text += fmt::format("stage s{} {{\n", i);
    for (int k = 0; k < 14 - 2 * i; ++k) {
      text += fmt::format("step \"Do the thing number {} of {}\" by {} takes 5 min\n", k, i,
                          k % 2 == 0 ? "a" : "b");
    }
    text += "}\n";
  }
  return test::compiled(text + "}\n");
}

Box letters_of_line(const TextLine& line) {
  const std::int32_t width = text_width(line.text, {line.size, line.bold});
  const std::int32_t left = line.align == Align::centre ? width / 2 : 0;
  return {line.baseline.x - left, line.baseline.y - line.size * 3 / 4, width, line.size};
}

} // namespace

TEST_CASE("on paper the title of a frame that goes on is not covered, however long") {
  const CheckedModel checked = long_stage_titles();
  for (const Paper paper : {Paper::a4, Paper::a3, Paper::letter}) {
    const Pages pages = on_pages(draw(checked, {View::flow, checked.model.find("w")}, {}), paper);
    for (const Drawing& page : pages.drawings) CHECK(test::outside_bounds(page).empty());
    std::size_t long_titles = 0;
    for (const Drawing& page : pages.drawings) {
      CAPTURE(page.id);
      for (const DrawnNode& frame : page.frames) {
        CAPTURE(frame.id);
        if (frame.open.top && frame.lines.size() > 1) ++long_titles;
        for (const TextLine& line : frame.lines) {
          for (const DrawnNode& node : page.nodes) {
            CHECK_FALSE(test::overlap(letters_of_line(line), node.box));
          }
        }
      }
    }
    if (paper == Paper::a4) CHECK(long_titles > 0);
  }
}

TEST_CASE("on paper the title of a stage is not cut: the stage gets higher") {
  const CheckedModel checked = long_stage_titles();
  const Drawing whole = draw(checked, {View::lanes, checked.model.find("w")}, {});
  std::size_t higher = 0;
  for (const Paper paper : {Paper::a4, Paper::letter}) {
    const Pages pages = on_pages(whole, paper);
    for (const Drawing& page : pages.drawings) CHECK(test::outside_bounds(page).empty());
    for (const Drawing& page : pages.drawings) {
      CAPTURE(page.id);
      for (const DrawnNode& frame : page.frames) {
        CAPTURE(frame.id);
        if (frame.style != "stage") continue;
        if (frame.lines.size() > 1) ++higher;
        for (const TextLine& line : frame.lines) {
          CHECK(line.text.find("\u2026") == std::string::npos);
          CHECK(line.baseline.y - line.size * 3 / 4 >= frame.box.y);
          CHECK(line.baseline.y + line.size / 4 <= frame.box.y + frame.box.height);
        }
      }
    }
  }
  CHECK(higher > 0);
}

TEST_CASE("the title of a frame stands where no line crosses it: left, right, or between") {
  const auto title_in = [](std::vector<std::int32_t> lines) {
    Drawing drawing;
    DrawnNode frame;
    frame.box = {0, 0, 300, 100};
    frame.lines.push_back({"Assessment", {10, 16}, Align::left, 12, true, "frame-title"});
    drawing.frames.push_back(frame);
    for (const std::int32_t x : lines) {
      Route route;
      route.points = {{x, -50}, {x, 60}};
      drawing.routes.push_back(route);
    }
    move_titles_aside(drawing);
    return drawing.frames.front().lines.front().baseline.x;
  };
  const std::int32_t width = text_width("Assessment", {12, true});
  CHECK(title_in({}) == 10);
  CHECK(title_in({150}) == 10);
  CHECK(title_in({30}) == 290 - width);
  CHECK(title_in({30, 270}) == 35);
  CHECK(title_in({30, 100, 270}) == 105);
  CHECK(title_in({30, 80, 130, 180, 230, 280}) == 10); // no place is free
}

TEST_CASE("what is too large to be cut into sheets is drawn on one, and says so") {
  Drawing drawing;
  drawing.bounds = {0, 0, 300'000, 300'000};
  for (const std::int32_t at : {0, 299'900}) {
    DrawnNode node;
    node.id = fmt::format("node_{}", at);
    node.box = {at, at, 100, 40};
    node.lines.emplace_back().text = "Text";
    node.lines.back().baseline = {at + 50, at + 20};
    drawing.nodes.push_back(std::move(node));
  }
  const Pages pages = on_pages(drawing, Paper::a4);
  REQUIRE(pages.drawings.size() == 1);
  CHECK(pages.drawings.front().note.find("too large to be cut") != std::string::npos);
  CHECK(pages.drawings.front().nodes.size() == 2);

  drawing.bounds = {0, 0, 3000, 3000};
  drawing.nodes.back().box.x = drawing.nodes.back().box.y = 2900;
  drawing.nodes.back().lines.front().baseline = {2950, 2920};
  const Pages few = on_pages(drawing, Paper::a4);
  for (const Drawing& page : few.drawings) CHECK(page.note == "");
}

TEST_CASE("a stage whose title is Chinese says it without blanks on sheets, too") {
  const std::string title = "\u5909\u66f4\u5c65\u6b74\u3092\u66f8\u304f\u4f5c\u696d\u306e"
                            "\u5909\u66f4\u5c65\u6b74\u3092\u66f8\u304f\u4f5c\u696d";
  std::string text = "role a \"Ann\"\nprocess p \"P\" owner a {\n";
  for (int i = 0; i < 3; ++i) text += fmt::format("stage s{} \"{}\"\n", i, title);
  text += "}\nworkflow w \"W\" realizes p owner a by a {\n";
  for (int i = 0; i < 3; ++i) {
    text += fmt::format("stage s{} {{\n", i);
    for (int k = 0; k < (i == 1 ? 1 : 12); ++k)
      text += fmt::format("step \"Do the thing number {} of {}\"\n", k, i);
    text += "}\n";
  }
  const CheckedModel checked = test::compiled(text + "}\n");
  const Drawing drawing =
      draw(checked, {View::lanes, checked.model.find("w"), Direction::right}, {});
  const Pages pages = on_pages(drawing, Paper::a4);
  int stages = 0;
  for (const Drawing& page : pages.drawings) {
    for (const DrawnNode& frame : page.frames) {
      if (frame.style != "stage") continue;
      ++stages;
      for (const TextLine& line : frame.lines) CHECK(line.text.find(' ') == std::string::npos);
    }
  }
  CHECK(stages > 3); // cut, so that titles were put together again
}

TEST_CASE("on paper no title of a frame is wider than the part of it on a sheet") {
  std::string text = "role a \"Ann\"\nsystem s \"S\" owner a {\n"
                     "process p \"P\" owner a {\n";
  for (int i = 0; i < 8; ++i) text += fmt::format("stage s{} \"Stage {}\"\n", i, i);
  text +=
      "}\n}\nworkflow w \"From the first question of a customer to the last payment of the last "
      "invoice, with all that lies between the two and has to be written down and kept\" "
      "realizes p owner a {\n";
  for (int i = 0; i < 8; ++i) text += fmt::format("stage s{} {{ step \"Do {}\" by a }}\n", i, i);
  const CheckedModel checked = test::compiled(text + "}\n");
  const Drawing map = draw(checked, {View::process_map, checked.model.find("p")}, {});
  const Pages pages = on_pages(map, Paper::a4);
  REQUIRE(pages.drawings.size() > 1);
  std::size_t shortened = 0;
  for (const Drawing& page : pages.drawings) {
    CAPTURE(page.id);
    for (const DrawnNode& frame : page.frames) {
      for (const TextLine& line : frame.lines) {
        CAPTURE(line.text);
        const Box letters = letters_of_line(line);
        CHECK(letters.x >= frame.box.x);
        CHECK(letters.x + letters.width <= frame.box.x + frame.box.width);
        shortened += line.text.ends_with("…") ? 1 : 0;
      }
    }
  }
  CHECK(shortened > 0);
}
