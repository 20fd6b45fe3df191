#include "backends/diagram_findings.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/legend.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

using namespace waymark;
using test::node;

namespace {

constexpr const char* faulty = R"(
role boss "Boss" person "Ann"
document bill "Bill"
workflow sell "Sell" owner boss {
  step "Ask" by boss
  decide "Is it much?" by boss {
    yes { step "Write a bill" by boss makes bill }
    no { step "Wave" by boss }
  }
  step "Send the bill" by boss needs bill
  step "Rest"
}
)";

std::vector<Badge> signs(const DrawnNode& node) {
  std::vector<Badge> found;
  std::copy_if(node.badges.begin(), node.badges.end(), std::back_inserter(found),
               [](const Badge& badge) { return badge.style.starts_with("finding-"); });
  return found;
}

Drawing marked(const CheckedModel& checked, View view, std::string_view name) {
  const DiagramSubject subject{view, name.empty() ? DeclarationId::none : checked.model.find(name)};
  Drawing drawing = draw(checked, subject, {});
  mark_findings(drawing, checked, subject);
  return drawing;
}

/// How far the middle of a sign is from the outline of its node, in points.
double off_outline(const DrawnNode& node, const Badge& sign) {
  const double half_width = node.box.width / 2.0;
  const double half_height = node.box.height / 2.0;
  const double x = std::abs(sign.box.x + sign.box.width / 2.0 - node.box.x - half_width);
  const double y = std::abs(sign.box.y + sign.box.height / 2.0 - node.box.y - half_height);
  double part = std::max(x / half_width, y / half_height); // 1 on the outline
  if (node.shape == Shape::diamond) part = x / half_width + y / half_height;
  if (node.shape == Shape::circle) part = std::hypot(x / half_width, y / half_height);
  return std::abs(part - 1) * std::min(half_width, half_height);
}

} // namespace

TEST_CASE("findings are marked where they are, with their message, in every view of a workflow") {
  const CheckedModel checked = test::compiled(faulty);
  for (const View view : {View::flow, View::lanes, View::raci}) {
    CAPTURE(facts(view).name);
    const Drawing drawing = marked(checked, view, "sell");
    const std::string prefix = view == View::raci ? "workflow.sell." : "";
    const DrawnNode& send = node(drawing, prefix + "step.send-the-bill");
    REQUIRE(signs(send).size() == 1);
    CHECK(signs(send)[0].style == "finding-error");
    CHECK(signs(send)[0].tooltip.find("(used-before-made)") != std::string::npos);
    CHECK(send.tooltip.find("(used-before-made)") != std::string::npos);
    CHECK(signs(node(drawing, prefix + "step.rest"))[0].tooltip.find("(unowned-step)") !=
          std::string::npos);
    CHECK(signs(node(drawing, prefix + "step.wave")).empty());
    const std::string list = node(drawing, "findings").lines.front().text;
    CHECK(list.find("1 ") == 0);
  }
}

TEST_CASE("the way to a fault stands out, and only that") {
  const CheckedModel checked = test::compiled(faulty);
  for (const View view : {View::flow, View::lanes}) {
    const Drawing drawing = marked(checked, view, "sell");
    std::vector<std::string> way;
    for (const Route& route : drawing.routes) {
      if (route.marked) way.push_back(route.to);
    }
    std::sort(way.begin(), way.end());
    CHECK(way == std::vector<std::string>{"decide.is-it-much", "step.ask", "step.send-the-bill",
                                          "step.wave"});
    CHECK(to_svg(drawing).find("class=\"wm-way\"") != std::string::npos);
    CHECK(to_dot(drawing).find("--finding-1") != std::string::npos);
  }
}

TEST_CASE("the way to a fault leaves a step by the line that is meant") {
  const CheckedModel checked = test::compiled(R"way(
role boss "Boss" person "Ann"
document bill "Bill"
workflow sell "Sell" owner boss {
  step ask "Ask (twice)" by boss makes bill within 2 days else -> call on "No answer" -> call
  step call "Call" by boss
  step "Send the bill" by boss needs bill
}
)way");
  for (const View view : {View::flow, View::lanes}) {
    CAPTURE(facts(view).name);
    const Drawing drawing = marked(checked, view, "sell");
    std::vector<std::string> styles;
    for (const Route& route : drawing.routes) {
      if (route.marked && route.from == "step.ask") styles.push_back(route.style);
    }
    CHECK(styles == std::vector<std::string>{"deadline"});
  }
}

TEST_CASE("a way does not touch the labels beside it") {
  const CheckedModel checked = test::compiled(faulty);
  for (const View view : {View::flow, View::lanes}) {
    CAPTURE(facts(view).name);
    const Drawing drawing = marked(checked, view, "sell");
    std::size_t compared = 0;
    for (const Route& way : drawing.routes) {
      if (!way.marked) continue;
      for (std::size_t i = 1; i < way.points.size(); ++i) {
        const auto [left, right] = std::minmax(way.points[i - 1].x, way.points[i].x);
        const auto [top, bottom] = std::minmax(way.points[i - 1].y, way.points[i].y);
        const Box broad{left - 5, top - 5, right - left + 10, bottom - top + 10};
        for (const Route& route : drawing.routes) {
          if (route.label.empty()) continue;
          CAPTURE(route.id);
          CHECK_FALSE(test::overlap(broad, route.label_box));
          ++compared;
        }
      }
    }
    CHECK(compared > 0);
  }
}

TEST_CASE("the way across a border leads to where it is lost") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss" person "Ann"
workflow sell "Sell" owner boss {
  parallel "Both" {
    branch "Left" { step "Ask" by boss
      decide "Lost?" { yes -> out
        no continue } }
    branch "Right" { step "Wait" by boss }
  }
  step out "Go home" by boss
}
)");
  const Drawing drawing = marked(checked, View::flow, "sell");
  const bool is_marked =
      std::any_of(drawing.routes.begin(), drawing.routes.end(), [](const Route& route) {
        return route.marked && route.from == "decide.lost" && route.to.starts_with("lost_");
      });
  CHECK(is_marked);
}

TEST_CASE("a finding about a jump is marked at what the jump leaves") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss" person "Ann"
workflow sell "Sell" owner boss {
  step ask "Ask" by boss
  step call "Call" by boss
  -> ask
}
workflow buy "Buy" owner boss {
  step look "Look" by boss
  decide "Nice?" { yes -> end "Bought"
    no { step "Sigh" by boss } }
  -> look
}
)");
  for (const View view : {View::flow, View::lanes}) {
    CAPTURE(facts(view).name);
    const Drawing sell = marked(checked, view, "sell");
    CHECK(signs(node(sell, "start")).empty());
    REQUIRE(signs(node(sell, "step.call")).size() == 1);
    CHECK(signs(node(sell, "step.call"))[0].tooltip.find("(endless-loop)") != std::string::npos);
    const Drawing buy = marked(checked, view, "buy");
    CHECK(signs(node(buy, "start")).empty());
    CHECK(signs(node(buy, "step.sigh")).size() == 1);
  }
}

TEST_CASE("findings about people are marked in the network of hand-offs") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss" person "Ann"
role clerk "Clerk" person "Bob" backup boss
workflow sell "Sell" owner boss {
  step "Ask" by clerk informs boss
  step "Pay" by boss
}
)");
  const Drawing drawing = marked(checked, View::handoffs, "");
  REQUIRE(!signs(node(drawing, "role.boss")).empty());
  CHECK(signs(node(drawing, "role.boss"))[0].tooltip.find("(no-backup)") != std::string::npos);
  CHECK(signs(node(drawing, "role.clerk")).empty());
}

TEST_CASE("without findings nothing is marked") {
  const CheckedModel checked = test::compiled_folder("samples/first-workflow");
  const DiagramSubject subject{View::flow, checked.model.find("answer_customer")};
  Drawing drawing = draw(checked, subject, {});
  const std::string before = to_svg(drawing);
  mark_findings(drawing, checked, subject);
  CHECK(to_svg(drawing) == before);
}

TEST_CASE("signs stand on the outlines of their nodes, off labels and one another") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss" person "Ann"
party client "Client"
document bill "Bill"
workflow sell "Sell" owner boss {
  step ask "Ask" by boss
  decide "Is it much?" {
    yes "Quite a lot of it" { step "Write a bill" makes bill }
    no -> ask
  }
  wait "The client answers" from client
  step "Send the bill" needs bill on "Lost" -> ask
  if "Wrong?" -> ask
}
)");
  std::size_t count = 0;
  for (const View view : {View::flow, View::lanes, View::graph}) {
    CAPTURE(facts(view).name);
    const Drawing drawing = marked(checked, view, "sell");
    std::vector<Box> all;
    for (const DrawnNode& one : drawing.nodes) {
      CAPTURE(one.id);
      for (const Badge& sign : signs(one)) {
        ++count;
        CHECK(off_outline(one, sign) <= (one.shape == Shape::diamond ? 7 : 2.5));
        for (const Box& other : all) CHECK_FALSE(test::overlap(sign.box, other));
        for (const Route& route : drawing.routes) {
          if (!route.label.empty()) CHECK_FALSE(test::overlap(sign.box, route.label_box));
        }
        all.push_back(sign.box);
      }
    }
  }
  CHECK(count >= 12);
}

TEST_CASE("a sign holds its number, and stands off the text of its node") {
  std::string text = "role boss \"Boss\" person \"Ann\"\nworkflow sell \"Sell\" owner boss {\n";
  text += "step ask \"Ask\" by boss\n";
  for (int i = 0; i < 12; ++i) {
    text += "decide q" + std::to_string(i) + " \"All there?\" { yes continue\nno -> ask }\n";
  }
  const CheckedModel checked = test::compiled(text + "}\n");
  for (const View view : {View::flow, View::lanes}) {
    CAPTURE(facts(view).name);
    const Drawing drawing = marked(checked, view, "sell");
    std::size_t long_numbers = 0;
    for (const DrawnNode& one : drawing.nodes) {
      CAPTURE(one.id);
      for (const Badge& sign : signs(one)) {
        const std::string& number = sign.line.text;
        if (number.size() > 1) ++long_numbers;
        CHECK(text_width(number, {sign.line.size, true}) + 6 <= sign.box.width);
        for (const TextLine& line : one.lines) {
          const std::int32_t half = text_width(line.text, {line.size, line.bold}) / 2;
          const Box letters{line.baseline.x - half, line.baseline.y - line.size * 3 / 4, 2 * half,
                            line.size};
          CHECK_FALSE(test::overlap(sign.box, letters));
        }
      }
    }
    CHECK(long_numbers > 0);
  }
}

TEST_CASE("a sign in a table stands within its row, and none covers the title of a frame") {
  const CheckedModel checked = test::compiled(R"(
role boss "Boss" person "Ann"
role clerk "Clerk" person "Bob"
role guard "Guard" person "Cid"
system office "Office" { owner boss
  process selling "Sell to whoever asks for it" { owner boss stage talk "Talk" }
}
workflow sell "Sell" realizes selling owner boss {
  stage talk {
    step "Ask" by boss
    step "Answer" by clerk
    step "Watch" by guard
    step "Answer again" by clerk
  }
}
)");
  const Drawing table = marked(checked, View::raci, "sell");
  std::size_t count = 0;
  for (const DrawnNode& one : table.nodes) {
    for (const Badge& sign : signs(one)) {
      ++count;
      CHECK(sign.box.y >= one.box.y);
      CHECK(sign.box.y + sign.box.height <= one.box.y + one.box.height);
    }
  }
  CHECK(count >= 3);
  const Drawing map = marked(checked, View::landscape, "");
  REQUIRE(signs(node(map, "workflow.sell")).size() >= 3);
  for (const Badge& sign : signs(node(map, "workflow.sell"))) {
    for (const DrawnNode& frame : map.frames) {
      for (const TextLine& line : frame.lines) {
        const Box letters{line.baseline.x, line.baseline.y - line.size * 3 / 4,
                          text_width(line.text, {line.size, line.bold}), line.size};
        CHECK_FALSE(test::overlap(sign.box, letters));
      }
    }
  }
}

TEST_CASE("the list of findings is set anew for each width, with what belongs together indented") {
  const CheckedModel checked = test::compiled(faulty);
  const Drawing drawing = marked(checked, View::flow, "sell");
  const DrawnNode& list = node(drawing, "findings");
  for (const TextLine& line : list.lines) {
    const bool begins = line.text[0] >= '1' && line.text[0] <= '9' && line.text[1] == ' ';
    CHECK((line.baseline.x == list.box.x) == begins);
  }
  for (const std::string& line : legend_lines(list)) {
    CHECK(line.find(" (") != std::string::npos);
    CHECK(line.ends_with(")"));
  }
}
