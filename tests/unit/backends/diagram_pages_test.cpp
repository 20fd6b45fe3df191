#include "backends/diagram.hpp"
#include "backends/diagram_pages.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <utility>

using namespace waymark;

namespace {

/// Everybody works in turn: many lanes, many columns, and lines from everywhere to everywhere.
CheckedModel large_workflow() {
  std::string text;
  for (int i = 0; i < 9; ++i) text += fmt::format("role r{} \"Role {}\"\n", i, i);
  text += "workflow w \"W\" owner r0 {\n";
  for (int i = 0; i < 60; ++i) {
    text += fmt::format("  step s{} \"Do the thing number {}\" by r{}\n", i, i, i * 4 % 9);
    if (i % 12 == 11) {
      text += fmt::format(
          "  decide \"Is {} right?\" by r1 {{ yes continue\n no -> s{} up to 2 times, then -> end "
          "\"Bad\" }}\n",
          i, i - 9);
    }
  }
  return test::compiled(text + "}\n");
}

constexpr std::string_view page_line = "page--line";

double smallest_text_on(const Drawing& page, std::int32_t sheet_width) {
  std::int32_t smallest = 100;
  const auto look_at = [&](const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) smallest = std::min(smallest, line.size);
  };
  for (const auto* drawn : {&page.nodes, &page.frames}) {
    for (const DrawnNode& node : *drawn) {
      look_at(node.lines);
      for (const Badge& badge : node.badges) {
        if (!badge.line.text.empty()) smallest = std::min(smallest, badge.line.size);
      }
    }
  }
  for (const Route& route : page.routes) look_at(route.label);
  return smallest * static_cast<double>(sheet_width) / page.bounds.width;
}

/// On each sheet all can be read, and is within it.
void check_sheets(const Pages& pages) {
  for (const Drawing& page : pages.drawings) {
    CAPTURE(page.id);
    CHECK(test::outside_bounds(page) == std::vector<std::string>());
    CHECK(test::loose_ends(page) == std::vector<std::string>());
    CHECK(smallest_text_on(page, pages.width) >= smallest_on_paper - 0.05);
    CHECK(page.bounds.height * static_cast<double>(pages.width) / page.bounds.width ==
          doctest::Approx(pages.height).epsilon(0.01));
  }
}

/// The ends of one letter.
struct LetterEnds {
  int leaving = 0;
  int arriving = 0;
  std::set<std::size_t> left; ///< sheets
  std::set<std::size_t> reached;
  std::vector<std::pair<bool, std::string>> texts;
};

std::map<std::string, LetterEnds> letters_of(const Pages& pages) {
  std::map<std::string, LetterEnds> letters;
  for (std::size_t i = 0; i < pages.drawings.size(); ++i) {
    for (const DrawnNode& node : pages.drawings[i].nodes) {
      if (node.style != "connector") continue;
      LetterEnds& ends = letters[node.id.substr(0, node.id.rfind('-'))];
      const bool leaving = node.id.find("-out") != std::string::npos;
      ++(leaving ? ends.leaving : ends.arriving);
      (leaving ? ends.left : ends.reached).insert(i + 1);
      ends.texts.emplace_back(leaving, node.lines.front().text);
    }
  }
  return letters;
}

/// Each letter has both ends, and each says where the other is.
void check_letters(const Pages& pages) {
  for (const auto& letter_and_ends : letters_of(pages)) {
    const std::string& id = letter_and_ends.first;
    const LetterEnds& ends = letter_and_ends.second;
    CAPTURE(id);
    const std::string letter = id.substr(id.find('-') + 1);
    CHECK(ends.leaving > 0);
    CHECK(ends.arriving > 0);
    // Who follows it comes only to where a line leads.
    CHECK((ends.leaving == 1 || ends.arriving == 1));
    const bool same = ends.left == ends.reached && ends.left.size() == 1;
    for (const auto& [leaving, text] : ends.texts) {
      const std::string there =
          fmt::format("{}", fmt::join(leaving ? ends.reached : ends.left, ","));
      CHECK(text == (same      ? letter
                     : leaving ? fmt::format("{} \u203a {}", letter, there)
                               : fmt::format("{} \u203a {}", there, letter)));
    }
  }
}

/// Every node and every label is on one sheet.
void check_nothing_lost(const Drawing& whole, const Pages& pages) {
  std::map<std::string, int> seen;
  std::map<std::string, int> labels;
  for (const Drawing& page : pages.drawings) {
    for (const DrawnNode& node : page.nodes) {
      CHECK_FALSE(node.id.empty());
      if (node.style != "connector" && node.heading == Heading::none) ++seen[node.id];
    }
    for (const Route& route : page.routes) {
      for (const TextLine& line : route.label) ++labels[line.text];
    }
  }
  for (const DrawnNode& node : whole.nodes) {
    // What the signs mean may stand on every sheet.
    const bool repeated = node.style == "legend" && seen[node.id] > 1;
    if (node.heading == Heading::none && !repeated) CHECK(seen[node.id] == 1);
  }
  for (const Route& route : whole.routes) {
    for (const TextLine& line : route.label) --labels[line.text];
  }
  for (const auto& label : labels) {
    CAPTURE(label.first);
    CHECK(label.second == 0);
  }
}

Box extent_of(const Drawing& page) {
  Box extent = page.frames.empty() ? page.nodes.front().box : page.frames.front().box;
  const auto add = [&](const Box& box) {
    const std::int32_t right = std::max(extent.x + extent.width, box.x + box.width);
    const std::int32_t bottom = std::max(extent.y + extent.height, box.y + box.height);
    extent.x = std::min(extent.x, box.x);
    extent.y = std::min(extent.y, box.y);
    extent.width = right - extent.x;
    extent.height = bottom - extent.y;
  };
  for (const DrawnNode& frame : page.frames) add(frame.box);
  for (const DrawnNode& node : page.nodes) {
    if (node.id != page_line) add(node.box);
  }
  return extent;
}

/// Something of the drawing stands on each sheet, and all but the last are used.
void check_use_of_sheets(const Pages& pages) {
  if (pages.drawings.size() == 1) return;
  for (const Drawing& page : pages.drawings) {
    CAPTURE(page.id);
    CHECK(std::any_of(page.nodes.begin(), page.nodes.end(), [](const DrawnNode& node) {
      return node.style != "connector" && node.heading == Heading::none && node.id != page_line;
    }));
    if (&page == &pages.drawings.back()) continue;
    const Box used = extent_of(page);
    const double across = static_cast<double>(used.width) / page.bounds.width;
    const double down = static_cast<double>(used.height) / page.bounds.height;
    CHECK(std::max(across, down) >= 0.3); // text is as large as where most stands
    CHECK(across * down >= 0.05);         // one row of steps fills no more
  }
}

void check_pages(const Drawing& whole, const Pages& pages) {
  check_sheets(pages);
  check_nothing_lost(whole, pages);
  check_letters(pages);
  check_use_of_sheets(pages);
}

bool lies_in(const Box& outer, const Box& box) {
  return box.y >= outer.y && box.y + box.height <= outer.y + outer.height && box.x >= outer.x &&
         box.x + box.width <= outer.x + outer.width;
}

/// The head of a lane that runs right stands at its left, that of one that runs down above it.
bool is_head_of(const Box& head, const Box& lane, bool down) {
  return down ? head.x == lane.x && head.width == lane.width && head.y + head.height == lane.y
              : head.y == lane.y && head.height == lane.height && head.x + head.width == lane.x;
}

void check_lanes(const Drawing& page, bool down) {
  CAPTURE(page.id);
  int lanes = 0;
  int heads = 0;
  const auto is_lane = [](const DrawnNode& frame) {
    return frame.style == "lane" || frame.style == "lane-odd";
  };
  for (const DrawnNode& frame : page.frames) {
    if (frame.style == "lane-title") ++heads;
    if (!is_lane(frame)) continue;
    ++lanes;
    CAPTURE(frame.id);
    CHECK(std::count_if(page.frames.begin(), page.frames.end(), [&](const DrawnNode& head) {
            return head.style == "lane-title" && is_head_of(head.box, frame.box, down);
          }) == 1);
  }
  CHECK(lanes > 0);
  CHECK(heads == lanes);
  for (const DrawnNode& node : page.nodes) {
    if (node.style == "connector" || node.style == "legend") continue;
    CAPTURE(node.id);
    CHECK(std::any_of(page.frames.begin(), page.frames.end(), [&](const DrawnNode& frame) {
      return is_lane(frame) && lies_in(frame.box, node.box);
    }));
  }
}

/// Of a map or a table: on each sheet there are heads above.
void check_heads(const Drawing& page) {
  CAPTURE(page.id);
  CHECK(std::any_of(page.nodes.begin(), page.nodes.end(),
                    [](const DrawnNode& node) { return node.heading == Heading::of_column; }));
}

constexpr Paper papers[] = {Paper::a4, Paper::a3, Paper::letter};

void check_on_all_papers(const CheckedModel& checked) {
  std::vector<DiagramSubject> subjects{{View::landscape}, {View::handoffs}};
  for (const Process& process : checked.model.processes) {
    for (const View view : views_of(checked.model, process.self)) {
      subjects.push_back({view, process.self});
    }
  }
  for (const Workflow& workflow : checked.model.workflows) {
    for (const View view : views_of(checked.model, workflow.self)) {
      subjects.push_back({view, workflow.self});
      if (view == View::lanes) subjects.push_back({view, workflow.self, Direction::down});
    }
  }
  const std::vector<Drawing> drawings = draw(checked, subjects, {});
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    for (const Paper paper : papers) {
      CAPTURE(drawings[i].id);
      CAPTURE(static_cast<int>(paper));
      const bool down = subjects[i].direction == Direction::down;
      CAPTURE(down);
      const Pages pages = on_pages(drawings[i], paper);
      check_pages(drawings[i], pages);
      const bool is_table = subjects[i].view == View::raci || subjects[i].view == View::process_map;
      for (const Drawing& page : pages.drawings) {
        if (subjects[i].view == View::lanes) check_lanes(page, down);
        if (is_table && &page != &pages.drawings.back()) check_heads(page);
      }
    }
  }
}

} // namespace

TEST_CASE("what fits on one page stays whole, in the shape of the sheet") {
  const CheckedModel checked = test::compiled_folder("samples/first-workflow");
  const Drawing flow = draw(checked, {View::flow, checked.model.find("answer_customer")}, {});
  const Pages pages = on_pages(flow, Paper::a3);
  REQUIRE(pages.drawings.size() == 1);
  CHECK(pages.drawings[0].nodes.size() == flow.nodes.size() + 1); // and the title at the foot
  CHECK(pages.width == 842);
  CHECK(pages.drawings[0].bounds.height * pages.width ==
        doctest::Approx(pages.drawings[0].bounds.width * pages.height).epsilon(0.01));
}

TEST_CASE("a large drawing is cut into pages that lose nothing and can be read") {
  const CheckedModel checked = large_workflow();
  const DeclarationId w = checked.model.find("w");
  for (const View view : {View::lanes, View::flow, View::raci, View::handoffs}) {
    CAPTURE(facts(view).name);
    const Drawing whole = draw(checked, {view, w}, {});
    for (const Paper paper : {Paper::a4, Paper::letter}) {
      check_pages(whole, on_pages(whole, paper));
    }
  }
  const Pages lanes = on_pages(draw(checked, {View::lanes, w}, {}), Paper::a4);
  CHECK(lanes.drawings.size() > 1);
  CHECK(lanes.drawings[0].title.find("(page 1 of ") != std::string::npos);
  CHECK(lanes.drawings[0].nodes.back().lines.front().text == lanes.drawings[0].title);
  // On each page, each lane that is there has its head, and each step its lane.
  for (const Direction direction : {Direction::right, Direction::down}) {
    const Drawing whole = draw(checked, {View::lanes, w, direction}, {});
    const Pages pages = on_pages(whole, Paper::a4);
    check_pages(whole, pages);
    for (const Drawing& page : pages.drawings) check_lanes(page, direction == Direction::down);
  }
}

TEST_CASE("of two directions that which needs fewer sheets is taken") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  for (const Workflow& workflow : checked.model.workflows) {
    CAPTURE(checked.model[workflow.self].id);
    const Drawing both[] = {draw(checked, {View::lanes, workflow.self, Direction::right}, {}),
                            draw(checked, {View::lanes, workflow.self, Direction::down}, {})};
    const std::size_t right = on_pages(both[0], Paper::a4).drawings.size();
    const std::size_t down = on_pages(both[1], Paper::a4).drawings.size();
    const Pages best = on_fewest_pages(both, Paper::a4);
    CHECK(best.drawings.size() == std::min(right, down));
    const bool runs_down =
        best.drawings.front().description.find("from top to bottom") != std::string::npos;
    if (right != down) CHECK(runs_down == (down < right));
  }
}

TEST_CASE("every view of the samples can be printed on every paper") {
  for (const char* sample : {"samples/event-planner", "samples/first-workflow"}) {
    CAPTURE(sample);
    check_on_all_papers(test::compiled_folder(sample));
  }
}

TEST_CASE("on a page no title stands without what it is the title of") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  const DeclarationId journey = checked.model.find("client_journey");
  const Pages table = on_pages(draw(checked, {View::raci, journey}, {}), Paper::a4);
  REQUIRE(table.drawings.size() > 1);
  for (const Drawing& page : table.drawings) {
    std::int32_t last_title = 0;
    std::int32_t last_row = 0;
    for (const DrawnNode& node : page.nodes) {
      if (node.style == "band" || node.style == "process")
        last_title = std::max(last_title, node.box.y);
      if (node.style == "cell") last_row = std::max(last_row, node.box.y);
    }
    CHECK(last_title < last_row);
  }
  const Pages map = on_pages(draw(checked, {View::process_map, journey}, {}), Paper::a4);
  REQUIRE(map.drawings.size() > 1);
  for (std::size_t i = 1; i < map.drawings.size(); ++i) {
    const std::vector<DrawnNode>& nodes = map.drawings[i].nodes;
    for (const DrawnNode& head : nodes) {
      if (head.style != "stage" || head.id.find("--page-") == std::string::npos) continue;
      CAPTURE(head.id);
      CHECK(std::any_of(nodes.begin(), nodes.end(), [&](const DrawnNode& node) {
        const std::int32_t middle = node.box.x + node.box.width / 2;
        return node.box.y > head.box.y && middle >= head.box.x &&
               middle < head.box.x + head.box.width;
      }));
    }
  }
}

TEST_CASE("sheets speak the language of the handbook") {
  const CheckedModel checked = large_workflow();
  const Drawing whole = draw(checked, {View::lanes, checked.model.find("w")}, {});
  const Pages pages = on_pages(whole, Paper::a4, Language("de"));
  REQUIRE(pages.drawings.size() > 1);
  CHECK(pages.drawings[0].title.find("(Blatt 1 von ") != std::string::npos);
}

TEST_CASE(
    "on paper a table keeps its heads with their rows, and says on each sheet what signs mean") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  std::size_t several = 0;
  for (const Process& process : checked.model.processes) {
    const Pages pages = on_pages(draw(checked, {View::raci, process.self}, {}), Paper::a4);
    if (pages.drawings.size() == 1) continue;
    ++several;
    for (const Drawing& page : pages.drawings) {
      CAPTURE(page.id);
      std::int32_t last_head = 0;
      std::int32_t last_row = 0;
      std::int32_t first_part = page.bounds.height;
      std::int32_t first_row = page.bounds.height;
      for (const DrawnNode& node : page.nodes) {
        if (node.heading == Heading::of_part) first_part = std::min(first_part, node.box.y);
        if (node.heading == Heading::of_part || node.heading == Heading::of_section) {
          last_head = std::max(last_head, node.box.y);
        }
        if (node.style != "cell") continue;
        last_row = std::max(last_row, node.box.y);
        first_row = std::min(first_row, node.box.y);
      }
      CHECK(last_head < last_row);
      CHECK(first_part < first_row);
      CHECK(std::any_of(page.nodes.begin(), page.nodes.end(),
                        [](const DrawnNode& node) { return node.id == "legend"; }));
    }
  }
  CHECK(several > 0);
}

TEST_CASE("on paper no stage stands above nothing, as if it were a gap") {
  const CheckedModel checked = test::compiled_folder("samples/event-planner");
  std::size_t stages = 0;
  for (const Process& process : checked.model.processes) {
    const Drawing map = draw(checked, {View::process_map, process.self}, {});
    for (const Drawing& page : on_pages(map, Paper::a4).drawings) {
      for (const DrawnNode& head : page.nodes) {
        if (head.shape != Shape::chevron) continue;
        ++stages;
        CAPTURE(page.id);
        CAPTURE(head.id);
        CHECK(std::any_of(page.nodes.begin(), page.nodes.end(), [&](const DrawnNode& node) {
          const std::int32_t middle = node.box.x + node.box.width / 2;
          return node.box.y >= head.box.y + head.box.height && middle > head.box.x &&
                 middle < head.box.x + head.box.width;
        }));
      }
    }
  }
  CHECK(stages > 5);
}
