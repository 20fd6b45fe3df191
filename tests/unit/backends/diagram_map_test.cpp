#include "backends/diagram.hpp"
#include "diagram/views/landscape_content.hpp"
#include "diagram_geometry.hpp"
#include "network_metrics.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace waymark;
using test::check_geometry;
using test::compiled;
using test::find;

namespace {

bool contains(const Box& outer, const Box& inner) {
  return outer.x <= inner.x && outer.y <= inner.y &&
         outer.x + outer.width >= inner.x + inner.width &&
         outer.y + outer.height >= inner.y + inner.height;
}

/// Stretches of different lines that lie on one another, although they do not lead the same from
/// the same workflow.
std::vector<std::string> shared_stretches(const Drawing& drawing) {
  struct Stretch {
    bool vertical;
    std::int32_t at, low, high;
    std::string trunk; ///< the same for lines that may run as one
  };
  std::vector<Stretch> all;
  for (const Route& route : drawing.routes) {
    for (std::size_t i = 1; i < route.points.size(); ++i) {
      const Point a = route.points[i - 1];
      const Point b = route.points[i];
      const bool vertical = a.x == b.x;
      const auto [low, high] = vertical ? std::minmax(a.y, b.y) : std::minmax(a.x, b.x);
      all.push_back(
          {vertical, vertical ? a.x : a.y, low, high, route.from + route.style + route.tooltip});
    }
  }
  std::vector<std::string> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      const bool same = all[i].vertical == all[k].vertical && all[i].at == all[k].at;
      if (same && all[i].trunk != all[k].trunk && all[i].low < all[k].high &&
          all[k].low < all[i].high) {
        found.push_back(all[i].trunk + " on " + all[k].trunk);
      }
    }
  }
  return found;
}

constexpr const char* workspace = R"(
role boss "Boss"
document bill "Bill"
system sales "Sales" {
  owner boss
  system inner "Inner" { process sell "Sell" { stage offer "Offer"; stage deal "Deal"; stage rest "Rest" by boss } }
  process empty "Empty" { stage only "Only" }
}
system back "Back office" { process pay "Pay" { stage pay_it "Pay" } }
workflow selling "Selling" {
  realizes sell
  owner boss
  by boss
  stage offer { step "Make an offer" }
  stage deal { step "Write the bill" makes bill; decide "Fine?" { yes continue; no -> end }; wait 2 days }
  step "Somewhere else"
}
workflow paying "Paying" {
  realizes pay
  after selling "Sold"
  needs bill
  owner boss
  stage pay_it { step "Pay" by boss approves bill } }
workflow loose "Loose" {
  owner boss
  step "Alone" by boss
}
)";

} // namespace

TEST_CASE("a process map has a column for each stage, and shows what is missing") {
  const CheckedModel checked = compiled(workspace);
  const Drawing map = draw(checked, {View::process_map, checked.model.find("sell")}, {});
  check_geometry(map);
  const DrawnNode* offer = find(map.nodes, "stage.offer");
  const DrawnNode* rest = find(map.nodes, "stage.rest");
  REQUIRE(offer != nullptr);
  REQUIRE(rest != nullptr);
  CHECK(offer->shape == Shape::chevron);
  CHECK(offer->box.x < rest->box.x);
  REQUIRE(find(map.nodes, "gap-2") != nullptr);
  CHECK(find(map.nodes, "gap-2")->style == "gap");
  CHECK(find(map.nodes, "gap-0") == nullptr);
  CHECK(find(map.nodes, "outside") != nullptr);
  CHECK(std::count_if(map.nodes.begin(), map.nodes.end(), [](const DrawnNode& node) {
          return node.id.starts_with("workflow.selling.");
        }) == 5);
}

TEST_CASE("a process without stages has no work outside them") {
  const CheckedModel checked =
      compiled("role r \"R\"\nprocess p \"P\"\n"
               "workflow w \"W\" owner r realizes p { step \"Do\" by r }\n");
  const Drawing drawing = draw(checked, {View::process_map, checked.model.find("p")}, {});
  CHECK(find(drawing.nodes, "outside") == nullptr);
  CHECK(find(drawing.frames, "workflow.w") != nullptr);
  check_geometry(drawing);
}

TEST_CASE("a process without workflows says so") {
  const CheckedModel checked = compiled(workspace);
  const Drawing map = draw(checked, {View::process_map, checked.model.find("empty")}, {});
  check_geometry(map);
  CHECK(find(map.nodes, "no-workflow") != nullptr);
}

TEST_CASE("the landscape nests systems, processes and workflows, and links what depends") {
  const CheckedModel checked = compiled(workspace);
  Links links;
  links.declaration = [&](DeclarationId id) { return std::string(checked.model[id].id); };
  const Drawing drawing = draw(checked, {View::landscape}, links);
  check_geometry(drawing);
  CHECK(shared_stretches(drawing) == test::none());
  const DrawnNode* sales = find(drawing.frames, "system.sales");
  const DrawnNode* inner = find(drawing.frames, "system.inner");
  const DrawnNode* sell = find(drawing.frames, "process.sell");
  const DrawnNode* selling = find(drawing.nodes, "workflow.selling");
  REQUIRE(sales != nullptr);
  REQUIRE(inner != nullptr);
  REQUIRE(sell != nullptr);
  REQUIRE(selling != nullptr);
  CHECK(contains(sales->box, inner->box));
  CHECK(contains(inner->box, sell->box));
  CHECK(contains(sell->box, selling->box));
  CHECK(selling->link == "selling");
  CHECK(sales->link == "sales");
  CHECK(find(drawing.nodes, "gap.empty") != nullptr);
  const DrawnNode* others = find(drawing.frames, "others");
  REQUIRE(others != nullptr);
  CHECK(contains(others->box, find(drawing.nodes, "workflow.loose")->box));
  REQUIRE(drawing.routes.size() == 1);
  CHECK(drawing.routes[0].from == "workflow.selling");
  CHECK(drawing.routes[0].to == "workflow.paying");
  CHECK(drawing.routes[0].label.front().text == "Sold, Bill");
}

TEST_CASE("maps and landscape of the samples are sound") {
  for (const char* folder : {"samples/event-planner", "samples/first-workflow"}) {
    const CheckedModel checked = test::compiled_folder(folder);
    for (const Process& process : checked.model.processes) {
      check_geometry(draw(checked, {View::process_map, process.self}, {}));
    }
    const Drawing drawing = draw(checked, {View::landscape}, {});
    check_geometry(drawing);
    CHECK(shared_stretches(drawing) == test::none());
    CHECK(drawing.routes.size() == read_landscape(checked.model).flows.size());
  }
}

TEST_CASE("lines of a landscape that need not cross do not") {
  const auto crossings = [](const std::string& folder) {
    return test::measure_network(draw(test::compiled_folder(folder), {View::landscape}, {}))
        .crossings;
  };
  CHECK(crossings("tests/corpus/farm") == 0);
  CHECK(crossings("tests/corpus/law-office") == 0);
  CHECK(crossings("samples/event-planner") <= 36);
}

TEST_CASE("a landscape of one large system is no tower: the system stands around its columns") {
  std::string text = "role r \"R\"\nsystem house \"House\" {\n";
  for (int i = 0; i < 8; ++i) text += fmt::format("process p{0} \"P{0}\" {{ stage x \"X\" }}\n", i);
  text += "}\n";
  for (int i = 0; i < 8; ++i) {
    text += fmt::format(
        "document d{0} \"D{0}\"\nworkflow w{0} \"W{0}\" {{\nrealizes p{0}\nowner r\n", i);
    if (i > 0) text += fmt::format("after w{}\nneeds d{}\n", i - 1, (i * 5) % i);
    text += fmt::format("stage x {{ step \"Do\" by r makes d{} }}\n}}\n", i);
  }
  const CheckedModel checked = compiled(text);
  for (const DeclarationId root : {DeclarationId::none, checked.model.find("house")}) {
    const Drawing drawing = draw(checked, {View::landscape, root}, {});
    CHECK(drawing.bounds.width >= drawing.bounds.height);
    check_geometry(drawing);
    REQUIRE(drawing.frames.size() == 9);
    CHECK(drawing.frames[0].lines[0].text == "House");
    for (const DrawnNode& node : drawing.nodes) {
      if (node.style != "legend") CHECK(contains(drawing.frames[0].box, node.box));
    }
    for (const Route& route : drawing.routes) {
      if (!route.label.empty()) CHECK(contains(drawing.frames[0].box, route.label_box));
    }
  }
}

TEST_CASE("systems in one another, and an empty workspace, do no harm") {
  const CheckedModel circle =
      compiled("system a \"A\" in b\nsystem b \"B\" in a\nsystem c \"C\" in c\n");
  const Drawing drawing = draw(circle, {View::landscape}, {});
  CHECK(drawing.frames.size() == 3);
  check_geometry(drawing);
  const CheckedModel nothing = compiled("");
  CHECK(draw(nothing, {View::landscape}, {}).nodes.empty());
  CHECK(to_svg(draw(nothing, {View::landscape}, {})).find("</svg>") != std::string::npos);
}

TEST_CASE("many lines in a landscape keep apart") {
  std::string text = "role r \"R\"\n";
  for (int i = 0; i < 14; ++i) {
    const std::string n = std::to_string(i);
    text += "document d" + n + " \"D" + n + "\"\n";
    text += "system s" + n + " \"S" + n + "\" { process p" + n + " \"P" + n +
            "\" { stage x \"X\" }\n}\n";
    text += "workflow w" + n + " \"W" + n + "\" {\nrealizes p" + n + "\nowner r\n";
    if (i > 0) text += "after w" + std::to_string((i * 5) % i) + "\n";
    text +=
        "needs d" + std::to_string((i * 7 + 3) % 14) + ", d" + std::to_string((i + 1) % 14) + "\n";
    text += "stage x { step \"Do\" by r makes d" + n + " }\n}\n";
  }
  const CheckedModel checked = compiled(text);
  const Drawing drawing = draw(checked, {View::landscape}, {});
  CHECK(drawing.routes.size() > 20);
  check_geometry(drawing);
  CHECK(shared_stretches(drawing) == test::none());
}

TEST_CASE("what one workflow hands to several runs as one line with one label, as far as it can") {
  const CheckedModel checked = compiled(R"(
role r "R"
document plan "Plan"
process p "P" { stage s "S" }
workflow make "Make it" realizes p owner r { stage s { step "Make" by r makes plan } }
workflow one "One" realizes p owner r needs plan { stage s { step "Do" by r } }
workflow two "Two" realizes p owner r needs plan { stage s { step "Do" by r } }
workflow three "Three" realizes p owner r after make "Done" { stage s { step "Do" by r } }
)");
  const Drawing drawing = draw(checked, {View::landscape}, {});
  check_geometry(drawing);
  REQUIRE(drawing.routes.size() == 3);
  std::vector<const Route*> plans;
  for (const Route& route : drawing.routes) {
    if (route.tooltip == "Plan") plans.push_back(&route);
  }
  REQUIRE(plans.size() == 2);
  CHECK(plans[0]->points[0] == plans[1]->points[0]);
  CHECK(plans[0]->points[1] == plans[1]->points[1]);
  CHECK_FALSE(plans[0]->label.empty());
  CHECK(plans[1]->label.empty());
  // Told apart without colours, and said what they mean.
  const DrawnNode& legend = test::node(drawing, "legend");
  REQUIRE(legend.lines.size() == 2);
  CHECK(legend.lines[0].text == "Solid: starts when the other has ended.");
  CHECK(legend.lines[1].text == "Dashed: needs a document that the other makes.");
  const std::string svg = to_svg(drawing, SvgUse::stand_alone, Theme::print);
  const std::size_t rule = svg.find(".wm-r.wm-document-flow{");
  REQUIRE(rule != std::string::npos);
  CHECK(svg.substr(rule, svg.find('}', rule) - rule).find("stroke-dasharray") != std::string::npos);
}

TEST_CASE("a map tells what is done only if things go wrong from what is always done") {
  const CheckedModel checked = compiled(R"(
role r "R"
party guest "Guest"
process p "P" { stage s "S" }
workflow stay "Stay" realizes p owner r { stage s {
  step "Let in" by r on "They do not come" -> fee
  decide "All fine?" by r {
    yes continue
    no -> mend
  }
  step "Say goodbye" by r
  end "Gone"
  step mend "Mend it" by r
  step goodbye_again "Thank them" by r
  end "Gone later"
  step fee "Charge the first night" by r
  end "Not come"
} }
)");
  const Drawing map = draw(checked, {View::process_map, checked.model.find("p")}, {});
  check_geometry(map);
  std::string beside;
  for (const DrawnNode& node : map.nodes) {
    if (node.style.ends_with(" wm-beside")) beside += node.lines.front().text + ", ";
  }
  CHECK(beside == "Mend it, Thank them, Charge the first night, ");
  CHECK(test::node(map, "legend").lines.size() == 1);
  CHECK(to_svg(map).find("class=\"wm-n wm-step wm-beside\"") != std::string::npos);
  const CheckedModel sample = test::compiled_folder("samples/event-planner");
  const Drawing journey =
      draw(sample, {View::process_map, sample.model.find("client_journey")}, {});
  CHECK(std::count_if(journey.nodes.begin(), journey.nodes.end(), [](const DrawnNode& node) {
          return node.style.ends_with(" wm-beside");
        }) == 2);
}

TEST_CASE("the columns of a process map are as wide as their longest word") {
  const CheckedModel checked = compiled(R"(
role clerk "Patientenaufnahme" person "Kim"
party insurer "Krankenkasse"
process admit "Admit" { owner clerk stage ask "Ask" }
workflow admission "Admission" realizes admit owner clerk {
  stage ask {
    decide "Fehlt die Kostenübernahmeerklärung?" by clerk { yes continue
      no -> end }
    wait "Die Antwort" from insurer within 2 days
    step "Sie lesen" by clerk
    decide "Ist es eine gute Antwort?" { yes continue
      no -> end }
  }
}
)");
  const Drawing map = draw(checked, {View::process_map, checked.model.find("admit")}, {});
  const auto texts = [&](std::string_view id) {
    std::vector<std::string> lines;
    for (const TextLine& line : test::node(map, id).lines) lines.push_back(line.text);
    return lines;
  };
  using Lines = std::vector<std::string>;
  const std::string prefix = "workflow.admission.";
  CHECK(texts(prefix + "decide.fehlt-die-kostenübernahmeerklärung") ==
        Lines{"Fehlt die", "Kostenübernahmeerklärung?", "Patientenaufnahme"});
  CHECK(texts(prefix + "wait.die-antwort") == Lines{"Die Antwort", "from Krankenkasse"});
  // Who takes it is whoever did the step above.
  CHECK(texts(prefix + "decide.ist-es-eine-gute-antwort").back().find("Antwort?") !=
        std::string::npos);
}
