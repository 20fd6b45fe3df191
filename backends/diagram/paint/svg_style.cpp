#include "backends/diagram.hpp"
#include "diagram/paint/palette.hpp"

#include <algorithm>
#include <iterator>

namespace waymark {
namespace {

struct Colour {
  std::string_view name;
  std::string_view light;
  std::string_view dark;
};

/// Ink on its ground has a contrast of at least 4.5:1, lines 3:1, light and dark (a test computes
/// it).
constexpr Colour colours[] = {
    {"paper", "#ffffff", "#12151c"},
    {"ink", "#1b2130", "#e9ecf3"},
    {"muted", "#535c6e", "#aab3c5"},
    {"line", "#3b4458", "#a9b3c7"},
    {"node", "#ffffff", "#1e2430"},
    {"border", "#46506a", "#8e9ab3"},
    {"machine-node", "#eef4fb", "#1a2a3d"},
    {"start", "#dcf2e0", "#1d3a27"},
    {"start-border", "#2d7a45", "#6cc487"},
    {"end", "#e8ebf2", "#2b3244"},
    {"end-border", "#3b4458", "#a9b3c7"},
    {"decision", "#fff2cf", "#3d3413"},
    {"decision-border", "#8a6a10", "#d6b558"},
    {"wait", "#ece8fa", "#2b2648"},
    {"wait-border", "#6652a8", "#a999e6"},
    {"tool", "#e3edf8", "#1d3350"},
    {"tool-border", "#58779b", "#7fa3cc"},
    {"tool-ink", "#274868", "#c4dbf4"},
    {"document", "#e9f3e0", "#26371d"},
    {"document-border", "#62804a", "#8fb471"},
    {"document-ink", "#37521f", "#cfe6b9"},
    {"frame", "#f4f7fb", "#181d27"},
    {"frame-border", "#8494ab", "#66738a"},
    {"frame-ink", "#3a4d68", "#b9c8df"},
    {"back", "#b3261e", "#f2938b"},
    {"deadline", "#8a5700", "#e3b055"},
    {"exception", "#8b2f85", "#e29add"},
    {"silent", "#a33b00", "#f0a070"},
    {"way", "#cf7c00", "#96600a"},
    {"raci", "#24476f", "#9cc6f2"},
    {"sign-ink", "#ffffff", "#10151d"},
    {"stage", "#dfe9f6", "#20314a"},
    {"stage-border", "#4d6a8f", "#7f9cc4"},
    {"gap", "#fff5f5", "#2c191b"},
    {"gap-border", "#b3261e", "#f2938b"},
    {"gap-ink", "#9c1f18", "#f6aaa3"},
};

/// `$name` is a colour, `@name` the same as a fill. Later rules win.
constexpr std::string_view rules = R"(.wm text{fill:$ink}
.wm a{cursor:pointer}
.wm-paper{fill:$paper}
.wm-n{fill:$node;stroke:$border;stroke-width:1.4}
.wm-machine{fill:$machine-node}
.wm-start{fill:$start;stroke:$start-border}
.wm-end{fill:$end;stroke:$end-border;stroke-width:2.6}
.wm-decision{fill:$decision;stroke:$decision-border}
.wm-wait{fill:$wait;stroke:$wait-border}
.wm-bar{fill:$line;stroke:none}
.wm-each{fill:$frame;stroke:$frame-border}
.wm-lost,.wm-gap{fill:$gap;stroke:$gap-border;stroke-dasharray:4 3}
.wm-stage{fill:$stage;stroke:$stage-border}
.wm-system,.wm-frame{fill:$frame;stroke:$frame-border;stroke-width:1}
.wm-lane{fill:$paper;stroke:$frame-border;stroke-width:1}
.wm-lane-odd{fill:$frame;stroke:$frame-border;stroke-width:1}
.wm-lane-title{fill:$stage;stroke:$stage-border;stroke-width:1}
.wm-shade{fill:$frame;stroke:none}
.wm-column{fill:none;stroke:$frame-border;stroke-width:.6}
.wm-band{fill:$frame;stroke:$frame-border;stroke-width:1}
.wm-connector{stroke:$line;stroke-width:2}
.wm-cell,.wm-legend{fill:none;stroke:none}
.wm-raci-done{fill:$raci;stroke:$raci}
.wm-raci-answers{stroke:$raci;stroke-width:2.6}
.wm-raci-asked{stroke-dasharray:4 2}
.wm-raci-told{stroke-width:.8}
.wm-process{fill:$stage;stroke:$stage-border;stroke-width:1}
.wm-loop{fill:none;stroke:$frame-border;stroke-width:1.2;stroke-dasharray:6 3}
.wm-beside{stroke-dasharray:5 3}
.wm-ground{stroke:none}
.wm-open{fill:none}
.wm-tool{fill:$tool;stroke:$tool-border;stroke-width:1}
.wm-document{fill:$document;stroke:$document-border;stroke-width:1}
.wm-icon{fill:none;stroke:$muted;stroke-width:1.1}
.wm-on-tool{stroke:$tool-border}
.wm-on-document{stroke:$document-border}
.wm text.wm-muted{fill:$muted}
.wm text.wm-in-tool{fill:$tool-ink}
.wm text.wm-in-document{fill:$document-ink}
.wm text.wm-frame-title{fill:$frame-ink}
.wm text.wm-halo{paint-order:stroke;stroke:$frame;stroke-width:4px;stroke-linejoin:round}
.wm-label text{paint-order:stroke;stroke:$paper;stroke-width:3px;stroke-linejoin:round}
.wm text.wm-gap-text{fill:$gap-ink}
.wm-way{fill:none;stroke:$way;stroke-width:10;stroke-linejoin:round}
.wm-finding-error{fill:$gap-border;stroke:$paper}
.wm-finding-warning{fill:$deadline;stroke:$paper}
.wm-finding-advice{fill:$raci;stroke:$paper}
.wm-r{fill:none;stroke:$line;stroke-width:1.4}
.wm-h{fill:$line;stroke:none}
.wm-r.wm-back{stroke:$back;stroke-dasharray:8 4}
.wm-h.wm-back{fill:$back}
.wm-r.wm-deadline{stroke:$deadline;stroke-dasharray:2 3}
.wm-h.wm-deadline{fill:$deadline}
.wm-r.wm-exception{stroke:$exception;stroke-dasharray:5 3 1 3}
.wm-h.wm-exception{fill:$exception}
.wm-r.wm-document-flow{stroke:$document-border;stroke-dasharray:7 3}
.wm-h.wm-document-flow{fill:$document-border}
.wm-r.wm-silent{stroke:$silent;stroke-dasharray:9 4}
.wm-h.wm-silent{fill:$silent}
.wm-r.wm-w2{stroke-width:2}
.wm-r.wm-w3{stroke-width:2.7}
.wm-r.wm-w4{stroke-width:3.5}
.wm-r.wm-w5{stroke-width:4.5}
.wm text.wm-silent{fill:$silent}
.wm text.wm-sign-ink{fill:$sign-ink}
.wm text.wm-back{fill:$back}
.wm text.wm-deadline{fill:$deadline}
.wm text.wm-exception{fill:$exception}
.wm text.wm-document-flow{fill:$document-ink}
.wm a:hover .wm-n,.wm a:focus .wm-n{stroke-width:3}
)";

bool ends_name(char c) {
  return !((c >= 'a' && c <= 'z') || c == '-');
}

/// On paper that costs no ink for grounds: what is drawn is black, what lies behind is white.
std::string_view print_colour(std::string_view name) {
  static constexpr std::string_view black[] = {"ink",      "muted",     "line",   "border", "back",
                                               "deadline", "exception", "silent", "raci"};
  const bool dark = name.ends_with("-border") || (name.ends_with("-ink") && name != "sign-ink") ||
                    std::find(std::begin(black), std::end(black), name) != std::end(black);
  if (name == "way") return "#8c8c8c";
  return dark ? "#000000" : "#ffffff";
}

/// Twice the same declaration: painters that know no variables take the first and skip the second.
void append_themed(std::string& out, std::string_view property, std::string_view name) {
  const std::string light(light_colour(name));
  out.append(property).append(":").append(light).append(";");
  out.append(property).append(":var(--wm-").append(name).append(",").append(light).append(")");
}

} // namespace

std::string_view light_colour(std::string_view name) {
  const auto* found = std::find_if(std::begin(colours), std::end(colours),
                                   [&](const Colour& colour) { return colour.name == name; });
  return found == std::end(colours) ? "#000000" : found->light;
}

std::string_view dark_colour(std::string_view name) {
  const auto* found = std::find_if(std::begin(colours), std::end(colours),
                                   [&](const Colour& colour) { return colour.name == name; });
  return found == std::end(colours) ? "#ffffff" : found->dark;
}

std::string_view colour(std::string_view name, Theme theme) {
  switch (theme) {
  case Theme::dark: return dark_colour(name);
  case Theme::print: return print_colour(name);
  case Theme::automatic:
  case Theme::light: break;
  }
  return light_colour(name);
}

namespace {

template<typename AppendDeclaration>
std::string style_sheet(AppendDeclaration&& append_declaration) {
  std::string out;
  for (std::size_t at = 0; at < rules.size();) {
    const std::size_t dollar = rules.find('$', at);
    if (dollar == std::string_view::npos) {
      out += rules.substr(at);
      break;
    }
    const std::size_t property = rules.find_last_of("{;", dollar) + 1;
    out += rules.substr(at, property - at);
    std::size_t end = dollar + 1;
    while (end < rules.size() && !ends_name(rules[end])) ++end;
    append_declaration(out, rules.substr(property, dollar - 1 - property),
                       rules.substr(dollar + 1, end - dollar - 1));
    at = end;
  }
  return out;
}

} // namespace

std::string svg_style_sheet() {
  return style_sheet(append_themed);
}

std::string fixed_style_sheet(Theme theme) {
  return style_sheet([&](std::string& out, std::string_view property, std::string_view name) {
    out.append(property).append(":").append(colour(name, theme));
  });
}

std::string svg_dark_variables() {
  std::string out;
  for (const Colour& colour : colours) {
    out.append("--wm-").append(colour.name).append(":").append(colour.dark).append(";");
  }
  return out;
}

} // namespace waymark
