#include "backends/diagram.hpp"
#include "backends/diagram_pages.hpp"
#include "diagram/pages/fan.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace waymark;

namespace {

/// Of the way of one line through a fan: from its place to its level, aside, and on.
struct Stretch {
  std::int32_t low_across = 0, high_across = 0, low_level = 0, high_level = 0;
};

std::vector<Stretch> way(std::int32_t from, std::int32_t to, std::int32_t level, std::int32_t end) {
  if (from == to) return {{from, from, 0, end}};
  return {{from, from, 0, level},
          {std::min(from, to), std::max(from, to), level, level},
          {to, to, level, end}};
}

bool meet(const Stretch& a, const Stretch& b) {
  return a.low_across <= b.high_across && b.low_across <= a.high_across &&
         a.low_level <= b.high_level && b.low_level <= a.high_level;
}

std::vector<Drawing> sheets_of_samples(const CheckedModel& checked, View view) {
  std::vector<Drawing> all;
  for (const Workflow& workflow : checked.model.workflows) {
    const std::vector<View> fitting = views_of(checked.model, workflow.self);
    if (std::find(fitting.begin(), fitting.end(), view) == fitting.end()) continue;
    const std::vector<DiagramSubject> ways = ways_on_paper({view, workflow.self});
    Pages pages = on_fewest_pages(draw(checked, ways, {}), Paper::a4);
    std::move(pages.drawings.begin(), pages.drawings.end(), std::back_inserter(all));
  }
  return all;
}

std::size_t letters_on(const Drawing& page) {
  return static_cast<std::size_t>(
      std::count_if(page.nodes.begin(), page.nodes.end(),
                    [](const DrawnNode& node) { return node.style == "connector"; }));
}

/// Of a sheet, from one end of the drawing to the other, without the line at the foot.
double used_part_of(const Drawing& page) {
  constexpr double foot = 22;
  Point low{page.bounds.x + page.bounds.width, page.bounds.y + page.bounds.height};
  Point high{page.bounds.x, page.bounds.y};
  for (const auto* drawn : {&page.frames, &page.nodes}) {
    for (const DrawnNode& node : *drawn) {
      if (node.style == "legend") continue;
      low = {std::min(low.x, node.box.x), std::min(low.y, node.box.y)};
      high = {std::max(high.x, node.box.x + node.box.width),
              std::max(high.y, node.box.y + node.box.height)};
    }
  }
  return static_cast<double>(high.x - low.x) * (high.y - low.y) /
         (page.bounds.width * (page.bounds.height - foot));
}

/// Frames that go on on the same sheet have ids of their own there.
std::string id_in_whole(const DrawnNode& frame) {
  return frame.id.substr(0, frame.id.find("--part-"));
}

} // namespace

TEST_CASE("lines that fan out to their letters do not meet") {
  std::mt19937 random(7);
  const auto below = [&](std::uint32_t bound) {
    return static_cast<std::int32_t>(random() % bound);
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::int32_t> from;
    std::vector<std::int32_t> to;
    std::int32_t a = below(300);
    std::int32_t b = below(600);
    for (int i = 0; i < 12; ++i) {
      from.push_back(a += 1 + below(40));
      to.push_back(b += 24 + below(20));
    }
    const std::vector<std::int32_t> levels = waymark::pages::fan_levels(from, to);
    const std::int32_t end = *std::max_element(levels.begin(), levels.end()) + 1;
    for (std::size_t i = 0; i < from.size(); ++i) {
      for (std::size_t k = i + 1; k < from.size(); ++k) {
        const std::vector<Stretch> first = way(from[i], to[i], levels[i], end);
        const std::vector<Stretch> second = way(from[k], to[k], levels[k], end);
        const bool met = std::any_of(first.begin(), first.end(), [&](const Stretch& one) {
          return std::any_of(second.begin(), second.end(),
                             [&](const Stretch& other) { return meet(one, other); });
        });
        CHECK_FALSE(met);
      }
    }
  }
}

TEST_CASE("text is as large on each sheet of a drawing, and lines to letters have no slant") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  const DeclarationId workflow = checked.model.find("plan_event");
  for (const DiagramSubject& request : {DiagramSubject{View::landscape}, {View::lanes, workflow}}) {
    CAPTURE(facts(request.view).name);
    const Pages pages = on_pages(draw(checked, request, {}), Paper::a4);
    REQUIRE(pages.drawings.size() > 1);
    for (const Drawing& page : pages.drawings) {
      CHECK(page.bounds.width == pages.drawings.front().bounds.width);
      for (const Route& route : page.routes) {
        CAPTURE(route.id);
        for (std::size_t i = 1; i < route.points.size(); ++i) {
          const Point a = route.points[i - 1];
          const Point b = route.points[i];
          CHECK((a.x == b.x || a.y == b.y));
        }
      }
    }
  }
}

TEST_CASE("no sheet of a workflow stands nearly empty, and few are needed") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  struct Most {
    Paper paper{};
    std::size_t sheets = 0; ///< of all workflows
    std::size_t ends = 0;   ///< of lines that go on elsewhere
  };
  for (const Most& most : {Most{Paper::a4, 46, 88}, Most{Paper::a3, 34, 17}}) {
    std::size_t sheets = 0;
    std::size_t ends = 0;
    for (const Workflow& workflow : checked.model.workflows) {
      const std::vector<DiagramSubject> ways =
          ways_on_paper({View::lanes, workflow.self, Direction::automatic});
      const Pages pages = on_fewest_pages(draw(checked, ways, {}), most.paper);
      sheets += pages.drawings.size();
      for (const Drawing& page : pages.drawings) {
        CAPTURE(page.id);
        ends += letters_on(page);
        // A small sheet is fine if it hangs on the others by one line only.
        if (pages.drawings.size() == 1 || letters_on(page) == 1) continue;
        CHECK(used_part_of(page) >= 1.0 / 3);
      }
    }
    CAPTURE(static_cast<int>(most.paper));
    CAPTURE(sheets);
    CAPTURE(ends);
    CHECK(sheets <= most.sheets);
    CHECK(ends <= most.ends);
  }
}

TEST_CASE("lines that lead to one node together leave their sheet with one letter") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  std::size_t trunks = 0;
  for (const View view : {View::lanes, View::flow}) {
    for (const Drawing& page : sheets_of_samples(checked, view)) {
      std::map<std::string, std::size_t> lines;
      for (const Route& route : page.routes) {
        if (route.from.starts_with("connector-")) ++lines[route.from];
        if (route.to.starts_with("connector-")) ++lines[route.to];
      }
      CHECK(lines.size() == letters_on(page));
      for (const auto& line : lines) trunks += line.second > 1 ? 1 : 0;
    }
  }
  CHECK(trunks > 5);
}

TEST_CASE("an answer stands on the sheet of its question") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  std::size_t labels = 0;
  std::set<std::string_view> branches;
  for (const Workflow& workflow : checked.model.workflows) {
    for (const Statement& statement : workflow.statements) {
      if (statement.kind == StatementKind::branch) branches.insert(statement.title);
    }
  }
  for (const View view : {View::lanes, View::flow}) {
    for (const Drawing& page : sheets_of_samples(checked, view)) {
      for (const Route& route : page.routes) {
        if (route.label.empty()) continue;
        ++labels;
        CAPTURE(page.id);
        CAPTURE(route.id);
        CAPTURE(route.label.front().text);
        // A line that comes from another sheet begins at its letter; the name of a branch stands
        // at its first step.
        std::string words;
        for (const TextLine& line : route.label) words += (words.empty() ? "" : " ") + line.text;
        const bool is_branch = branches.contains(words);
        CHECK((is_branch || !route.from.starts_with("connector-")));
      }
    }
  }
  CHECK(labels > 50);
}

TEST_CASE("a frame that is cut is open where it goes on, and no other") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  std::size_t cut = 0;
  for (const Workflow& workflow : checked.model.workflows) {
    const Drawing whole = draw(checked, {View::flow, workflow.self}, {});
    const Pages pages = on_pages(whole, Paper::a4);
    std::map<std::string, std::size_t> parts;
    for (const Drawing& page : pages.drawings) {
      for (const DrawnNode& frame : page.frames) ++parts[id_in_whole(frame)];
    }
    // Some are in two pieces from the beginning.
    for (const DrawnNode& frame : whole.frames) --parts[frame.id];
    for (const Drawing& page : pages.drawings) {
      bool any_open = false;
      for (const DrawnNode& frame : page.frames) {
        CAPTURE(frame.id);
        const bool open = frame.open != OpenSides{};
        CHECK(open == (parts[id_in_whole(frame)] > 0));
        any_open |= open;
        cut += open ? 1 : 0;
      }
      CHECK((to_svg(page).find(" wm-open\"") != std::string::npos) == any_open);
    }
  }
  CHECK(cut >= 4);
}

TEST_CASE("a frame around what is repeated becomes lower with a lane inside it that is left out") {
  std::string text = "role a \"A\"\nrole b \"B\"\nrole c \"C\"\nworkflow w \"W\" owner a {\n"
                     "step \"Begin\" by a\n";
  for (int i = 0; i < 6; ++i) text += fmt::format("step \"Prepare {}\" by b\n", i);
  for (int i = 0; i < 6; ++i) text += fmt::format("step \"Look at {}\" by a\n", i);
  text += "for each \"batch\" by a {\nstep \"Cut it\" by a\nstep \"Check it\" by c\n}\n";
  const CheckedModel checked = test::compiled(text + "}\n");
  const Drawing whole = draw(checked, {View::lanes, checked.model.find("w"), Direction::right}, {});
  const auto loop_on = [](const Drawing& drawing) {
    return std::find_if(drawing.frames.begin(), drawing.frames.end(),
                        [](const DrawnNode& frame) { return frame.style == "loop"; });
  };
  REQUIRE(loop_on(whole) != whole.frames.end());
  const Pages pages = on_pages(whole, Paper::a4);
  REQUIRE(loop_on(pages.drawings.back()) != pages.drawings.back().frames.end());
  const Box frame = loop_on(pages.drawings.back())->box;
  CHECK(frame.height < loop_on(whole)->box.height);
  std::int32_t lowest = 0;
  for (const DrawnNode& node : pages.drawings.back().nodes) {
    if (test::overlap(frame, node.box)) lowest = std::max(lowest, node.box.y + node.box.height);
  }
  CHECK(frame.y + frame.height <= lowest + 12);
}

TEST_CASE("of a table whole parts go to a sheet, where they fit") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  const Drawing table = draw(checked, {View::raci, checked.model.find("client_journey")}, {});
  const Pages pages = on_pages(table, Paper::a4);
  REQUIRE(pages.drawings.size() > 1);
  for (const Drawing& page : pages.drawings) {
    // No head says again what began on a sheet before.
    CHECK(std::none_of(page.nodes.begin(), page.nodes.end(), [](const DrawnNode& node) {
      return node.heading == Heading::of_part && node.id.find("--page-") != std::string::npos;
    }));
  }
}

TEST_CASE("on paper a map is cut between stages rather than across the work of one") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  const Drawing map = draw(checked, {View::process_map, checked.model.find("client_journey")}, {});
  const Pages pages = on_pages(map, Paper::a4);
  CHECK(pages.drawings.size() == 2);
  for (const Drawing& page : pages.drawings) {
    for (const DrawnNode& frame : page.frames) CHECK(frame.open == OpenSides{});
  }
}

TEST_CASE("a sheet says at its foot what it shows: it may hang on a wall alone") {
  const CheckedModel checked = test::compiled_folder("samples/first-workflow");
  const Drawing whole = draw(checked, {View::lanes, checked.model.find("answer_customer")}, {});
  const Pages pages = on_pages(whole, Paper::a4);
  REQUIRE(pages.drawings.size() == 1);
  const Drawing& sheet = pages.drawings.front();
  const DrawnNode& foot = test::node(sheet, "page--line");
  CHECK(foot.lines.front().text == whole.title);
  for (const DrawnNode& frame : sheet.frames) CHECK_FALSE(test::overlap(frame.box, foot.box));
  CHECK(foot.box.y + foot.box.height <= sheet.bounds.y + sheet.bounds.height);
}

TEST_CASE("on every sheet of a table each letter stands in a row with its step, below its head") {
  std::string text = "role boss \"Managing director\"\n";
  std::string work;
  for (int i = 0; i < 24; ++i) {
    text += fmt::format("role r{} \"Role of department {}\"\n", i, i);
    work += fmt::format("step \"Do thing {}\" by r{} informs r{}\n", i, i, (i * 7 + 3) % 24);
  }
  const CheckedModel checked =
      test::compiled(text + "workflow w \"W\" owner boss {\n" + work + "}\n");
  const Drawing table = draw(checked, {View::raci, checked.model.find("w")}, {});
  for (const Paper paper : {Paper::a4, Paper::a3, Paper::letter}) {
    const Pages pages = on_pages(table, paper);
    std::size_t letters = 0;
    for (const Drawing& page : pages.drawings) {
      CAPTURE(page.id);
      for (const DrawnNode& head : page.nodes) {
        if (head.heading == Heading::none) continue;
        CAPTURE(head.id);
        // Nothing else stands at its height, and rows below it.
        CHECK(std::any_of(page.nodes.begin(), page.nodes.end(), [&](const DrawnNode& letter) {
          return letter.style.starts_with("raci-") && letter.box.y > head.box.y;
        }));
        CHECK(std::none_of(page.nodes.begin(), page.nodes.end(), [&](const DrawnNode& other) {
          return other.heading == Heading::of_column && other.box.y > head.box.y &&
                 other.box.y < head.box.y + head.box.height + 5 &&
                 head.heading == Heading::of_column;
        }));
      }
      for (const DrawnNode& letter : page.nodes) {
        if (!letter.style.starts_with("raci-")) continue;
        CAPTURE(letter.id);
        ++letters;
        const std::int32_t x = letter.box.x + letter.box.width / 2;
        const std::int32_t y = letter.box.y + letter.box.height / 2;
        CHECK(std::any_of(page.nodes.begin(), page.nodes.end(), [&](const DrawnNode& step) {
          return step.style == "cell" && step.box.y < y && y < step.box.y + step.box.height;
        }));
        CHECK(std::any_of(page.nodes.begin(), page.nodes.end(), [&](const DrawnNode& head) {
          return head.heading == Heading::of_column && head.box.y < y && head.box.x < x &&
                 x < head.box.x + head.box.width;
        }));
      }
    }
    CHECK(letters == 24 * 3); // does, is told, answers
  }
}

TEST_CASE("sheets of a network say from whom to whom the lines with their letters lead") {
  std::string text = "role boss \"Managing director\"\n";
  std::string work;
  for (int i = 0; i < 22; ++i) text += fmt::format("role r{} \"Department {}\"\n", i, i);
  std::mt19937 random(1);
  for (int i = 0; i < 70; ++i) {
    work += fmt::format("step \"Do thing {}\" by r{}\n", i, random() % 22);
  }
  const CheckedModel checked =
      test::compiled(text + "workflow w \"W\" owner boss {\n" + work + "}\n");
  const Drawing network = draw(checked, {View::handoffs, checked.model.find("w")}, {});
  const Pages pages = on_pages(network, Paper::a4);
  REQUIRE(pages.drawings.size() > 1);
  std::size_t letters = 0;
  for (const Drawing& page : pages.drawings) {
    CAPTURE(page.id);
    const DrawnNode* list = test::find(page.nodes, "letters");
    if (list == nullptr) continue; // there is no room
    std::string said;
    for (const TextLine& line : list->lines) said += line.text + " ";
    for (const Route& route : page.routes) {
      for (const std::string& end : {route.from, route.to}) {
        if (!end.starts_with("connector-")) continue;
        ++letters;
        const std::string letter = end.substr(10, end.find('-', 10) - 10);
        CHECK((" " + said).find(" " + letter + ":\u00a0Department ") != std::string::npos);
      }
    }
    CHECK(test::outside_bounds(page).empty());
  }
  CHECK(letters > 0);
  const Drawing lanes = draw(checked, {View::lanes, checked.model.find("w")}, {});
  for (const Drawing& page : on_pages(lanes, Paper::a4).drawings) {
    CHECK(test::find(page.nodes, "letters") == nullptr);
  }
}
