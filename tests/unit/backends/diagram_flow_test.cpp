#include "backends/diagram.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <set>

using namespace waymark;
using test::compiled;

namespace {

bool is_label_only(const FlowGraph& graph, FlowNodeId id) {
  return graph[id].kind == FlowNodeKind::limit && graph[id].in_count == 1;
}

/// The nodes that must be drawn, in order, and the lines between them, as the flow graph has them.
struct Expected {
  std::vector<FlowNodeId> nodes;
  std::multiset<std::pair<std::size_t, std::size_t>> lines;
};

Expected expected(const FlowGraph& graph) {
  Expected out;
  std::map<FlowNodeId, std::size_t> place;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    if (is_label_only(graph, FlowNodeId{i})) continue;
    place[FlowNodeId{i}] = out.nodes.size();
    out.nodes.push_back(FlowNodeId{i});
  }
  for (const FlowNodeId from : out.nodes) {
    struct Way {
      FlowNodeId to{};
      bool answer = false;
      bool again = false;
    };
    std::vector<Way> open;
    for (const FlowEdge& edge : graph.out(from)) {
      open.push_back({edge.to, edge.kind == FlowEdgeKind::answer, false});
    }
    std::set<std::pair<std::size_t, bool>> answers; // that lead to one place are one line
    while (!open.empty()) {
      const Way way = open.back();
      open.pop_back();
      if (!place.contains(way.to)) {
        for (const FlowEdge& edge : graph.out(way.to)) {
          open.push_back({edge.to, way.answer, edge.kind == FlowEdgeKind::again});
        }
      } else if (!way.answer || answers.insert({place[way.to], way.again}).second) {
        out.lines.insert({place[from], place[way.to]});
      }
    }
  }
  return out;
}

/// Everything of the flow is there once, nothing else, and nothing lies on something else.
void check_drawing(const CheckedModel& checked, DeclarationId workflow, const Drawing& drawing) {
  const Expected wanted = expected(checked.flow(workflow));
  REQUIRE(drawing.nodes.size() == wanted.nodes.size());
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
    CHECK(place.emplace(drawing.nodes[i].id, i).second);
  }
  std::multiset<std::pair<std::size_t, std::size_t>> lines;
  for (const Route& route : drawing.routes) {
    REQUIRE(place.contains(route.from));
    REQUIRE(place.contains(route.to));
    lines.insert({place[route.from], place[route.to]});
  }
  CHECK(lines == wanted.lines);
  CHECK(test::overlapping_nodes(drawing) == test::none());
  CHECK(test::outside_bounds(drawing) == test::none());
  CHECK(test::loose_ends(drawing) == test::none());
  CHECK(test::lines_through_nodes(drawing) == test::none());
}

Drawing flow_of(const CheckedModel& checked, const char* id, const Links& links = {}) {
  return draw(checked, {View::flow, checked.model.find(id)}, links);
}

const DrawnNode* find_text(const Drawing& drawing, std::string_view text) {
  for (const DrawnNode& node : drawing.nodes) {
    std::string all;
    for (const TextLine& line : node.lines) all += (all.empty() ? "" : " ") + line.text;
    if (all.starts_with(text)) return &node;
  }
  return nullptr;
}

const Route* find_label(const Drawing& drawing, std::string_view text) {
  for (const Route& route : drawing.routes) {
    std::string all;
    for (const TextLine& line : route.label) all += (all.empty() ? "" : " ") + line.text;
    if (all == text) return &route;
  }
  return nullptr;
}

constexpr const char* small = R"(
role clerk "Clerk"
party client "Client"
tool crm "CRM" owner clerk
document form "Form"
process p "P" owner clerk { stage one "Stage one"; stage two "Stage two" }
workflow w "W" {
  realizes p
  owner clerk
  trigger "A letter comes"
  outcome "All done"
  stage one by clerk {
    step read "Read it" using crm makes form takes 10 to 20 min within 1 day
    step "File it" by crm needs form
    wait reply "The client replies" from client within 3 days else -> remind up to 2 times, then -> end "Given up"
    decide "Is it right?" {
      yes about 80% continue
      no -> read up to 3 times, then -> end "Given up again"
    }
  }
  stage two by clerk {
    parallel {
      branch "Left" { step "Go left" optional }
      branch "Right" { step "Go right" on "The road is closed" -> end "Stuck" }
    }
    for each "guest" { step "Greet" follow greeting }
    if "Is it late?" { step "Go home" }
    end "Finished"
    step remind "Remind" informs client
    -> reply
  }
}
procedure greeting "Greeting" {
  owner clerk
  step "Say hello" { check "They smile" } }
)";

} // namespace

TEST_CASE("a flow shows every part of the work") {
  const CheckedModel checked = compiled(small);
  Links links;
  links.declaration = [&](DeclarationId id) { return std::string(checked.model[id].id) + ".html"; };
  links.statement = [](DeclarationId, StatementId id) {
    return "w.html#" + std::to_string(index(id));
  };
  links.stage = [](DeclarationId, std::size_t stage) { return "p.html#" + std::to_string(stage); };
  const Drawing drawing = flow_of(checked, "w", links);
  CHECK(drawing.note.empty());
  check_drawing(checked, checked.model.find("w"), drawing);

  const DrawnNode* read = find_text(drawing, "Read it");
  REQUIRE(read != nullptr);
  CHECK(read->shape == Shape::rounded);
  CHECK(read->link.starts_with("w.html#"));
  std::set<std::string> badges;
  for (const Badge& badge : read->badges)
    badges.insert(badge.style + " " + badge.line.text + " " + badge.link);
  CHECK(badges == std::set<std::string>{"performer Clerk clerk.html", "tool CRM crm.html",
                                        "document Form form.html"});
  CHECK(read->tooltip.find("takes: 10 to 20 minutes") != std::string::npos);

  REQUIRE(find_text(drawing, "File it") != nullptr);
  CHECK(find_text(drawing, "File it")->shape == Shape::automated);
  CHECK(find_text(drawing, "Is it right?")->shape == Shape::diamond);
  CHECK(find_text(drawing, "The client replies")->shape == Shape::circle);
  CHECK(find_text(drawing, "A letter comes")->shape == Shape::pill);
  for (const char* result : {"Finished", "Given up", "Given up again", "Stuck"}) {
    CAPTURE(result);
    REQUIRE(find_text(drawing, result) != nullptr);
    CHECK(find_text(drawing, result)->style == "end");
  }
  CHECK(std::count_if(drawing.nodes.begin(), drawing.nodes.end(),
                      [](const DrawnNode& node) { return node.shape == Shape::bar; }) == 2);

  REQUIRE(find_label(drawing, "yes (80%)") != nullptr);
  REQUIRE(find_label(drawing, "no, up to 3 times") != nullptr);
  CHECK(find_label(drawing, "no, up to 3 times")->style == "back");
  CHECK(find_label(drawing, "no, after 3 times") != nullptr);
  REQUIRE(find_label(drawing, "not within 3 days, up to 2 times") != nullptr);
  CHECK(find_label(drawing, "not within 3 days, up to 2 times")->style == "deadline");
  REQUIRE(find_label(drawing, "The road is closed") != nullptr);
  CHECK(find_label(drawing, "The road is closed")->style == "exception");
  CHECK(find_label(drawing, "Left") != nullptr);

  std::set<std::string> frames;
  for (const DrawnNode& frame : drawing.frames) {
    frames.insert(frame.lines.empty() ? frame.style : frame.lines.front().text + " " + frame.link);
  }
  CHECK(frames == std::set<std::string>{"Stage one p.html#0", "Stage two p.html#1", "loop"});
}

TEST_CASE(
    "a wait shows what it brings, a decision what it follows; both stay inside their shapes") {
  const CheckedModel checked = compiled(
      "role a \"Anna\" person \"A\"\nrole b \"Ben\" person \"B\"\nparty c \"Client\"\n"
      "tool crm \"CRM\"\ndocument short \"Form\"\n"
      "document long \"Signed contract with all of its appendices\"\n"
      "procedure p \"Check the prescription\" owner a { step \"Look\" check \"Seal\" }\n"
      "workflow w \"W\" owner a by a {\n"
      "  wait back \"It comes back\" from c makes long, short within 7 days\n"
      "  decide valid \"Is it valid?\" follow p using crm needs short consults b informs c {\n"
      "    yes continue\n    no -> end \"Invalid\"\n  }\n"
      "  step ask \"Ask\" consults c informs b\n}\n");
  const auto badges = [](const DrawnNode& node) {
    std::set<std::string> found;
    for (const Badge& badge : node.badges) found.insert(badge.style + " " + badge.line.text);
    return found;
  };
  using Badges = std::set<std::string>;
  for (const View view : {View::lanes, View::flow}) {
    const Drawing drawing = draw(checked, {view, checked.model.find("w")}, {});
    CAPTURE(drawing.id);
    CHECK(test::texts_over_outlines(drawing) == test::none());
    CHECK(badges(test::node(drawing, "wait.back")) ==
          Badges{"clock ", "document Signed", "document Form"});
    // Who does it, is asked and told, is not drawn in lanes: it would cost much room there.
    const bool in_lanes = view == View::lanes;
    CHECK(badges(test::node(drawing, "decide.valid")) ==
          (in_lanes
               ? Badges{"document Form", "follow Check the"}
               : Badges{"document Form", "follow Check the", "performer Ben", "performer Client"}));
    const DrawnNode& ask = test::node(drawing, "step.ask");
    CHECK(badges(ask) ==
          (in_lanes ? Badges{} : Badges{"performer Anna", "performer Client", "performer Ben"}));
    CHECK(ask.tooltip.find("consults: Client\ninforms: Ben") != std::string::npos);
  }
}

TEST_CASE("every flow of the samples is drawn whole, and twice the same") {
  for (const char* folder : {"samples/event-planner", "samples/first-workflow"}) {
    const CheckedModel checked = test::compiled_folder(folder);
    const auto subjects = diagram_subjects(checked.model);
    const auto drawings = draw(checked, subjects, {});
    const auto again = draw(checked, subjects, {});
    REQUIRE(drawings.size() == subjects.size());
    for (std::size_t i = 0; i < drawings.size(); ++i) {
      CAPTURE(drawings[i].title);
      CHECK(drawings[i].note == "");
      CHECK(to_svg(drawings[i]) == to_svg(again[i]));
      CHECK(to_dot(drawings[i]) == to_dot(again[i]));
      if (subjects[i].view == View::flow) check_drawing(checked, subjects[i].subject, drawings[i]);
    }
  }
}

TEST_CASE("damaged flows are drawn as far as they are known") {
  const char* const texts[] = {
      "workflow w \"W\" {\n}\n",
      "workflow w \"W\" {\n step \"A\" by nobody\n -> nowhere\n step \"B\"\n}\n",
      "workflow w \"W\" {\n decide \"Q\" {\n yes -> x\n }\n step x \"X\"\n -> x up to 2 times, "
      "then continue\n -> x\n}\n",
      "workflow w \"W\" {\n step a \"A\"\n parallel {\n branch \"l\" { -> a\n }\n branch \"r\" { "
      "step b \"B\"\n }\n }\n -> b\n}\n",
      "workflow w \"W\" {\n for each \"x\" {\n stage s {\n step \"A\"\n }\n }\n wait 3 days\n if "
      "\"q\" -> end\n end\n step \"never\"\n}\n",
      "workflow w \"W\" {\n step \"\\u{1}<&>\\\"\" using nothing makes nothing\n",
  };
  for (const char* text : texts) {
    CAPTURE(text);
    const CheckedModel checked = compiled(text);
    REQUIRE(checked.model.workflows.size() == 1);
    check_drawing(checked, checked.model.workflows[0].self,
                  draw(checked, {View::flow, checked.model.workflows[0].self}, {}));
  }
}

TEST_CASE("a flow too large for Graphviz is still drawn, and says so") {
  std::string text = "workflow w \"W\" {\n";
  for (int i = 0; i < 3000; ++i) text += "  step \"S" + std::to_string(i) + "\"\n";
  const CheckedModel checked = compiled(text + "}\n");
  const Drawing drawing = draw(checked, {View::graph, checked.model.find("w")}, {});
  CHECK(drawing.nodes.size() == 3002);
  CHECK(drawing.note.find("very large") != std::string::npos);
  CHECK(flow_of(checked, "w").note == "");
}

TEST_CASE("what follows in the text never leads back, a jump up the text does") {
  const CheckedModel checked = compiled(R"(
workflow w "Ship an order" {
  step take "Take the order"
  decide "Express?" {
    yes -> ship
    no continue
  }
  step pick "Pick the goods"
  step pack "Pack the goods"
  step ship "Hand over" {
    on "Parcel is damaged" -> pick up to 2 times, then continue
  }
}
)");
  for (const Drawing& drawing :
       {flow_of(checked, "w"), draw(checked, {View::lanes, checked.model.find("w")}, {})}) {
    CAPTURE(drawing.id);
    std::map<std::string, Point> places;
    for (const DrawnNode& node : drawing.nodes) places[node.id] = {node.box.x, node.box.y};
    const auto before = [&](const char* first, const char* second) {
      const Point a = places[first];
      const Point b = places[second];
      return drawing.id.starts_with("lanes") ? a.x < b.x : a.y < b.y;
    };
    CHECK(before("step.pick", "step.pack"));
    CHECK(before("step.pack", "step.ship"));
    for (const Route& route : drawing.routes) {
      if (route.to == "step.ship" || route.to == "step.pack") CHECK(route.style.empty());
    }
  }
}

TEST_CASE("a jump up the text to what has not been done yet leads on, one to what has leads back") {
  const CheckedModel checked = compiled(R"(
workflow w "Fit a crown" {
  step prepare "Prepare the tooth"
  step make "Make the crown" within 10 days else -> ask
  step try_in "Try the crown in" {
    on "The crown breaks" -> prepare
  }
  end "Crown in place"
  step ask "Ask the laboratory"
  -> try_in
}
)");
  for (const Drawing& drawing :
       {flow_of(checked, "w"), draw(checked, {View::lanes, checked.model.find("w")}, {})}) {
    CAPTURE(drawing.id);
    const auto route = [&](std::string_view from, std::string_view to) {
      return std::find_if(drawing.routes.begin(), drawing.routes.end(),
                          [&](const Route& one) { return one.from == from && one.to == to; });
    };
    REQUIRE(route("step.ask", "step.try_in") != drawing.routes.end());
    CHECK(route("step.ask", "step.try_in")->style.empty());
    REQUIRE(route("step.try_in", "step.prepare") != drawing.routes.end());
    CHECK(route("step.try_in", "step.prepare")->style == "exception");
  }
}

TEST_CASE("the title of a parallel stands in the bar where it begins") {
  const CheckedModel checked = compiled(R"(
role boss "Boss" person "Ann"
workflow w "W" owner boss {
  parallel dance "While the party lasts, and as long as anybody wants to dance" {
    branch "Left" { step "Sing" by boss }
    branch "Right" { step "Play" by boss }
  }
  parallel {
    branch "Left" { step "Sweep" by boss }
    branch "Right" { step "Wash" by boss }
  }
}
)");
  for (const View view : {View::flow, View::graph}) {
    CAPTURE(facts(view).name);
    const Drawing drawing = draw(checked, {view, checked.model.find("w")}, {});
    std::vector<const DrawnNode*> named;
    std::size_t bars = 0;
    for (const DrawnNode& one : drawing.nodes) {
      if (one.shape != Shape::bar) continue;
      ++bars;
      if (!one.lines.empty()) named.push_back(&one);
    }
    CHECK(bars == 4);
    REQUIRE(named.size() == 1);
    CHECK(named[0]->id == "parallel.dance");
    std::string title;
    for (const TextLine& line : named[0]->lines) {
      title += (title.empty() ? "" : " ") + line.text;
      const std::int32_t half = text_width(line.text, {line.size, line.bold}) / 2;
      CHECK(line.baseline.x - half >= named[0]->box.x);
      CHECK(line.baseline.x + half <= named[0]->box.x + named[0]->box.width);
      CHECK(line.baseline.y - line.size >= named[0]->box.y);
      CHECK(line.baseline.y < named[0]->box.y + named[0]->box.height);
    }
    CHECK(title == "While the party lasts, and as long as anybody wants to dance");
  }
}
