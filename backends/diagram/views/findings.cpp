#include "backends/diagram_findings.hpp"
#include "backends/language.hpp"

#include "diagram/views/drawn_places.hpp"
#include "diagram/views/legend.hpp"
#include "diagram/views/sign_places.hpp"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <map>
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

class FindingMarker {
public:
  FindingMarker(Drawing& drawing, const CheckedModel& model, const DiagramSubject& subject)
      : drawing_(drawing)
      , words_(model.model.handbook.language.value)
      , places_(drawing, model.model, subject)
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
    sign.box = signs_.next(node);
    sign.line = {std::move(number),
                 {sign.box.x + sign_size / 2, sign.box.y + sign_size - 4},
                 Align::centre,
                 9,
                 true,
                 "sign-ink"};
    node.badges.push_back(std::move(sign));
  }

  void mark_way(const Finding& finding) {
    std::string_view at = "start";
    for (const RelatedPlace& place : finding.way) {
      const std::size_t next = places_.at(place.span);
      if (next == DrawnPlaces::nowhere) continue;
      const std::string_view id = node_at(next).id;
      mark_shortest(at, id);
      at = id;
    }
  }

  /// The lines from one node to another, by as few others as possible.
  void mark_shortest(std::string_view from, std::string_view to) {
    std::map<std::string_view, std::size_t> came_by; // the line to each node
    std::deque<std::string_view> open{from};
    while (!open.empty() && !came_by.contains(to)) {
      const std::string_view node = open.front();
      open.pop_front();
      const auto lines = leaving_.find(node);
      if (lines == leaving_.end()) continue;
      for (const std::size_t line : lines->second) {
        if (came_by.try_emplace(drawing_.routes[line].to, line).second) {
          open.push_back(drawing_.routes[line].to);
        }
      }
    }
    for (auto line = came_by.find(to); line != came_by.end();) {
      Route& route = drawing_.routes[line->second];
      route.marked = true;
      if (route.from == from) break;
      line = came_by.find(route.from);
    }
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
