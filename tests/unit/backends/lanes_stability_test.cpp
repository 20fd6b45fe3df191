#include "backends/diagram.hpp"
#include "lanes_edits.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace waymark;
using test::Files;
using test::files_of;

namespace {

std::string svg_of(const CheckedModel& checked, DeclarationId workflow) {
  return to_svg(draw(checked, {View::lanes, workflow}, {}));
}

struct Place {
  std::size_t lane = 0; ///< from the top
  std::size_t row = 0;  ///< in its lane, from the top
  Point centre{};
  std::string words{}; ///< that stand in it
};

struct LanesPicture {
  std::vector<const DrawnNode*> lanes{};
  std::map<std::string, Place> places{};       ///< by id
  std::map<std::string, std::string> labels{}; ///< of lines, by their id, with where they begin
};

LanesPicture picture_of(const Drawing& drawing) {
  LanesPicture out;
  for (const DrawnNode& frame : drawing.frames) {
    if (frame.style == "lane" || frame.style == "lane-odd") out.lanes.push_back(&frame);
  }
  std::map<std::size_t, std::vector<std::int32_t>> rows; // by lane
  for (const DrawnNode& node : drawing.nodes) {
    Place place{0, 0, {node.box.x + node.box.width / 2, node.box.y + node.box.height / 2}};
    while (place.centre.y >= out.lanes[place.lane]->box.y + out.lanes[place.lane]->box.height) {
      ++place.lane;
    }
    rows[place.lane].push_back(place.centre.y);
    for (const TextLine& line : node.lines) place.words += line.text + " ";
    out.places[node.id] = place;
  }
  for (const Route& route : drawing.routes) {
    std::string& label = out.labels[route.id];
    for (const TextLine& line : route.label) label += line.text + " ";
  }
  for (auto& [lane, centres] : rows) {
    std::sort(centres.begin(), centres.end());
    centres.erase(std::unique(centres.begin(), centres.end()), centres.end());
  }
  for (auto& [id, place] : out.places) {
    const std::vector<std::int32_t>& centres = rows[place.lane];
    const auto found = std::lower_bound(centres.begin(), centres.end(), place.centre.y);
    place.row = static_cast<std::size_t>(found - centres.begin());
  }
  return out;
}

/// What became different though nobody touched it.
struct Changes {
  int edits = 0;
  int nodes = 0;    ///< compared
  int upstream = 0; ///< of these left of the edit
  int lane = 0;     ///< in another lane
  int row = 0;      ///< in another row of their lane
  int column = 0;   ///< pairs of nodes that are left and right of one another, the other way
  int moved = 0;    ///< upstream, to other coordinates, though no lane grew
  std::string which{};
};

class Comparison {
public:
  Comparison(const Drawing& before, const Drawing& after, std::vector<std::string> touched,
             std::string what, Changes& changes)
      : what_(std::move(what))
      , before_(picture_of(before))
      , after_(picture_of(after))
      , touched_(std::move(touched))
      , changes_(changes) {
    for (const Route& route : after.routes) {
      const auto label = before_.labels.find(route.id);
      if (label == before_.labels.end() || label->second == after_.labels[route.id]) continue;
      edit_ = std::min(edit_, after_.places[route.from].centre.x);
    }
  }

  void compare() {
    for (const auto& [id, place] : after_.places) {
      if (is_touched(id)) edit_ = std::min(edit_, place.centre.x);
    }
    // Where one edit lets a lane grow, the edit back lets it shrink.
    for (std::size_t i = 0; i < before_.lanes.size() && i < after_.lanes.size(); ++i) {
      if (height(after_, i) != height(before_, i)) grown_ = std::min(grown_, i);
    }
    for (const auto& [id, place] : before_.places) {
      const auto now = after_.places.find(id);
      if (now != after_.places.end()) compare(id, place, now->second);
    }
  }

private:
  [[nodiscard]] bool is_touched(const std::string& id) const {
    const auto before = before_.places.find(id);
    return before == before_.places.end() || before->second.words != after_.places.at(id).words ||
           std::find(touched_.begin(), touched_.end(), id) != touched_.end();
  }

  static std::int32_t height(const LanesPicture& picture, std::size_t lane) {
    return lane < picture.lanes.size() ? picture.lanes[lane]->box.height : 0;
  }

  void compare(const std::string& id, const Place& place, const Place& now) {
    ++changes_.nodes;
    if (now.lane != place.lane) note(changes_.lane, id, "another lane");
    if (now.row != place.row) note(changes_.row, id, "another row");
    for (const auto& [other, there] : before_.places) {
      const auto there_now = after_.places.find(other);
      if (other <= id || there_now == after_.places.end()) continue;
      const std::int32_t along = there.centre.x - place.centre.x;
      const std::int32_t along_now = there_now->second.centre.x - now.centre.x;
      // What stood in one column may come apart.
      if (std::int64_t{along} * along_now < 0) note(changes_.column, id, "turned with " + other);
    }
    if (now.centre.x >= edit_ || is_touched(id)) return;
    ++changes_.upstream;
    if (now.centre.x != place.centre.x || (place.lane < grown_ && now.centre.y != place.centre.y)) {
      note(changes_.moved, id,
           fmt::format("moved by {}, {}", now.centre.x - place.centre.x,
                       now.centre.y - place.centre.y));
    }
  }

  void note(int& count, const std::string& id, const std::string& how) {
    ++count;
    changes_.which += fmt::format("\n{}: {} {}", what_, id, how);
  }

  std::string what_;
  LanesPicture before_;
  LanesPicture after_;
  std::vector<std::string> touched_;
  Changes& changes_;
  std::int32_t edit_ = std::numeric_limits<std::int32_t>::max(); ///< how far left it reaches
  std::size_t grown_ = std::numeric_limits<std::size_t>::max();  ///< the first lane that grew
};

/// The id of the node that a line of a step makes, if it is written.
std::string id_in(const std::string& line) {
  const std::size_t name = line.find("step ") + 5;
  if (line[name] == '"') return {};
  return "step." + line.substr(name, line.find(' ', name) - name);
}

class Editor {
public:
  /// Edits every n-th step.
  Editor(std::string_view folder, std::size_t every)
      : every_(every)
      , files_(files_of(folder))
      , before_(test::compiled(files_)) {}

  /// Applies the edit to the steps of each workflow, one after another; compares each result.
  void try_everywhere(test::StepEdit edit, bool (*is_edited)(std::string_view line),
                      Changes& changes) {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const std::vector<std::string> lines = test::lines_of(files_[i].second);
      std::string workflow;
      for (std::size_t at = 0; at < lines.size(); ++at) {
        if (lines[at].starts_with("workflow ")) {
          workflow = lines[at].substr(9, lines[at].find(' ', 9) - 9);
        } else if (!lines[at].empty() && lines[at][0] != ' ' && lines[at][0] != '}') {
          workflow.clear();
        }
        if (workflow.empty() || !is_edited(lines[at]) || steps_++ % every_ != 0) continue;
        const auto changed = edit(lines, at);
        if (changed) try_one(i, workflow, lines, *changed, at, changes);
      }
    }
  }

private:
  void try_one(std::size_t file, const std::string& workflow, const std::vector<std::string>& lines,
               const std::vector<std::string>& changed, std::size_t at, Changes& changes) {
    Files edited = files_;
    edited[file].second = fmt::format("{}\n", fmt::join(changed, "\n"));
    const CheckedModel after = test::compiled(edited);
    // Such as a step behind a jump, which nothing reaches: it would not be left so.
    if (after.summary.errors > before_.summary.errors) return;
    ++changes.edits;
    std::vector<std::string> touched;
    for (std::size_t i = 0; i <= at; ++i) { // the edited line, or the one that a loop leads to
      if (changed[i] != lines[i] && test::is_step(changed[i])) touched.push_back(id_in(changed[i]));
    }
    // A loop may lead to a step whose line stays as it is.
    for (const std::string& line : changed) {
      const std::size_t to = line.find(" -> ");
      const bool is_new = std::count(changed.begin(), changed.end(), line) >
                          std::count(lines.begin(), lines.end(), line);
      if (to == std::string::npos || !is_new) continue;
      touched.push_back("step." + line.substr(to + 4, line.find(' ', to + 4) - to - 4));
    }
    Comparison(drawn_before(workflow), draw(after, {View::lanes, after.model.find(workflow)}, {}),
               touched, fmt::format("{}, line {}", workflow, at + 1), changes)
        .compare();
  }

  const Drawing& drawn_before(const std::string& workflow) {
    const auto [drawing, is_new] = drawings_.try_emplace(workflow);
    if (is_new) drawing->second = draw(before_, {View::lanes, before_.model.find(workflow)}, {});
    return drawing->second;
  }

  std::size_t every_;
  std::size_t steps_ = 0;
  Files files_;
  CheckedModel before_;
  std::map<std::string, Drawing> drawings_{};
};

} // namespace

TEST_CASE("lanes: the same picture, whatever the order of the files") {
  Files files = files_of("samples/event-planner");
  const CheckedModel one = test::compiled(files);
  std::reverse(files.begin(), files.end());
  const CheckedModel other = test::compiled(files);
  for (const Workflow& workflow : one.model.workflows) {
    const std::string_view id = one.model[workflow.self].id;
    CAPTURE(id);
    CHECK(svg_of(one, workflow.self) == svg_of(other, other.model.find(id)));
  }
}

TEST_CASE("lanes: an edit of the text leaves alone what it does not touch") {
  // Rows and columns are decided on a skeleton that one more step in a run, or one more loop in it,
  // leaves as it is, so nothing changes its place among the others; and lines begin with the ways
  // that they have there, so nothing left of an edit moves.
  struct Case {
    std::string_view what;
    test::StepEdit edit;
    int least_edits;
    bool (*is_edited)(std::string_view line) = test::is_step;
  };
  const Case cases[] = {{"relabelled", test::relabel, 160},
                        {"with a short title", test::shorten, 250, test::is_titled},
                        {"with a long title", test::lengthen, 250, test::is_titled},
                        {"a step inserted", test::insert_step, 140},
                        {"a step inserted behind", test::insert_step_behind, 110},
                        {"a loop added", test::add_loop, 55},
                        {"a loop out of a block", test::add_loop_out_of_block, 5},
                        {"a loop added behind", test::add_loop_behind, 160}};
  const char* const asked = std::getenv("WAYMARK_EVERY_NTH_EDIT"); // fewer, where all take long
  const int every = asked == nullptr ? 1 : std::max(1, std::atoi(asked));
  for (const Case& one : cases) {
    Changes changes;
    for (const char* folder : {"samples/event-planner", "samples/first-workflow"}) {
      Editor(folder, static_cast<std::size_t>(every))
          .try_everywhere(one.edit, one.is_edited, changes);
    }
    CAPTURE(one.what);
    CAPTURE(changes.which);
    MESSAGE(std::string(one.what), ": ", changes.edits, " edits, ", changes.nodes, " nodes, ",
            changes.upstream, " upstream; lane ", changes.lane, ", row ", changes.row, ", column ",
            changes.column, ", moved ", changes.moved);
    // Which edits are left of every few is a matter of chance.
    CHECK(changes.edits >= (every == 1 ? one.least_edits : one.least_edits / every / 2));
    CHECK(changes.nodes >= 5 * changes.edits);
    CHECK(changes.lane == 0);
    CHECK(changes.row == 0);
    CHECK(changes.column == 0);
    CHECK(changes.moved == 0);
  }
}
