#include "backends/diagram.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace waymark;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Files sample() {
  const std::filesystem::path root =
      std::filesystem::path(WAYMARK_SOURCE_DIR) / "samples/event-planner";
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".way") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.emplace_back(std::filesystem::relative(entry.path(), root).generic_string(),
                       std::string(std::istreambuf_iterator<char>(in), {}));
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string svg_of(const CheckedModel& checked, DeclarationId workflow) {
  return to_svg(draw_lanes(checked, workflow, {}));
}

struct Place {
  std::string lane;
  Point centre{};
};

std::map<std::string, Place> places(const Drawing& drawing) {
  std::map<std::string, Place> out;
  for (const DrawnNode& node : drawing.nodes) {
    Place place{{}, {node.box.x + node.box.width / 2, node.box.y + node.box.height / 2}};
    for (const DrawnNode& frame : drawing.frames) {
      const bool band = frame.style == "lane" || frame.style == "lane-odd";
      if (band && place.centre.y >= frame.box.y && place.centre.y < frame.box.y + frame.box.height)
        place.lane = frame.id;
    }
    out[node.id] = place;
  }
  return out;
}

struct Kept {
  int edits = 0;
  int pairs = 0;
  int turned = 0; ///< pairs of nodes left and right, above and below of one another, the other way
  int lanes = 0;  ///< nodes in another lane
  std::string which{};
};

void compare(const Drawing& before, const Drawing& after, Kept& kept) {
  const auto old_places = places(before);
  const auto new_places = places(after);
  const auto sign = [](int value) { return (value > 0) - (value < 0); };
  for (const auto& [id, place] : old_places) {
    const auto now = new_places.find(id);
    if (now == new_places.end()) continue;
    if (now->second.lane != place.lane) ++kept.lanes;
    for (const auto& [other_id, other] : old_places) {
      const auto other_now = new_places.find(other_id);
      if (other_id <= id || other_now == new_places.end()) continue;
      ++kept.pairs;
      const int across = sign(place.centre.x - other.centre.x);
      const int across_now = sign(now->second.centre.x - other_now->second.centre.x);
      const int along = sign(place.centre.y - other.centre.y);
      const int along_now = sign(now->second.centre.y - other_now->second.centre.y);
      // What stood in one line may come apart.
      if (across * across_now >= 0 && along * along_now >= 0) continue;
      ++kept.turned;
      kept.which += fmt::format("\n{}: {} and {}", before.id, id, other_id);
    }
  }
}

std::string indent_of(std::string_view line) {
  return std::string(line.substr(0, std::min(line.find_first_not_of(' '), line.size())));
}

bool is_step(std::string_view line) {
  const std::string indent = indent_of(line);
  return !indent.empty() && line.substr(indent.size()).starts_with("step ");
}

/// " by founder", if the line says so.
std::string performer_in(std::string_view line) {
  const std::size_t by = line.find(" by ");
  if (by == std::string_view::npos) return {};
  return std::string(line.substr(by, line.find(' ', by + 4) - by));
}

/// The lines of a workflow, and a step among them that is edited.
using StepEdit = bool (*)(std::vector<std::string>& lines, std::size_t step);

bool relabel(std::vector<std::string>& lines, std::size_t step) {
  const std::size_t quote = lines[step].find('"');
  if (quote == std::string::npos) return false;
  lines[step].insert(quote + 1, "Now ");
  return true;
}

bool insert_step(std::vector<std::string>& lines, std::size_t step) {
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(step),
               indent_of(lines[step]) + "step \"Look at it once more\"" +
                   performer_in(lines[step]));
  return true;
}

/// Back to the step before it in the same block.
bool add_loop(std::vector<std::string>& lines, std::size_t step) {
  const std::string indent = indent_of(lines[step]);
  std::size_t target = step;
  while (target > 0) {
    const std::string before = indent_of(lines[--target]);
    if (lines[target].empty() || before.size() > indent.size()) continue;
    if (before.size() < indent.size()) return false;
    if (is_step(lines[target])) break;
  }
  if (!is_step(lines[target]) || target == step) return false;
  std::string& line = lines[target];
  const std::size_t name = line.find("step ") + 5;
  if (line[name] == '"') line.insert(name, "edited_target ");
  const std::string id = line.substr(name, line.find(' ', name) - name);
  const std::vector<std::string> added = {
      indent + "decide \"Is that right?\"" + performer_in(lines[step]) + " {",
      indent + "  yes continue", indent + "  no -> " + id + " up to 2 times, then continue",
      indent + "}"};
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(step), added.begin(), added.end());
  return true;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// Applies an edit to every third step, one after another; each result is compared.
Kept after_edits(StepEdit edit) {
  Kept kept;
  const Files files = sample();
  const CheckedModel before = test::compiled(files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string& text = files[i].second;
    if (text.find("\nworkflow ") == std::string::npos && !text.starts_with("workflow ")) continue;
    const std::vector<std::string> lines = lines_of(text);
    int number = 0;
    for (std::size_t at = 0; at < lines.size(); ++at) {
      if (!is_step(lines[at]) || ++number % 3 != 1) continue;
      std::vector<std::string> changed = lines;
      if (!edit(changed, at)) continue;
      Files edited = files;
      edited[i].second = fmt::format("{}\n", fmt::join(changed, "\n"));
      const CheckedModel after = test::compiled(edited);
      ++kept.edits;
      for (const Workflow& workflow : before.model.workflows) {
        const std::string_view id = before.model[workflow.self].id;
        const DeclarationId now = after.model.find(id);
        if (now == DeclarationId::none) continue;
        if (text.find(fmt::format("workflow {} ", id)) == std::string::npos) continue;
        compare(draw_lanes(before, workflow.self, {}), draw_lanes(after, now, {}), kept);
      }
    }
  }
  return kept;
}

} // namespace

TEST_CASE("lanes: the same picture, whatever the order of the files") {
  Files files = sample();
  const CheckedModel one = test::compiled(files);
  std::reverse(files.begin(), files.end());
  const CheckedModel other = test::compiled(files);
  for (const Workflow& workflow : one.model.workflows) {
    const std::string_view id = one.model[workflow.self].id;
    CAPTURE(id);
    CHECK(svg_of(one, workflow.self) == svg_of(other, other.model.find(id)));
  }
}

TEST_CASE("lanes: nodes keep their lane and their order when the text is edited") {
  struct Case {
    std::string_view what;
    StepEdit edit;
    int most_turned; ///< pairs, of some thousands: the search for few bends may choose another row
  };
  const Case cases[] = {{"relabelled", relabel, 0},
                        {"a step inserted", insert_step, 27},
                        {"a loop added", add_loop, 44}};
  for (const Case& one : cases) {
    const Kept kept = after_edits(one.edit);
    CAPTURE(one.what);
    CAPTURE(kept.which);
    MESSAGE(std::string(one.what), ": ", kept.turned, " of ", kept.pairs, " pairs turned in ",
            kept.edits, " edits");
    CHECK(kept.edits > 20);
    CHECK(kept.pairs > 1000);
    CHECK(kept.turned <= one.most_turned);
    CHECK(kept.lanes == 0);
  }
}
