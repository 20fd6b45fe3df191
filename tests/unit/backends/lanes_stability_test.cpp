#include "backends/diagram.hpp"
#include "diagram_geometry.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

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
  int pairs = 0;
  int turned = 0; ///< pairs of nodes left and right, above and below of one another, the other way
  int lanes = 0;  ///< nodes in another lane
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
      if (across * across_now < 0 || along * along_now < 0) ++kept.turned;
    }
  }
}

/// Applies an edit at each line that begins a step, one after another; each is compared.
Kept after_edits(std::string (*edit)(const std::string& line, const std::string& indent)) {
  Kept kept;
  const Files files = sample();
  const CheckedModel before = test::compiled(files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string& text = files[i].second;
    if (text.find("\nworkflow ") == std::string::npos && !text.starts_with("workflow ")) continue;
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = text.substr(at, end - at);
      const std::size_t begin = line.find_first_not_of(' ');
      const bool step = begin != std::string::npos && begin > 0 &&
                        line.compare(begin, 5, "step ") == 0 && ++number % 3 == 1;
      if (step) {
        Files edited = files;
        edited[i].second =
            text.substr(0, at) + edit(line, line.substr(0, begin)) + text.substr(end);
        const CheckedModel after = test::compiled(edited);
        for (const Workflow& workflow : before.model.workflows) {
          const std::string_view id = before.model[workflow.self].id;
          const DeclarationId now = after.model.find(id);
          if (now == DeclarationId::none) continue;
          if (text.find(fmt::format("workflow {} ", id)) == std::string::npos) continue;
          compare(draw_lanes(before, workflow.self, {}), draw_lanes(after, now, {}), kept);
        }
      }
      at = end + 1;
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
  const auto relabelled = [](const std::string& line, const std::string&) {
    std::string out = line;
    const std::size_t quote = out.find('"');
    if (quote != std::string::npos) out.insert(quote + 1, "Now ");
    return out;
  };
  const auto inserted = [](const std::string& line, const std::string& indent) {
    const std::size_t by = line.find(" by ");
    const std::string who =
        by == std::string::npos ? "" : line.substr(by, line.find(' ', by + 4) - by);
    return indent + "step \"Look at it once more\"" + who + "\n" + line;
  };
  const Kept label = after_edits(relabelled);
  const Kept step = after_edits(inserted);
  MESSAGE("relabelled: ", label.turned, " of ", label.pairs, " pairs; inserted: ", step.turned,
          " of ", step.pairs, " pairs, ", step.lanes, " lanes");
  CHECK(label.pairs > 1000);
  CHECK(label.turned == 0);
  CHECK(label.lanes == 0);
  CHECK(step.pairs > 1000);
  CHECK(step.turned * 100 <= step.pairs);
}
