#include "backends/language.hpp"
#include "diagram/views/card.hpp"
#include "diagram/views/content_order.hpp"
#include "diagram/views/handoff_lines.hpp"
#include "diagram/views/views.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace waymark {
namespace {

/// "12", "3.5", "under 0.1"
std::string rate(const Language& words, double value) {
  if (value >= 9.95) return fmt::format("{:.0f}", value);
  if (value < 0.05) return words.filled(Word::drawn_under, words.text(0.1));
  const std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) return text.substr(0, text.size() - 2);
  return text.substr(0, text.size() - 2).append(words.word(Word::decimal_point)) + text.back();
}

Word noun_of(DeclarationKind kind) {
  switch (kind) {
  case DeclarationKind::tool: return Word::drawn_tool;
  case DeclarationKind::party: return Word::drawn_party;
  default: return Word::role_one;
  }
}

/// A node for each role, party and tool, a line for each pair between whom work passes.
class HandOffPlanner {
public:
  HandOffPlanner(const CheckedModel& model, DeclarationId subject, const Links& links)
      : model_(model.model)
      , subject_(subject)
      , links_(links)
      , words_(model.model.handbook.language.value)
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

  void add_nodes() {
    std::map<DeclarationId, Total> totals;
    for (const HandOffLine& line : network_.lines) {
      totals[line.from].handed_on += line.per_month;
      totals[line.to].got += line.per_month;
    }
    std::vector<DeclarationId> participants;
    for (const auto& [who, total] : totals) participants.push_back(who);
    std::sort(participants.begin(), participants.end(),
              [&](DeclarationId a, DeclarationId b) { return stands_before(model_, a, b); });
    for (const DeclarationId who : participants) {
      node_of_[who] = static_cast<std::uint32_t>(plan_.nodes.size());
      plan_.nodes.push_back({node(who, totals[who])});
      if (model_[who].kind == DeclarationKind::party) {
        plan_.nodes.back().outline = NodeOutline::ellipse;
      }
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
    text.rows.push_back(
        {"", {{icon, std::string(words_.word(noun_of(declaration.kind))), "", ""}}});
    fill_card(drawn, text);
    drawn.tooltip = std::string(declaration.title);
    if (total.handed_on > 0 || total.got > 0) {
      drawn.tooltip += "\n" + words_.filled(Word::drawn_hands_on, rate(words_, total.handed_on),
                                            rate(words_, total.got));
    }
    return drawn;
  }

  [[nodiscard]] std::string label(const HandOffLine& line) const {
    std::string text;
    if (line.per_month > 0) {
      text = words_.filled(Word::drawn_per_month, rate(words_, line.per_month));
    } else if (by_run_) {
      text = words_.filled(Word::drawn_per_run, rate(words_, line.per_run));
    } else {
      text = words_.filled(Word::drawn_not_counted,
                           words_.count(line.places, Word::drawn_place, Word::drawn_places));
    }
    if (line.silent_places == 0) return text;
    if (line.silent_places == line.places) return words_.filled(Word::drawn_all_silent, text);
    if (line.silent_per_month > 0) {
      return words_.filled(Word::drawn_silent, text, rate(words_, line.silent_per_month));
    }
    return words_.filled(Word::drawn_some_silent, text);
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
    fill_label(drawn, {label(line)});
    plan_.routes.push_back(std::move(route));
  }

  [[nodiscard]] bool widths_differ() const {
    return std::any_of(plan_.routes.begin(), plan_.routes.end(), [&](const PlannedRoute& route) {
      return route.drawn.width != plan_.routes.front().drawn.width;
    });
  }

  [[nodiscard]] std::string tooltip(const HandOffLine& line) const {
    std::string text =
        words_.filled(Word::drawn_from_to, model_[line.from].title, model_[line.to].title);
    for (const std::string& steps : line.steps) text += "\n" + steps;
    if (line.places > line.steps.size()) {
      text += "\n" + words_.filled(Word::drawn_more, line.places - line.steps.size());
    }
    return text;
  }

  void add_head() {
    const bool whole = subject_ == DeclarationId::none;
    plan_.head.id = whole ? "handoffs" : "handoffs-" + safe_id(model_[subject_].id);
    std::string title(whole ? model_.handbook.title.value : model_[subject_].title);
    const std::string_view name = words_.word(Word::handoffs);
    plan_.head.title =
        title.empty() ? std::string(name) : words_.filled(Word::drawn_fact, name, title);
    const auto silent = std::count_if(network_.lines.begin(), network_.lines.end(),
                                      [](const auto& line) { return line.silent_places > 0; });
    plan_.head.description = words_.filled(
        Word::drawn_handoffs_text,
        words_.count(plan_.nodes.size(), Word::drawn_participant, Word::drawn_participants),
        words_.count(network_.lines.size(), Word::drawn_line, Word::drawn_lines), silent);
    if (network_.lines.empty()) {
      plan_.legend.emplace_back(words_.word(Word::drawn_no_handoffs));
    } else if (widths_differ()) {
      plan_.legend.emplace_back(
          words_.word(by_run_ ? Word::drawn_wide_run : Word::drawn_wide_month));
    }
    if (silent > 0) plan_.legend.emplace_back(words_.word(Word::drawn_dashed));
    const std::size_t left_out = network_.rare_lines_left_out;
    if (left_out > 0) {
      const std::size_t all = left_out + network_.lines.size();
      plan_.legend.push_back(words_.filled(Word::drawn_rare_left_out, left_out, all));
      plan_.head.note =
          fmt::format("the {} rarest of {} lines between two are left out", left_out, all);
    }
  }

  const Model& model_;
  DeclarationId subject_;
  const Links& links_;
  Language words_;
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
