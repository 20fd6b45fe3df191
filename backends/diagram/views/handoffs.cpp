#include "diagram/views/card.hpp"
#include "diagram/views/handoff_lines.hpp"
#include "diagram/views/views.hpp"
#include "diagram/views/wording.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace waymark {
namespace {

/// "12", "3.5", "under 0.1"
std::string rate(double value) {
  if (value >= 9.95) return fmt::format("{:.0f}", value);
  if (value < 0.05) return "under 0.1";
  const std::string text = fmt::format("{:.1f}", value);
  return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

/// A node for each role, party and tool, a line for each pair between whom work passes.
class HandOffPlanner {
public:
  HandOffPlanner(const CheckedModel& model, DeclarationId subject, const Links& links)
      : model_(model.model)
      , subject_(subject)
      , links_(links)
      , network_(read_handoffs(model, subject)) {}

  Plan plan() {
    // Of one workflow that does not say how often it happens, a run is as good a measure.
    by_run_ = is_one_workflow() &&
              std::none_of(network_.lines.begin(), network_.lines.end(),
                           [](const HandOffLine& line) { return line.per_month > 0; });
    for (const HandOffLine& line : network_.lines) {
      most_ = std::max(most_, frequency(line));
      least_ = std::min(least_, frequency(line));
    }
    add_nodes();
    for (const HandOffLine& line : network_.lines) add_line(line);
    add_head();
    return std::move(plan_);
  }

private:
  [[nodiscard]] bool is_one_workflow() const {
    return model_.is(subject_, DeclarationKind::workflow) ||
           model_.is(subject_, DeclarationKind::procedure);
  }

  /// What the width of the line says.
  [[nodiscard]] double frequency(const HandOffLine& line) const {
    return by_run_ ? line.per_run : line.per_month;
  }

  struct Total {
    double handed_on = 0; ///< a month
    double got = 0;
  };

  /// In the order in which they are declared.
  void add_nodes() {
    std::map<DeclarationId, Total> totals;
    for (const HandOffLine& line : network_.lines) {
      totals[line.from].handed_on += line.per_month;
      totals[line.to].got += line.per_month;
    }
    for (const auto& [who, total] : totals) {
      node_of_[who] = static_cast<std::uint32_t>(plan_.nodes.size());
      plan_.nodes.push_back({node(who, total)});
    }
  }

  [[nodiscard]] DrawnNode node(DeclarationId who, const Total& total) const {
    const Declaration& declaration = model_[who];
    DrawnNode drawn;
    drawn.id = fmt::format("{}.{}", noun(declaration.kind), safe_id(declaration.id));
    drawn.link = link_to(links_, who);
    std::string_view icon = "performer";
    switch (declaration.kind) {
    case DeclarationKind::tool:
      drawn.shape = Shape::automated;
      drawn.style = "machine";
      icon = "machine";
      break;
    case DeclarationKind::party:
      drawn.shape = Shape::pill;
      drawn.style = "stage";
      break;
    default: drawn.shape = Shape::rounded; drawn.style = "step";
    }
    CardText text{std::string(declaration.title)};
    text.rows.push_back({"", {{icon, std::string(noun(declaration.kind)), "", ""}}});
    fill_card(drawn, text);
    drawn.tooltip = std::string(declaration.title);
    if (total.handed_on > 0 || total.got > 0) {
      drawn.tooltip += fmt::format("\nhands on {} times a month, gets work {} times",
                                   rate(total.handed_on), rate(total.got));
    }
    return drawn;
  }

  [[nodiscard]] std::string label(const HandOffLine& line) const {
    std::string text;
    if (line.per_month > 0) {
      text = rate(line.per_month) + " a month";
    } else if (by_run_) {
      text = rate(line.per_run) + " a run";
    } else {
      text = fmt::format("{} place{}, not counted", line.places, line.places == 1 ? "" : "s");
    }
    if (line.silent_places == 0) return text;
    if (line.silent_places == line.places) return text + ", silent";
    if (line.silent_per_month > 0) return text + ", " + rate(line.silent_per_month) + " silent";
    return text + ", some silent";
  }

  void add_line(const HandOffLine& line) {
    PlannedRoute route;
    route.from = node_of_[line.from];
    route.to = node_of_[line.to];
    // Where all are equally often, no width says anything.
    const double share = most_ > least_ ? frequency(line) / most_ : 0;
    route.weight = 1 + static_cast<std::int32_t>(std::lround(8 * share));
    Route& drawn = route.drawn;
    drawn.id = fmt::format("route_{}", plan_.routes.size());
    drawn.from = plan_.nodes[route.from].drawn.id;
    drawn.to = plan_.nodes[route.to].drawn.id;
    // By the root, for between the rarest and the commonest often lies a factor of hundreds.
    drawn.width = 1 + static_cast<std::uint8_t>(std::lround(4 * std::sqrt(share)));
    if (line.silent_places > 0) drawn.style = "silent";
    drawn.tooltip = tooltip(line);
    fill_label(drawn, label(line));
    plan_.routes.push_back(std::move(route));
  }

  [[nodiscard]] std::string tooltip(const HandOffLine& line) const {
    std::string text = fmt::format("{} to {}", model_[line.from].title, model_[line.to].title);
    for (const std::string& steps : line.steps) text += "\n" + steps;
    if (line.places > line.steps.size()) {
      text += fmt::format("\nand {} more", line.places - line.steps.size());
    }
    return text;
  }

  void add_head() {
    const bool whole = subject_ == DeclarationId::none;
    plan_.head.id = whole ? "handoffs" : "handoffs-" + safe_id(model_[subject_].id);
    std::string title(whole ? model_.handbook.title.value : model_[subject_].title);
    plan_.head.title = title.empty() ? "Hand-offs" : "Hand-offs: " + title;
    const auto silent = std::count_if(network_.lines.begin(), network_.lines.end(),
                                      [](const auto& line) { return line.silent_places > 0; });
    plan_.head.description = fmt::format(
        "Who hands work to whom: {} and {} between them with how often that happens. Dashed lines, "
        "{} of them, have silent hand-offs: no document is made and nobody is told.",
        counted(plan_.nodes.size(), "role, party or tool", "roles, parties and tools"),
        counted(network_.lines.size(), "line", "lines"), silent);
    if (network_.lines.empty()) {
      plan_.legend = {"Nobody hands work to somebody else here."};
    } else {
      plan_.legend = {by_run_ ? "The wider a line, the more often in a run."
                              : "The wider a line, the more often in a month."};
    }
    if (silent > 0) {
      plan_.legend.push_back(
          "Dashed: at least one hand-off is silent; no document is made and nobody is told.");
    }
    if (network_.rare_lines_left_out > 0) {
      plan_.head.note = fmt::format("the {} rarest of {} lines between two are left out",
                                    network_.rare_lines_left_out,
                                    network_.rare_lines_left_out + network_.lines.size());
    }
  }

  const Model& model_;
  DeclarationId subject_;
  const Links& links_;
  HandOffNetwork network_;
  bool by_run_ = false;
  double most_ = 0;
  double least_ = std::numeric_limits<double>::max();
  std::map<DeclarationId, std::uint32_t> node_of_{};
  Plan plan_{};
};

} // namespace

Plan plan_handoffs(const CheckedModel& model, DeclarationId subject, const Links& links) {
  return HandOffPlanner(model, subject, links).plan();
}

} // namespace waymark
