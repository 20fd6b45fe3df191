#include "diagram/pages/connectors.hpp"
#include "diagram/pages/cut_places.hpp"
#include "diagram/pages/cuts.hpp"
#include "diagram/pages/cutting.hpp"
#include "diagram/pages/line_pieces.hpp"
#include "diagram/pages/shared_sheets.hpp"
#include "diagram/pages/slice_lengths.hpp"
#include "diagram/pages/torn_labels.hpp"
#include "diagram/pages/trunks.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace waymark;
using pages::Axis;

namespace {

constexpr std::int32_t step_size = 60;
constexpr std::int32_t column = 100;

DrawnNode step_at(const std::string& id, std::int32_t x, std::int32_t y) {
  DrawnNode node;
  node.id = id;
  node.box = {x, y, step_size, step_size};
  return node;
}

Route line(const std::string& from, const std::string& to, std::vector<Point> points) {
  Route route;
  route.id = from + "_" + to;
  route.from = from;
  route.to = to;
  route.points = std::move(points);
  return route;
}

/// Steps beside one another, each with a line to the next.
Drawing row_of_steps(int count) {
  Drawing drawing;
  for (int i = 0; i < count; ++i) {
    drawing.nodes.push_back(step_at(fmt::format("s{}", i), i * column, 0));
    if (i == 0) continue;
    drawing.routes.push_back(line(fmt::format("s{}", i - 1), fmt::format("s{}", i),
                                  {{(i - 1) * column + step_size, 30}, {i * column, 30}}));
  }
  drawing.bounds = {0, 0, count * column, 200};
  return drawing;
}

std::vector<std::int32_t> cuts_of(const Drawing& drawing, std::int32_t along) {
  pages::SheetRoom room;
  room.along = along;
  room.across = room.across_again = 1000;
  const auto places = pages::cut_places(drawing, Axis::right, along);
  pages::SliceLengths lengths(drawing, Axis::right, places);
  return pages::choose_cuts(places, lengths, room);
}

/// A lane that runs right, with its head.
void add_lane(Drawing& drawing, const std::string& id, std::int32_t y, std::int32_t height) {
  DrawnNode lane;
  lane.id = id;
  lane.shape = Shape::frame;
  lane.style = "lane";
  lane.box = {0, y, drawing.bounds.width, height};
  DrawnNode head = lane;
  head.id += "--title";
  head.style = "lane-title";
  head.heading = Heading::of_row;
  head.box = {-30, y, 30, height};
  drawing.frames.push_back(std::move(lane));
  drawing.frames.push_back(std::move(head));
}

std::size_t letters_on(const Drawing& part) {
  return static_cast<std::size_t>(
      std::count_if(part.nodes.begin(), part.nodes.end(), pages::is_connector));
}

std::set<std::string> steps_on(const Drawing& part) {
  std::set<std::string> ids;
  for (const DrawnNode& node : part.nodes) {
    if (!pages::is_connector(node)) ids.insert(node.id);
  }
  return ids;
}

pages::Crossing crossing(const std::string& from, const std::string& to, pages::LineEnd leaves,
                         pages::LineEnd arrives) {
  return {leaves, arrives, from, to};
}

} // namespace

TEST_CASE("sheets are as few as can be, and as full as one another") {
  CHECK(cuts_of(row_of_steps(5), 600).empty());
  const std::vector<std::int32_t> cuts = cuts_of(row_of_steps(8), 600);
  REQUIRE(cuts.size() == 1);
  CHECK(cuts[0] > 360);
  CHECK(cuts[0] < 400);
}

TEST_CASE("a drawing is cut where few lines go on; those that run in one another count once") {
  Drawing drawing = row_of_steps(8);
  // Three more lines over the middle, and as many that have joined before the sixth step.
  for (const std::int32_t y : {80, 90, 100}) {
    drawing.routes.push_back(line("s3", "s4", {{330, 60}, {330, y}, {430, y}, {430, 60}}));
  }
  for (const char* from : {"s0", "s1", "s2"}) {
    drawing.routes.push_back(line(from, "s5", {{470, 70}, {500, 70}}));
  }
  const std::vector<std::int32_t> cuts = cuts_of(drawing, 600);
  REQUIRE(cuts.size() == 1);
  CHECK_FALSE((cuts[0] > 300 && cuts[0] < 430));
  drawing.routes.clear();
  for (const char* from : {"s0", "s1", "s2"}) {
    drawing.routes.push_back(line(from, "s4", {{360, 30}, {400, 30}}));
  }
  for (const std::int32_t y : {10, 50}) {
    drawing.routes.push_back(line("s2", "s3", {{260, y}, {300, y}}));
    drawing.routes.push_back(line("s4", "s5", {{460, y}, {500, y}}));
  }
  const std::vector<std::int32_t> at_trunk = cuts_of(drawing, 600);
  REQUIRE(at_trunk.size() == 1);
  CHECK(at_trunk[0] > 360);
  CHECK(at_trunk[0] < 400);
}

TEST_CASE("what is higher than a sheet is cut along the flow, with the lanes each sheet uses") {
  Drawing drawing = row_of_steps(8);
  drawing.bounds.height = 800;
  add_lane(drawing, "first", 0, 400);
  add_lane(drawing, "second", 400, 400);
  for (std::size_t i = 4; i < 8; ++i) drawing.nodes[i].box.y = 600;
  for (Route& route : drawing.routes) {
    if (route.points.front().x < 400 && route.points.back().x >= 400) {
      route.points = {{360, 30}, {380, 30}, {380, 630}, {400, 630}};
    } else if (route.points.front().x > 400) {
      for (Point& at : route.points) at.y = 630;
    }
  }
  const std::vector<Drawing> parts = pages::cut_to(drawing, {620, 240}, Axis::right);
  REQUIRE(parts.size() == 2);
  CHECK(steps_on(parts[0]) == std::set<std::string>{"s0", "s1", "s2", "s3"});
  CHECK(steps_on(parts[1]) == std::set<std::string>{"s4", "s5", "s6", "s7"});
  for (const Drawing& part : parts) {
    CHECK(letters_on(part) == 1);
    CHECK(std::count_if(part.frames.begin(), part.frames.end(), pages::is_lane) == 1);
    CHECK(part.bounds.height <= 240);
  }
}

TEST_CASE("lines to one step come onto its sheet as one, the straightest, with one letter") {
  Drawing drawing;
  for (int i = 0; i < 3; ++i) {
    const std::string id = fmt::format("from{}", i);
    const std::int32_t y = 30 + i * column;
    drawing.nodes.push_back(step_at(id, 0, y - 30));
    drawing.routes.push_back(
        i == 1 ? line(id, "to", {{step_size, y}, {400, y}})
               : line(id, "to", {{step_size, y}, {430, y}, {430, i == 0 ? 100 : 160}}));
  }
  drawing.nodes.push_back(step_at("to", 400, 100));
  drawing.bounds = {0, 0, 460, 260};
  const std::vector<Drawing> parts = pages::cut_to(drawing, {400, 1000}, Axis::right);
  REQUIRE(parts.size() == 2);
  CHECK(letters_on(parts[0]) == 3);
  CHECK(letters_on(parts[1]) == 1);
  REQUIRE(parts[1].routes.size() == 1);
  const std::vector<Point>& points = parts[1].routes[0].points;
  CHECK(std::all_of(points.begin(), points.end(),
                    [&](Point at) { return at.y == points.front().y; }));

  drawing.nodes.back().shape = Shape::bar; // waits for each
  const std::vector<Drawing> joining = pages::cut_to(drawing, {400, 1000}, Axis::right);
  REQUIRE(joining.size() == 2);
  CHECK(letters_on(joining[1]) == 3);
}

TEST_CASE("a label at a letter, or on a node, is torn from its own node") {
  Drawing part;
  part.nodes = {step_at("a", 0, 0), pages::connector("A", {222, 30})};
  part.nodes.back().id = pages::connector_id("A", true, 0);
  part.routes = {line("a", part.nodes.back().id, {{step_size, 30}, {200, 30}})};
  part.routes[0].label = {{"yes", {}, Align::centre, 11, false, ""}};
  part.routes[0].label_box = {65, 15, 30, 14};
  CHECK(pages::torn_labels(part) == 0);
  part.routes[0].label_box.x = 165;
  CHECK(pages::torn_labels(part) == 1);
  part.routes[0].label_box.x = 50;
  CHECK(pages::torn_labels(part) == 1);
}

TEST_CASE("lines that have joined have one letter, wherever they come from") {
  const std::vector<pages::Crossing> joined{
      crossing("a", "t", {0, true, {200, 10}, 0}, {2, false, {500, 40}, 0}),
      crossing("b", "t", {1, true, {500, 40}, 0}, {2, false, {500, 40}, 1}),
      crossing("c", "t", {1, true, {500, 40}, 1}, {2, false, {500, 40}, 2})};
  const std::vector<pages::Trunk> one = pages::trunks_of(joined, Axis::right);
  REQUIRE(one.size() == 1);
  CHECK(one[0].arriving.size() == 1);
  CHECK(one[0].arriving[0].routes.size() == 3);
  REQUIRE(one[0].leaving.size() == 2);
  CHECK(one[0].leaving[1].routes.size() == 2);
}

TEST_CASE("lines that have not parted yet have one letter; no letter is for a way without a line") {
  const pages::LineEnd out{0, true, {200, 10}, 0};
  const pages::Crossing to_first = crossing("s", "t", out, {1, false, {200, 10}, 0});
  const pages::Crossing to_second = crossing("s", "u", out, {2, false, {500, 70}, 0});
  const pages::Crossing beside = crossing("v", "u", {1, true, {500, 70}, 0}, to_second.to);
  const std::vector<pages::Crossing> parting{to_first, to_second};
  const std::vector<pages::Trunk> one = pages::trunks_of(parting, Axis::right);
  REQUIRE(one.size() == 1);
  CHECK(one[0].leaving.size() == 1);
  CHECK(one[0].arriving.size() == 2);
  // With a letter for all three, the line from v would seem to lead to t.
  const std::vector<pages::Crossing> all{to_first, to_second, beside};
  CHECK(pages::trunks_of(all, Axis::right).size() == 2);
  const std::vector<pages::Crossing> foreign{
      to_first, crossing("w", "x", {0, true, {200, 40}, 0}, {1, false, {200, 40}, 0})};
  CHECK(pages::trunks_of(foreign, Axis::right).size() == 2);
}

TEST_CASE("a line that leaves a sheet only to come back stays on it") {
  const Drawing drawing = row_of_steps(8);
  const std::vector<std::int32_t> cuts{380};
  const pages::PageEdges edges(drawing, Axis::right, cuts);
  const std::map<std::string, std::size_t> page_of_node{{"s1", 0}, {"s2", 0}};
  pages::LineCutter cutter(edges, page_of_node);
  const Route round = line("s1", "s2", {{160, 20}, {450, 20}, {450, 120}, {230, 120}, {230, 60}});
  const pages::LinePieces first = cutter.cut(round);
  REQUIRE(first.pieces.size() == 1);
  CHECK(first.between.empty());
  CHECK(first.is_cut);
  for (const Point at : first.pieces[0].points) CHECK(at.x < 390);
  // Another one would run on it.
  CHECK(cutter.cut(round).between.size() == 1);
}

TEST_CASE("a line that only passes a sheet is not followed over it") {
  constexpr int sheets = 500;
  const Drawing drawing = row_of_steps(sheets);
  std::vector<std::int32_t> cuts;
  for (int i = 1; i < sheets; ++i) cuts.push_back(i * column - 20);
  const pages::PageEdges edges(drawing, Axis::right, cuts);
  const std::map<std::string, std::size_t> page_of_node{{"s1", 1}, {"s490", 490}};
  pages::LineCutter cutter(edges, page_of_node);
  const auto check_ends = [&](const pages::LinePieces& cut, std::size_t from, std::size_t to) {
    for (std::size_t i = 0; i < cut.between.size(); ++i) {
      CHECK(cut.between[i].from.at == cut.pieces[i].points.back());
      CHECK(cut.between[i].to.at == cut.pieces[i + 1].points.front());
    }
    CHECK(cut.pieces.front().page == from);
    CHECK(cut.pieces.back().page == to);
  };
  Route far = line("s1", "s490", {{160, 30}, {170, 30}, {170, 90}, {48990, 90}, {48990, 30}});
  const pages::LinePieces there = cutter.cut(far);
  REQUIRE(there.pieces.size() == 2);
  check_ends(there, 1, 490);
  CHECK(there.pieces[0].points.back() == Point{180, 90});
  CHECK(there.pieces[1].points == std::vector<Point>{{48980, 90}, {48990, 90}, {48990, 30}});
  std::reverse(far.points.begin(), far.points.end());
  std::swap(far.from, far.to);
  far.label.push_back({"back", {}, Align::centre, 11, false, ""});
  far.label_box = {24110, 80, 40, 12};
  const pages::LinePieces back = cutter.cut(far);
  REQUIRE(back.pieces.size() == 3);
  check_ends(back, 490, 1);
  CHECK(back.labelled == 1);
  CHECK(back.pieces[1].page == 241);
  CHECK(back.pieces[1].points == std::vector<Point>{{24180, 90}, {24080, 90}});
  CHECK(cutter.followed() < 10);
}

TEST_CASE("for cuts, of a drawing only what stands in a lane is looked at, not each lane") {
  const auto looked_at = [](int steps) {
    Drawing drawing = row_of_steps(steps);
    drawing.bounds.height = steps * column;
    for (int i = 0; i < steps; ++i) {
      add_lane(drawing, fmt::format("l{}", i), i * column, column);
      drawing.nodes[static_cast<std::size_t>(i)].box.y = i * column;
    }
    pages::SheetRoom room;
    room.along = room.across = room.across_again = 1000;
    const auto places = pages::cut_places(drawing, Axis::right, room.along);
    pages::SliceLengths lengths(drawing, Axis::right, places);
    CHECK_FALSE(pages::choose_cuts(places, lengths, room).empty());
    return lengths.looked_at();
  };
  CHECK(looked_at(1000) < 3 * looked_at(500));
}

TEST_CASE("a cut before or behind all that stands in a lane costs more") {
  Drawing drawing = row_of_steps(4);
  drawing.bounds.width = 1000;
  add_lane(drawing, "lane", 0, 200);
  drawing.frames.front().box.x = -100;
  drawing.frames.front().box.width = 1100;
  drawing.bounds = {-100, 0, 1100, 200};
  drawing.routes.clear();
  for (const pages::CutPlace& place : pages::cut_places(drawing, Axis::right, 80)) {
    const bool is_end = place.at == -100 || place.at == 1000;
    const bool is_bare = !is_end && (place.at <= 30 || place.at > 330);
    CAPTURE(place.at);
    CHECK((std::fmod(place.cost, 130) >= 12) == is_bare);
  }
}

TEST_CASE("parts that fit beside one another share a sheet, but not those of a table") {
  std::vector<Drawing> parts;
  for (int i = 0; i < 3; ++i) {
    Drawing part = row_of_steps(1);
    part.bounds = {0, 0, 100, 300};
    part.nodes[0].id = fmt::format("s{}", i);
    add_lane(part, "lane", 0, 100);
    parts.push_back(std::move(part));
  }
  const std::vector<Drawing> sheets = pages::share_sheets(parts, {250, 300}, Axis::down);
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].bounds.width == 200);
  CHECK(steps_on(sheets[0]) == std::set<std::string>{"s0", "s1"});
  CHECK(sheets[0].nodes[1].box.x == sheets[0].nodes[0].box.x + 100);
  std::set<std::string> ids;
  for (const DrawnNode& frame : sheets[0].frames) ids.insert(frame.id);
  CHECK(ids.size() == sheets[0].frames.size());
  for (Drawing& part : parts) part.nodes[0].heading = Heading::of_column;
  CHECK(pages::share_sheets(parts, {250, 300}, Axis::down).size() == 3);
}
