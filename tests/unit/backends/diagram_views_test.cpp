#include "backends/diagram.hpp"
#include "diagram/views/handoff_lines.hpp"
#include "diagram/views/raci_table.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace waymark;
using test::check_geometry;
using test::compiled;
using test::find;

namespace {

constexpr const char* shop = R"(
role boss "Boss" person "Ann" backup clerk
role clerk "Clerk" person "Bob" backup boss
role driver "Driver" person "Cy" backup clerk
document bill "Bill"
system shop "Shop" owner boss {
  process sell "Sell" {
    stage ask "Ask"
    stage pay "Pay"
    stage nap "Nap"
    stage carry "Carry"
  }
  system cellar "Cellar"
}
system other "Other" owner boss { process rest "Rest" { stage sit "Sit" } }
workflow selling "Selling" realizes sell owner boss happens 100 per month {
  stage ask { step "Ask" by clerk makes bill }
  stage pay { step "Pay" by boss }
}
workflow bringing "Bringing" realizes sell owner clerk happens 1 per month after selling {
  stage carry {
    step "Load" by boss
    step "Drive" by driver informs clerk
  }
}
workflow resting "Resting" realizes rest owner boss after bringing {
  stage sit {
    step "Sit down" by clerk informs driver
    step "Get up" by driver
  }
}
)";

Drawing drawn(const CheckedModel& checked, View view, std::string_view name) {
  const DeclarationId id = name.empty() ? DeclarationId::none : checked.model.find(name);
  return draw(checked, {view, id}, {});
}

std::vector<std::string_view> names_of_views(const Model& model, DeclarationId subject) {
  std::vector<std::string_view> names;
  for (const View view : views_of(model, subject)) names.push_back(facts(view).name);
  return names;
}

/// A workflow in which so many roles work, one step each, and all are told of the first.
CheckedModel crowd(int roles) {
  std::string text;
  std::string all;
  std::string steps;
  for (int i = 0; i < roles; ++i) {
    const std::string n = std::to_string(i);
    text += "role r" + n + " \"Role with a title of some length " + n + "\"\n";
    if (i > 0) all += (i > 1 ? ", r" : "r") + n;
    if (i > 0) steps += "  step \"Do " + n + "\" by r" + n + "\n";
  }
  text +=
      "workflow w \"W\" owner r0 {\n  step \"Tell\" by r0 informs " + all + "\n" + steps + "}\n";
  return compiled(text);
}

} // namespace

TEST_CASE("each view has a name of its own, and every subject that can be drawn has a view") {
  CHECK(views().size() == 7);
  for (std::size_t i = 0; i < views().size(); ++i) {
    CHECK(static_cast<std::size_t>(views()[i].view) == i);
    CHECK(&facts(views()[i].view) == &views()[i]);
  }
  const CheckedModel checked = compiled(shop);
  const Model& model = checked.model;
  using Names = std::vector<std::string_view>;
  CHECK(names_of_views(model, DeclarationId::none) == Names{"landscape", "handoffs"});
  CHECK(names_of_views(model, model.find("shop")) == Names{"landscape", "handoffs"});
  CHECK(names_of_views(model, model.find("sell")) == Names{"process", "handoffs", "raci"});
  CHECK(names_of_views(model, model.find("selling")) ==
        Names{"lanes", "flow", "handoffs", "raci", "graph"});
  CHECK(names_of_views(model, model.find("boss")).empty());
}

TEST_CASE("hand-offs are counted per month, and silent ones are marked") {
  const CheckedModel checked = compiled(shop);
  const Drawing all = drawn(checked, View::handoffs, "");
  check_geometry(all);
  REQUIRE(all.routes.size() == 3); // clerk to boss, boss to driver, clerk to driver
  const auto route = [&](std::string_view from, std::string_view to) -> const Route& {
    return *std::find_if(all.routes.begin(), all.routes.end(),
                         [&](const Route& one) { return one.from == from && one.to == to; });
  };
  const Route& common = route("role.clerk", "role.boss");
  CHECK(common.label.front().text == "100 a month");
  CHECK(common.width == 5);
  CHECK(common.style.empty());
  CHECK(common.tooltip == "Clerk to Boss\nAsk → Pay");
  const Route& silent = route("role.boss", "role.driver");
  CHECK(silent.label.front().text == "1 a month, silent");
  CHECK(silent.width == 1);
  CHECK(silent.style == "silent");
  const Route& unknown = route("role.clerk", "role.driver");
  CHECK(unknown.label.front().text == "1 place, not counted");
  CHECK(find(all.nodes, "legend") != nullptr);
}

TEST_CASE("hand-offs of a part are those of its workflows") {
  const CheckedModel checked = compiled(shop);
  CHECK(drawn(checked, View::handoffs, "shop").routes.size() == 2);
  CHECK(drawn(checked, View::handoffs, "other").routes.size() == 1);
  CHECK(drawn(checked, View::handoffs, "cellar").routes.empty());
  CHECK(drawn(checked, View::handoffs, "sell").routes.size() == 2);
  const Drawing resting = drawn(checked, View::handoffs, "resting");
  REQUIRE(resting.routes.size() == 1);
  CHECK(resting.routes.front().label.front().text == "1 a run");
}

TEST_CASE("among many lines the rarest are left out, and it is said") {
  std::string text;
  std::string steps;
  for (int i = 0; i < 20; ++i) text += "role r" + std::to_string(i) + " \"R\"\n";
  for (int i = 0; i < 400; ++i)
    steps += "step \"S\" by r" + std::to_string(i * i * 7 % 20) + "\n" + "step \"S\" by r" +
             std::to_string((i / 3) % 20) + "\n";
  const CheckedModel checked = compiled(text + "workflow w \"W\" owner r0 {\n" + steps + "}\n");
  const HandOffNetwork network = read_handoffs(checked, DeclarationId::none);
  CHECK(network.lines.size() == 90);
  CHECK(network.rare_lines_left_out > 0);
}

TEST_CASE("a table of letters: one line for each step, stages as bands") {
  const CheckedModel checked = compiled(shop);
  const Drawing table = drawn(checked, View::raci, "selling");
  check_geometry(table);
  const DrawnNode* step = find(table.nodes, "workflow.selling.step.ask");
  const DrawnNode* letter = find(table.nodes, "workflow.selling.step.ask.0");
  const DrawnNode* head = find(table.nodes, "head.0.0");
  REQUIRE(step != nullptr);
  REQUIRE(letter != nullptr);
  REQUIRE(head != nullptr);
  CHECK(head->tooltip == "Clerk");
  CHECK(letter->lines.front().text == "R");
  CHECK(letter->tooltip == "Clerk does “Ask”");
  CHECK(letter->box.x > head->box.x);
  CHECK(letter->box.x + letter->box.width < head->box.x + head->box.width);
  CHECK(letter->box.y > step->box.y);
  CHECK(std::count_if(table.nodes.begin(), table.nodes.end(),
                      [](const DrawnNode& node) { return node.style == "band"; }) == 2);
  const Drawing process = drawn(checked, View::raci, "sell");
  check_geometry(process);
  CHECK(std::count_if(process.nodes.begin(), process.nodes.end(),
                      [](const DrawnNode& node) { return node.style == "process"; }) == 2);
}

TEST_CASE("a table of many roles stays narrow and loses no letter") {
  const CheckedModel checked = crowd(40);
  const Drawing table = drawn(checked, View::raci, "w");
  check_geometry(table);
  CHECK(table.bounds.width <= 1130);
  const RaciTable all = read_raci(checked.model, Outliner(checked), checked.model.find("w"));
  std::size_t letters = 0;
  for (const RaciLine& line : all.lines) letters += line.cells.size();
  CHECK(all.participants.size() == 40);
  CHECK(std::count_if(table.nodes.begin(), table.nodes.end(), [](const DrawnNode& node) {
          return node.style.starts_with("raci-");
        }) == static_cast<std::ptrdiff_t>(letters));
}

TEST_CASE("a table in several parts says so, and which part is a further one") {
  const Drawing narrow = drawn(crowd(10), View::raci, "w");
  CHECK(find(narrow.nodes, "continued.1") == nullptr);
  const Drawing table = drawn(crowd(11), View::raci, "w");
  const DrawnNode* further = find(table.nodes, "continued.1");
  REQUIRE(further != nullptr);
  CHECK(further->lines.front().text == "Who does what (continued)");
  const DrawnNode* legend = find(table.nodes, "legend");
  REQUIRE(legend != nullptr);
  std::string said;
  for (const TextLine& line : legend->lines) said += line.text + " ";
  CHECK(said.find("Its columns stand in 2 parts below one another") != std::string::npos);
}

TEST_CASE("without lanes, decisions and waits name who decides and who keeps watch") {
  const CheckedModel checked = compiled(R"(
role boss "Boss"
role clerk "Clerk"
party client "Client"
workflow w "W" owner boss by clerk {
  step "Do"
  decide "Good?" by boss { yes continue
    no -> end "Bad" }
  wait "The answer" from client by boss within 2 days
}
)");
  for (const View view : {View::flow, View::graph}) {
    std::string all;
    for (const DrawnNode& node : drawn(checked, view, "w").nodes)
      for (const TextLine& line : node.lines) all += line.text + " ";
    CAPTURE(all);
    CHECK(all.find("Good? Boss ") != std::string::npos);
    CHECK(all.find("watched by Boss") != std::string::npos);
  }
}

TEST_CASE("bands of a process map that share no stage stand beside one another") {
  const CheckedModel checked = compiled(shop);
  const Drawing map = drawn(checked, View::process_map, "sell");
  check_geometry(map);
  const DrawnNode* selling = find(map.frames, "workflow.selling");
  const DrawnNode* bringing = find(map.frames, "workflow.bringing");
  REQUIRE(selling != nullptr);
  REQUIRE(bringing != nullptr);
  CHECK(selling->box.y == bringing->box.y);
  CHECK(selling->box.x + selling->box.width < bringing->box.x);
  CHECK(find(map.nodes, "gap-2") != nullptr);
}

TEST_CASE("the landscape of a system shows what is inside it, and where nothing is") {
  const CheckedModel checked = compiled(shop);
  const Drawing inside = drawn(checked, View::landscape, "shop");
  check_geometry(inside);
  CHECK(find(inside.frames, "system.other") == nullptr);
  CHECK(find(inside.frames, "process.sell") != nullptr);
  CHECK(find(inside.nodes, "gap.cellar") != nullptr);
  CHECK(inside.routes.size() == 1);
  CHECK(drawn(checked, View::landscape, "").routes.size() == 2);
}

TEST_CASE("every view of the samples is sound") {
  for (const char* folder : {"samples/event-planner", "samples/first-workflow"}) {
    const CheckedModel checked = test::compiled_folder(folder);
    std::vector<DiagramSubject> subjects;
    const auto add = [&](DeclarationId id) {
      for (const View view : views_of(checked.model, id)) {
        // The flows have tests of their own.
        if (view != View::flow && view != View::lanes) subjects.push_back({view, id});
      }
    };
    add(DeclarationId::none);
    for (std::uint32_t i = 0; i < checked.model.declarations.size(); ++i) add(DeclarationId{i});
    const std::vector<Drawing> drawings = draw(checked, subjects, {});
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      CAPTURE(drawings[i].id);
      check_geometry(drawings[i]);
      CHECK(drawings[i].note == "");
    }
  }
}

TEST_CASE("in a table no word of a head is broken, unless it is endless") {
  const CheckedModel checked = test::compiled(R"(
role a "Laborassistentin"
role b "Clerk"
workflow w "W" owner b { step "One" by a
  step "Two" by b }
)");
  const Drawing table = draw(checked, {View::raci, checked.model.find("w")}, {});
  test::check_geometry(table);
  const DrawnNode& head = test::node(table, "head.0.1");
  const DrawnNode& other = test::node(table, "head.0.0");
  const bool first = head.tooltip == "Laborassistentin";
  CHECK((first ? head : other).lines.size() == 1);
}

TEST_CASE("in a graph labels stand off the borders of frames, where there is another place") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  std::size_t labels = 0;
  std::size_t on_border = 0;
  for (const Workflow& workflow : checked.model.workflows) {
    const Drawing graph = draw(checked, {View::graph, workflow.self}, {});
    for (const Route& route : graph.routes) {
      if (route.label.empty()) continue;
      ++labels;
      const Box& label = route.label_box;
      on_border +=
          std::any_of(graph.frames.begin(), graph.frames.end(), [&](const DrawnNode& frame) {
            const Box& box = frame.box;
            const bool inside = label.x >= box.x && label.y >= box.y &&
                                label.x + label.width <= box.x + box.width &&
                                label.y + label.height <= box.y + box.height;
            return !inside && test::overlap(box, label);
          });
    }
  }
  CHECK(labels > 50);
  CAPTURE(on_border);
  CHECK(on_border <= 4);
}

TEST_CASE("nothing that a drawing says is cut") {
  const CheckedModel checked = test::compiled(R"(
role a "Laboratory assistant of the northern department" person "A" backup b
role b "B" person "B" backup a
tool t "The programme with which all of us keep the accounts of clients" owner a
document d "The protocol of the yearly inspection of the boilers" kept 2 years in t
system s "The system of all that has to do with those who come to us" owner a {
  process p "A process with quite a long title, as titles often are" owner a {
    stage one "The first stage, which takes its time"
  }
}
procedure look_up "Look up what was agreed with the client the last time" owner a {
  step "Look" by a
}
workflow w "Do it" realizes p owner a {
  stage one {
    step "Do" by a using t makes d follow look_up
    wait "It arrives" from a within 3 days else -> end "Nothing came"
  }
}
)");
  const DeclarationId w = checked.model.find("w");
  const auto check = [](const Drawing& drawing) {
    CAPTURE(drawing.id);
    CHECK(test::outline_of(drawing).find("\u2026") == std::string::npos);
    check_geometry(drawing);
  };
  for (const View view : {View::lanes, View::flow, View::graph, View::raci, View::handoffs}) {
    check(draw(checked, {view, w}, {}));
  }
  check(draw(checked, {View::process_map, checked.model.find("p")}, {}));
  check(draw(checked, {View::landscape}, {}));
  const CheckedModel endless = test::compiled(R"(
role a "A"
process p "P" {
  trigger "Somebody who has never been here before asks for something that is not on any of our lists"
  stage one "Everything that has to be looked at, asked for, written down and agreed upon before anybody may begin"
}
workflow w "W" owner a realizes p {
  stage one { for each "guest of the house, each of their companions, and everybody who has written to us about it" {
    step "Do" by a
  } }
}
)");
  for (const View view : {View::flow, View::graph, View::raci}) {
    check(draw(endless, {view, endless.model.find("w")}, {}));
  }
  check(draw(endless, {View::process_map, endless.model.find("p")}, {}));
  const CheckedModel sample = test::compiled_folder("samples/event-planner");
  for (const Workflow& workflow : sample.model.workflows) {
    for (const View view : views_of(sample.model, workflow.self)) {
      check(draw(sample, {view, workflow.self}, {}));
    }
  }
}
