#include "diagram/paint/dot_style.hpp"

#include <algorithm>
#include <iterator>

namespace waymark {

DotStyle dot_style(std::string_view style) {
  static constexpr DotStyle styles[] = {
      {"machine", "machine-node", "border"},
      {"start", "start", "start-border"},
      {"end", "end", "end-border", "2.6"},
      {"decision", "decision", "decision-border"},
      {"wait", "wait", "wait-border"},
      {"bar", "line", "line"},
      {"each", "frame", "frame-border"},
      {"lost", "gap", "gap-border", "", true},
      {"gap", "gap", "gap-border", "", true},
      {"stage", "stage", "stage-border"},
      {"process", "stage", "stage-border", "1"},
      {"system", "frame", "frame-border", "1"},
      {"frame", "frame", "frame-border", "1"},
      {"lane", "paper", "frame-border", "1"},
      {"lane-odd", "frame", "frame-border", "1"},
      {"lane-title", "stage", "stage-border", "1"},
      {"shade", "frame", ""},
      {"column", "", "frame-border", "0.6"},
      {"band", "frame", "frame-border", "1"},
      {"connector", "node", "line", "2"},
      {"cell", "", ""},
      {"legend", "", ""},
      {"loop", "", "frame-border", "1.2", true},
      {"raci-done", "raci", "raci"},
      {"raci-answers", "node", "raci", "2.6"},
      {"raci-asked", "node", "border", "", true},
      {"raci-told", "node", "border", "0.8"},
  };
  const std::string_view first = style.substr(0, style.find(' '));
  const auto* found = std::find_if(std::begin(styles), std::end(styles),
                                   [&](const DotStyle& one) { return one.style == first; });
  DotStyle looks = found == std::end(styles) ? DotStyle{first, "node", "border"} : *found;
  if (style.ends_with(" wm-beside")) looks.dashed = true;
  return looks;
}

} // namespace waymark
