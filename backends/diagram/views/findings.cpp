#include "backends/diagram_findings.hpp"
#include "backends/language.hpp"

#include "diagram/text/text_metrics.hpp"
#include "diagram/views/drawn_places.hpp"
#include "diagram/views/label_places.hpp"
#include "diagram/views/legend.hpp"
#include "diagram/views/sign_places.hpp"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <span>
#include <string_view>

namespace waymark {
namespace {

constexpr std::size_t most_listed = 40;

Word word_of(Severity severity) {
  switch (severity) {
  case Severity::error: return Word::error;
  case Severity::warning: return Word::warning;
  case Severity::advice: break;
  }
  return Word::advice;
}

bool says(const Route& route, std::string_view event) {
  std::string label;
  for (const TextLine& line : route.label) append_wrapped(label, line.text);
  return label.starts_with(event) || route.tooltip.starts_with(event);
}

/// One and the same node may come behind a step when it is done, when it is not done in time, and
/// when something happens.
bool leaves_so(const Route& route, const WayPlace& place) {
  if (route.style == "deadline") return place.departure == Departure::deadline;
  if (route.style == "exception")
    return place.departure == Departure::event && says(route, place.event);
  return place.departure == Departure::done;
}

class FindingMarker {
public:
  FindingMarker(Drawing& drawing, const CheckedModel& model, const DiagramSubject& subject)
      : drawing_(drawing)
      , words_(model.model.handbook.language.value)
      , places_(drawing, model, subject)
      , signs_(drawing) {
    for (std::size_t i = 0; i < drawing.routes.size(); ++i) {
      leaving_[drawing.routes[i].from].push_back(i);
    }
  }

  void mark(const std::vector<Finding>& findings) {
    std::vector<std::string> list;
    std::size_t count = 0;
    for (const Finding& finding : findings) {
      const std::size_t node = places_.at(finding.span);
      if (node == DrawnPlaces::nowhere) continue;
      ++count;
      const std::string said = fmt::format(
          "{} {}", count,
          words_.filled(Word::drawn_fact, words_.word(word_of(finding.severity)),
                        fmt::format("{} ({})", finding.message, facts(finding.check).spelling)));
      add_sign(node, finding.severity, std::to_string(count), said);
      mark_way(finding);
      if (count <= most_listed) list.push_back(said);
    }
    if (count > most_listed) list.push_back(words_.filled(Word::drawn_more, count - most_listed));
    move_labels_off_ways(drawing_);
    add_legend(drawing_, list, "findings");
  }

private:
  [[nodiscard]] DrawnNode& node_at(std::size_t index) {
    return index < drawing_.nodes.size() ? drawing_.nodes[index]
                                         : drawing_.frames[index - drawing_.nodes.size()];
  }

  void add_sign(std::size_t index, Severity severity, std::string number, const std::string& said) {
    DrawnNode& node = node_at(index);
    node.tooltip += (node.tooltip.empty() ? "" : "\n") + said;
    Badge sign;
    sign.style = fmt::format("finding-{}", name(severity));
    sign.tooltip = said;
    sign.box = signs_.next(node, sign_width(number));
    sign.line = {std::move(number),
                 {sign.box.x + sign.box.width / 2, sign.box.y + sign.box.height - 4},
                 Align::centre,
                 9,
                 true,
                 "sign-ink"};
    node.badges.push_back(std::move(sign));
  }

  void mark_way(const Finding& finding) {
    std::string_view at = "start";
    WayPlace left; // the start, as it is meant
    for (const WayPlace& place : finding.way) {
      const std::size_t next = places_.at(place.span);
      if (next == DrawnPlaces::nowhere) continue;
      const std::string_view id = node_at(next).id;
      const bool found =
          mark_shortest(at, id, [&](const Route& route) { return leaves_so(route, left); });
      if (!found) mark_shortest(at, id, [](const Route&) { return true; });
      at = id;
      left = place;
    }
    if (finding.check == Check::crossed_parallel) mark_to_lost(at);
  }

  /// The lines from one node to another, by as few others as possible, of which the first may be
  /// taken. False if there are none.
  template<typename MayBeFirst>
  bool mark_shortest(std::string_view from, std::string_view to, const MayBeFirst& may_be_first) {
    std::map<std::string_view, std::size_t> came_by; // the line to each node
    std::deque<std::string_view> open{from};
    while (!open.empty() && !came_by.contains(to)) {
      const std::string_view node = open.front();
      open.pop_front();
      for (const std::size_t line : lines_from(node)) {
        const Route& route = drawing_.routes[line];
        if (node == from && !may_be_first(route)) continue;
        if (came_by.try_emplace(route.to, line).second) open.push_back(route.to);
      }
    }
    const bool found = came_by.contains(to);
    for (auto line = came_by.find(to); line != came_by.end();) {
      Route& route = drawing_.routes[line->second];
      route.marked = true;
      if (route.from == from) break;
      line = came_by.find(route.from);
    }
    return found;
  }

  /// Along a jump that crosses a border: as drawn, it leads nowhere.
  void mark_to_lost(std::string_view from) {
    for (const std::size_t line : lines_from(from)) {
      Route& route = drawing_.routes[line];
      const auto is_lost = [&](const DrawnNode& node) {
        return node.id == route.to && node.style == "lost";
      };
      if (std::any_of(drawing_.nodes.begin(), drawing_.nodes.end(), is_lost)) route.marked = true;
    }
  }

  [[nodiscard]] std::span<const std::size_t> lines_from(std::string_view node) const {
    const auto lines = leaving_.find(node);
    return lines == leaving_.end() ? std::span<const std::size_t>() : lines->second;
  }

  Drawing& drawing_;
  Language words_;
  DrawnPlaces places_;
  SignPlaces signs_;
  std::map<std::string_view, std::vector<std::size_t>> leaving_{}; ///< lines by node
};

} // namespace

void mark_findings(Drawing& drawing, const CheckedModel& model, const DiagramSubject& subject) {
  FindingMarker(drawing, model, subject).mark(model.findings);
}

} // namespace waymark
