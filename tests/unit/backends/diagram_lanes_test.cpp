#include "backends/diagram.hpp"
#include "diagram_geometry.hpp"
#include "lanes_examples.hpp"
#include "lanes_metrics.hpp"
#include "lanes_workflows.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <map>
#include <string_view>

using namespace waymark;
using test::compiled;

namespace {

struct Ceiling {
  int crossings = 0;
  int bends = 0;
  int font = 90; ///< at least; in tenths of a point, all on one page of A4
};

/// What has been reached; of the workflows of the samples that are not here, nothing bends.
const std::map<std::string_view, Ceiling> ceilings = {
    {"answer_customer", {0, 3, 95}},    {"answer_inquiry", {0, 5, 54}},
    {"audit_business", {0, 3, 43}},     {"book_session", {0, 5, 78}},
    {"book_suppliers", {1, 14, 46}},    {"create_content", {0, 6, 59}},
    {"enter_lead_by_hand", {0, 2, 94}}, {"fix_tool", {0, 9, 80}},
    {"handle_approval", {3, 19, 62}},   {"hold_discovery_call", {1, 3, 92}},
    {"invoice_client", {1, 5, 86}},     {"nurture_lead", {1, 6, 65}},
    {"offboard_client", {0, 9, 70}},    {"onboard_client", {0, 8, 63}},
    {"plan_event", {0, 22, 52}},        {"post_social", {0, 4, 62}},
    {"process_expenses", {2, 7, 69}},   {"run_event", {0, 3, 71}},
    {"secure_booking", {0, 6, 93}},     {"set_up_payroll", {0, 10, 61}},
};

/// Parties first, then who appears first.
std::vector<std::string> expected_lanes(const CheckedModel& checked, DeclarationId workflow) {
  std::vector<std::string> parties;
  std::vector<std::string> others;
  const Workflow& what = checked.model.workflow(workflow);
  for (std::uint32_t i = 0; i < what.statements.size(); ++i) {
    const Work* work = what.work(StatementId{i});
    if (work == nullptr || checked.flow(workflow).node_of[i] == FlowNodeId::none) continue;
    const DeclarationId who = work->performer.who;
    std::string id = "lane--unknown";
    if (who != DeclarationId::none) {
      id = "lane_" + std::string(checked.model[who].id);
    } else if (work->performer.source == PerformerSource::nobody) {
      id = "lane--nobody";
    } else if (work->performer.source == PerformerSource::follower) {
      id = "lane--follower";
    }
    auto& list = checked.model.is(who, DeclarationKind::party) ? parties : others;
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
  }
  parties.insert(parties.end(), others.begin(), others.end());
  if (parties.empty()) parties.emplace_back("lane--nobody");
  return parties;
}

/// The mirror image of a drawing that runs down, so that one yardstick serves both.
void turn(Drawing& drawing) {
  const auto turned = [](Box& box) { box = {box.y, box.x, box.height, box.width}; };
  for (DrawnNode& node : drawing.nodes) turned(node.box);
  for (DrawnNode& frame : drawing.frames) turned(frame.box);
  for (Route& route : drawing.routes) {
    turned(route.label_box);
    for (Point& point : route.points) point = {point.y, point.x};
  }
  turned(drawing.bounds);
}

test::LanesMetrics measured(const CheckedModel& checked, DeclarationId workflow,
                            Direction direction = Direction::right) {
  Drawing drawing = draw(checked, {View::lanes, workflow, direction}, {});
  CHECK(test::outside_bounds(drawing) == std::vector<std::string>{});
  CHECK(test::loose_ends(drawing) == std::vector<std::string>{});
  CHECK(test::texts_over_outlines(drawing) == test::none());
  if (direction == Direction::down) turn(drawing);
  return test::measure_lanes(drawing, expected_lanes(checked, workflow));
}

} // namespace

TEST_CASE("lanes: nothing lies on anything else, whatever the workflow") {
  int crossings = 0;
  int bends = 0;
  int parted = 0;
  const char* const asked = std::getenv("WAYMARK_LANES_CASES"); // more in script/soak
  const std::uint64_t cases = asked == nullptr ? 200 : std::strtoull(asked, nullptr, 10);
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    const CheckedModel checked = compiled(test::random_lanes_workflow(seed));
    const Direction direction = seed % 4 == 0 ? Direction::down : Direction::right;
    const test::LanesMetrics metrics = measured(checked, checked.model.find("w"), direction);
    CAPTURE(seed);
    CAPTURE(to_text(metrics));
    CHECK(metrics.faults() == 0);
    crossings += metrics.crossings;
    bends += metrics.bends;
    parted += metrics.parted_lines;
  }
  CHECK(parted == 0);
  MESSAGE("crossings ", crossings, ", bends ", bends, ", parted lines ", parted);
}

TEST_CASE("lanes: every workflow of the samples is drawn without faults, as well as ever") {
  for (const char* folder : {"samples/event-planner", "samples/first-workflow"}) {
    const CheckedModel checked = test::compiled_folder(folder);
    for (const Workflow& workflow : checked.model.workflows) {
      const test::LanesMetrics metrics = measured(checked, workflow.self);
      CAPTURE(checked.model[workflow.self].id);
      CAPTURE(to_text(metrics));
      CHECK(metrics.faults() == 0);
      const auto ceiling = ceilings.find(checked.model[workflow.self].id);
      const Ceiling allowed = ceiling == ceilings.end() ? Ceiling{} : ceiling->second;
      CHECK(metrics.crossings <= allowed.crossings);
      CHECK(metrics.bends <= allowed.bends);
      CHECK(metrics.font_on_a4 >= allowed.font);
    }
  }
}

TEST_CASE("lanes: long names of documents, tools and procedures are there to their end") {
  const std::string name = "A thing that has a name of more words than one line of a card can hold";
  const CheckedModel checked =
      compiled("role r \"R\" person \"P\"\ntool t \"" + name + "\"\ndocument d \"" + name +
               "\"\nprocedure p \"" + name + "\" { step \"Look\" }\nworkflow w \"W\" owner r {\n" +
               "  step \"Do it\" by r using t makes d follow p\n}\n");
  const Drawing drawing = draw(checked, {View::lanes, checked.model.find("w")}, {});
  const DrawnNode& step = test::node(drawing, "step.do-it");
  REQUIRE(step.badges.size() == 3);
  for (std::size_t i = 0; i < step.badges.size(); ++i) {
    const Badge& badge = step.badges[i];
    std::string text = badge.line.text;
    for (const TextLine& line : badge.more) text += " " + line.text;
    CHECK(text == name);
    const TextLine& last = badge.more.back();
    CHECK(last.baseline.y < badge.box.y + badge.box.height);
    CHECK(badge.box.y + badge.box.height <= step.box.y + step.box.height);
    if (i > 0) CHECK(!test::overlap(badge.box, step.badges[i - 1].box));
  }
}

TEST_CASE("lanes: what is said to those who do not see them is true in both directions") {
  const CheckedModel checked =
      compiled("role r \"R\" person \"P\"\n"
               "workflow w \"Sort letters from left to right\" owner r { step \"Sort\" by r }\n");
  const DeclarationId workflow = checked.model.find("w");
  const std::string title = "\u201cSort letters from left to right\u201d ";
  const auto says = [&](Direction direction, const std::string& words) {
    const Drawing drawing = draw(checked, {View::lanes, workflow, direction}, {});
    CAPTURE(drawing.description);
    CHECK(drawing.description.find(title + words) != std::string::npos);
  };
  says(Direction::right, "from left to right");
  says(Direction::down, "from top to bottom");
}

TEST_CASE("lanes: the same drawing every time") {
  const CheckedModel checked = compiled(test::random_lanes_workflow(7));
  const DeclarationId workflow = checked.model.find("w");
  CHECK(to_svg(draw(checked, {View::lanes, workflow}, {})) ==
        to_svg(draw(checked, {View::lanes, workflow}, {})));
}

TEST_CASE("lanes: the worked examples are no worse than the best drawing of them so far") {
  struct Example {
    std::string_view text;
    std::string_view workflow;
    int crossings;
    int bends;
    int font; ///< at least
  };
  const Example examples[] = {
      {test::lead_example, "qualify", 0, 2, 89},
      {test::invoicing_example, "invoice", 0, 2, 118},
      {test::onboarding_example, "onboard", 0, 15, 49},
  };
  for (const Example& example : examples) {
    CAPTURE(example.workflow);
    const CheckedModel checked = compiled(std::string(example.text));
    const test::LanesMetrics metrics = measured(checked, checked.model.find(example.workflow));
    CAPTURE(to_text(metrics));
    CHECK(metrics.faults() == 0);
    CHECK(metrics.crossings <= example.crossings);
    CHECK(metrics.bends <= example.bends);
    CHECK(metrics.font_on_a4 >= example.font);
  }
}

TEST_CASE("lanes: a way out and the way back that leave a node by one side do not cross there") {
  const CheckedModel checked =
      compiled("role office \"Office\"\nrole accounts \"Accounts\"\nparty client \"Client\"\n"
               "workflow w \"W\" owner office by accounts {\n"
               "  step \"Write the invoice\" by office\n"
               "  wait pay \"The client pays\" from client within 14 days else -> remind\n"
               "  end \"Paid\"\n"
               "  step remind \"Send a reminder\"\n"
               "  -> pay up to 3 times, then -> end \"In court\"\n"
               "}\n");
  const test::LanesMetrics metrics = measured(checked, checked.model.find("w"));
  CAPTURE(to_text(metrics));
  CHECK(metrics.crossings == 0);
}

TEST_CASE("lanes: what follows something repeated by several stands beside its frame") {
  const CheckedModel checked = compiled("role a \"A\"\nrole b \"B\"\nrole c \"C\"\n"
                                        "workflow w \"W\" owner a by a {\n"
                                        "  step \"Sort\" by b\n"
                                        "  for each \"invoice\" {\n"
                                        "    step \"Read\"\n"
                                        "    step \"Match\" by b\n"
                                        "    if \"Wrong?\" {\n"
                                        "      step \"Ask\"\n"
                                        "    }\n"
                                        "  }\n"
                                        "  step \"Pay\" by b\n"
                                        "  step \"Book\" by c\n"
                                        "}\n");
  for (const Direction direction : {Direction::right, Direction::down}) {
    const Drawing drawing = draw(checked, {View::lanes, checked.model.find("w"), direction}, {});
    const auto loop = std::find_if(drawing.frames.begin(), drawing.frames.end(),
                                   [](const DrawnNode& frame) { return frame.style == "loop"; });
    REQUIRE(loop != drawing.frames.end());
    const Box& frame = loop->box;
    int inside = 0;
    for (const DrawnNode& node : drawing.nodes) {
      CAPTURE(node.id);
      const Box& box = node.box;
      if (!test::overlap(frame, box)) continue;
      ++inside;
      CHECK((frame.x <= box.x && box.x + box.width <= frame.x + frame.width));
      CHECK((frame.y <= box.y && box.y + box.height <= frame.y + frame.height));
    }
    CHECK(inside == 6);
  }
}

TEST_CASE("lanes: a frame holds all that is repeated, and an outer one the frames inside it") {
  const CheckedModel checked = compiled("role r \"R\" person \"P\"\nworkflow w \"W\" owner r {\n"
                                        "  step before \"Open\" by r\n"
                                        "  for each \"shelf\" by r {\n"
                                        "    step look \"Look\"\n"
                                        "    for each \"bottle\" {\n"
                                        "      step turn \"Turn it\"\n"
                                        "    }\n"
                                        "  }\n"
                                        "  step after \"Close\" by r\n}\n");
  const Drawing drawing = draw(checked, {View::lanes, checked.model.find("w")}, {});
  std::vector<Box> frames;
  for (const DrawnNode& frame : drawing.frames) {
    if (frame.style == "loop") frames.push_back(frame.box);
  }
  REQUIRE(frames.size() == 2);
  const auto holds = [](const Box& outer, const Box& inner) {
    return outer.x < inner.x && inner.x + inner.width < outer.x + outer.width &&
           outer.y < inner.y && inner.y + inner.height < outer.y + outer.height;
  };
  CHECK(holds(frames[0], frames[1]));
  CHECK(holds(frames[0], test::node(drawing, "step.look").box));
  CHECK(holds(frames[1], test::node(drawing, "step.turn").box));
  CHECK_FALSE(test::overlap(frames[1], test::node(drawing, "step.look").box));
  for (const char* id : {"step.before", "step.after"}) {
    CHECK_FALSE(test::overlap(frames[0], test::node(drawing, id).box));
  }
}

TEST_CASE("lanes: answers that lead to one place are one line, other ways there are not") {
  const CheckedModel checked = compiled("role r \"R\" person \"P\"\nworkflow w \"W\" owner r {\n"
                                        "  step do \"Do\" by r\n"
                                        "  decide good \"Good?\" {\n"
                                        "    yes about 80% continue\n"
                                        "    no about 20% -> do up to 2 times, then continue\n"
                                        "  }\n"
                                        "  step after \"Close\" by r\n}\n");
  const Drawing drawing = draw(checked, {View::lanes, checked.model.find("w")}, {});
  std::vector<std::string> labels;
  for (const Route& route : drawing.routes) {
    if (route.from != "decide.good") continue;
    std::string words;
    for (const TextLine& line : route.label) words += (words.empty() ? "" : " ") + line.text;
    labels.push_back(words);
  }
  CHECK(labels ==
        std::vector<std::string>{"yes (80%) or no, after 2 times", "no (20%), up to 2 times"});
}
