#include "backends/diagram.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <random>

using namespace waymark;
using test::compiled;

namespace {

/// Words as they come in titles, long and short, of other scripts too.
std::string title(std::mt19937& random, std::size_t words) {
  static constexpr const char* known[] = {
      "A",         "patient", "walks", "in",     "with pain", "on",         "Versicherungsnehmer",
      "confirmed", "i",       "WWWW",  "請求書", "telephone", "or 14 days", "later"};
  std::string out;
  for (std::size_t i = 0; i < words; ++i) {
    out += (i > 0 ? " " : "") + std::string(known[random() % std::size(known)]);
  }
  return out;
}

/// One shape of each kind, each with texts of its own.
std::string workflow_of_long_titles(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto text = [&] { return title(random, 1 + random() % 24); };
  std::string out = "role r \"R\" person \"P\"\nworkflow v \"" + text() + "\" owner r outcome \"" +
                    text() + "\" { step \"Do\" by r }\n";
  out += fmt::format("workflow w \"W\" owner r trigger \"{}\"{} {{\n", text(),
                     random() % 2 == 0 ? " after v" : "");
  out += fmt::format(
      "  step again \"{}\" by r\n  wait \"{}\" from r within 3 days else -> end \"{}\"\n", text(),
      text(), text());
  out += fmt::format("  decide \"{}?\" by r takes 3 hours {{ yes continue\n    no -> again up to 2 "
                     "times, then -> end \"{}\" }}\n",
                     text(), text());
  return out + fmt::format("  end \"{}\"\n}}\n", text());
}

void check_texts(const CheckedModel& checked, DeclarationId workflow) {
  for (const View view : {View::lanes, View::flow, View::graph, View::handoffs}) {
    for (const Direction direction : {Direction::right, Direction::down}) {
      if (view != View::lanes && direction == Direction::down) continue;
      const Drawing drawing = draw(checked, {view, workflow, direction}, {});
      CAPTURE(drawing.id);
      CHECK(test::texts_over_outlines(drawing) == test::none());
    }
  }
}

std::string whole_text(const DrawnNode& node) {
  std::string out;
  for (const TextLine& line : node.lines) out += (out.empty() ? "" : " ") + line.text;
  return out;
}

} // namespace

TEST_CASE("texts stay inside pills, diamonds and circles, however long they are") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const CheckedModel checked = compiled(workflow_of_long_titles(seed));
    check_texts(checked, checked.model.find("w"));
  }
}

TEST_CASE("texts stay inside their shapes in every workflow of the samples") {
  for (const char* folder : {"samples/event-planner", "samples/first-workflow"}) {
    const CheckedModel checked = test::compiled_folder(folder);
    for (const Workflow& workflow : checked.model.workflows) check_texts(checked, workflow.self);
  }
}

TEST_CASE("the yardstick sees a text that leaves the round end of a pill") {
  DrawnNode pill;
  pill.id = "start";
  pill.shape = Shape::pill;
  pill.box = {0, 0, 120, 48};
  pill.lines.push_back({"A patient walks in", {60, 20}, Align::centre, 12, false, ""});
  Drawing drawing;
  drawing.nodes.push_back(pill);
  CHECK(test::texts_over_outlines(drawing) == test::none());
  drawing.nodes[0].lines[0].baseline.y = 10;
  CHECK(test::texts_over_outlines(drawing).size() == 1);
}

TEST_CASE("a trigger is said whole: in a wider pill, and always in the tooltip") {
  const std::string trigger =
      "A ticket is ready for development, or a client escalates a defect that somebody in support "
      "has confirmed on their own machine";
  std::string endless;
  for (int i = 0; i < 20; ++i) endless += trigger + " ";
  endless.pop_back();
  for (const std::string& text : {trigger, endless}) {
    const CheckedModel checked =
        compiled("role r \"R\" person \"P\"\nworkflow w \"W\" owner r trigger \"" + text +
                 "\" { step \"Do\" by r }\n");
    const Drawing drawing = draw(checked, {View::lanes, checked.model.find("w")}, {});
    const DrawnNode& start = test::node(drawing, "start");
    CHECK(start.tooltip == text + "\nstarts here");
    CHECK(start.box.width > start.box.height);
    if (text == trigger) CHECK(whole_text(start) == text);
  }
}
