#include "diagram/views/content_order.hpp"

#include "diagram/views/scope.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

namespace waymark {
namespace {

/// Of a longer row of workflows, or of a circle, all further ones count the same.
constexpr std::size_t longest_row = 64;

std::size_t how_many_before(const Model& model, const Workflow& workflow) {
  std::size_t before = 0;
  const Workflow* at = &workflow;
  while (before < longest_row && at->after && at->after->workflow.resolved() &&
         model.is(at->after->workflow.target, DeclarationKind::workflow)) {
    at = &model.workflow(at->after->workflow.target);
    ++before;
  }
  return before;
}

std::size_t least_before(const Model& model, const std::vector<DeclarationId>& processes) {
  std::size_t least = longest_row + 1;
  for (const DeclarationId process : processes) {
    for (const DeclarationId id : model.process(process).workflows) {
      least = std::min(least, how_many_before(model, model.workflow(id)));
    }
  }
  return least;
}

using Rank = std::pair<std::size_t, std::size_t>; // stage, how many come before

Rank rank_of(const Model& model, DeclarationId id) {
  switch (model[id].kind) {
  case DeclarationKind::workflow:
    return {model.workflow(id).first_stage(), how_many_before(model, model.workflow(id))};
  case DeclarationKind::process: return {0, least_before(model, {id})};
  case DeclarationKind::system: return {0, least_before(model, processes_in(model, id))};
  default: return {};
  }
}

} // namespace

std::vector<DeclarationId> in_content_order(const Model& model,
                                            const std::vector<DeclarationId>& declarations) {
  std::vector<std::pair<Rank, DeclarationId>> ranked;
  for (const DeclarationId id : declarations) ranked.emplace_back(rank_of(model, id), id);
  std::stable_sort(ranked.begin(), ranked.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : stands_before(model, a.second, b.second);
  });
  std::vector<DeclarationId> sorted;
  for (const auto& one : ranked) sorted.push_back(one.second);
  return sorted;
}

bool stands_before(const Model& model, DeclarationId a, DeclarationId b) {
  const Declaration& first = model[a];
  const Declaration& second = model[b];
  return std::tie(first.kind, first.title, first.id) <
         std::tie(second.kind, second.title, second.id);
}

} // namespace waymark
