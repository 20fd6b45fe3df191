#include "diagram/views/handoff_lines.hpp"
#include "backends/language.hpp"

#include "diagram/views/content_order.hpp"
#include "diagram/views/scope.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>
#include <utility>

namespace waymark {
namespace {

constexpr std::size_t most_lines = 90;
constexpr std::size_t most_steps_named = 6;

void add(HandOffLine& line, const HandOff& one, const Model& model, const Language& words) {
  ++line.places;
  line.per_month += one.per_month;
  line.per_run += one.per_run;
  if (one.silent) {
    ++line.silent_places;
    line.silent_per_month += one.per_month;
  }
  if (line.steps.size() >= most_steps_named) return;
  const Workflow& workflow = model.workflow(one.workflow);
  std::string steps = fmt::format("{} → {}", workflow[one.first].title, workflow[one.second].title);
  line.steps.push_back(one.silent ? words.filled(Word::drawn_silent_place, steps)
                                  : std::move(steps));
}

/// The commonest stay.
std::size_t leave_out_rare(std::vector<HandOffLine>& lines) {
  if (lines.size() <= most_lines) return 0;
  const auto frequency = [](const HandOffLine& line) {
    return std::tuple(line.per_month, line.places);
  };
  std::vector<std::size_t> order(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return frequency(lines[a]) > frequency(lines[b]);
  });
  const std::size_t left_out = lines.size() - most_lines;
  order.resize(most_lines);
  std::sort(order.begin(), order.end());
  std::vector<HandOffLine> kept;
  for (const std::size_t i : order) kept.push_back(std::move(lines[i]));
  lines = std::move(kept);
  return left_out;
}

} // namespace

HandOffNetwork read_handoffs(const CheckedModel& model, DeclarationId subject) {
  const std::vector<bool> inside = workflows_in(model.model, subject);
  const Language words(model.model.handbook.language.value);
  std::map<std::pair<DeclarationId, DeclarationId>, HandOffLine> lines;
  // Sums of fractions and lists of steps depend on the order of what they are made from.
  std::vector<const HandOff*> handoffs;
  for (const HandOff& one : model.handoffs())
    if (inside[model.model[one.workflow].index]) handoffs.push_back(&one);
  std::stable_sort(handoffs.begin(), handoffs.end(), [&](const HandOff* a, const HandOff* b) {
    return model.model[a->workflow].id < model.model[b->workflow].id;
  });
  for (const HandOff* const handoff : handoffs) {
    const HandOff& one = *handoff;
    HandOffLine& line = lines[{one.from, one.to}];
    line.from = one.from;
    line.to = one.to;
    add(line, one, model.model, words);
  }
  HandOffNetwork network;
  for (auto& [ends, line] : lines) network.lines.push_back(std::move(line));
  std::sort(network.lines.begin(), network.lines.end(),
            [&](const HandOffLine& a, const HandOffLine& b) {
              return a.from != b.from ? stands_before(model.model, a.from, b.from)
                                      : stands_before(model.model, a.to, b.to);
            });
  network.rare_lines_left_out = leave_out_rare(network.lines);
  return network;
}

} // namespace waymark
