#include "mentions.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>

namespace waymark {
namespace {

/// Calls `use` with every reference of the model and the declaration that it stands in.
template<typename Use>
void for_each_reference(const Model& model, Use&& use) {
  const auto maybe = [&](const std::optional<Reference>& reference, DeclarationId inside) {
    if (reference) use(*reference, inside);
  };
  for (const System& each : model.systems) {
    maybe(each.owner, each.self);
    maybe(each.parent, each.self);
  }
  for (const Process& each : model.processes) {
    maybe(each.owner, each.self);
    maybe(each.parent, each.self);
    for (const ProcessStage& stage : each.stages) maybe(stage.by, each.self);
  }
  for (const Role& each : model.roles) maybe(each.backup, each.self);
  for (const Tool& each : model.tools) maybe(each.owner, each.self);
  for (const Document& each : model.documents) {
    maybe(each.owner, each.self);
    if (each.kept) maybe(each.kept->tool, each.self);
  }
  for (const Workflow& each : model.workflows) {
    maybe(each.realizes, each.self);
    maybe(each.owner, each.self);
    maybe(each.by, each.self);
    if (each.after) use(each.after->workflow, each.self);
    for (const Approval& approval : each.reviewed) maybe(approval.by, each.self);
    for (const Approval& approval : each.approved) maybe(approval.by, each.self);
    for (const Reference& reference : each.references) use(reference, each.self);
    for (const Block& block : each.blocks) maybe(block.by, each.self);
    for (const Work& work : each.works) {
      maybe(work.by, each.self);
      maybe(work.follow, each.self);
    }
  }
}

/// By candidate: does its id, or its title in quotes, stand among the lost names, other than where
/// it is declared? `understood`, sorted, is left out: what stands there is known.
std::vector<bool> find_mentioned(const Model& model, const std::vector<DeclarationId>& candidates,
                                 const std::vector<Span>& understood) {
  std::unordered_map<std::string_view, std::size_t> by_id;
  std::unordered_map<std::string_view, std::size_t> by_title;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    by_id.emplace(model[candidates[i]].id, i);
    by_title.emplace(model[candidates[i]].title, i);
  }
  std::vector<bool> mentioned(candidates.size(), false);
  for (const LostName& name : model.lost_names) {
    const auto& candidate_of = name.is_title ? by_title : by_id;
    const auto found = candidate_of.find(model.source(name.place.file).text(name.place));
    if (found == candidate_of.end() || std::ranges::binary_search(understood, name.place)) continue;
    const Declaration& declared = model[candidates[found->second]];
    const Span& own = name.is_title ? declared.span : declared.name_span;
    if (!own.contains(name.place)) mentioned[found->second] = true;
  }
  return mentioned;
}

/// The candidates that are not mentioned where nobody knows what is meant, and not `meant`.
std::vector<DeclarationId> without_mentioned(const Model& model,
                                             const std::vector<DeclarationId>& candidates,
                                             const std::vector<Span>& understood,
                                             const std::vector<bool>& meant) {
  const std::vector<bool> mentioned = find_mentioned(model, candidates, understood);
  std::vector<DeclarationId> kept;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (!mentioned[i] && !meant[index(candidates[i])]) kept.push_back(candidates[i]);
  return kept;
}

} // namespace

std::vector<bool> referred_to(const Model& model) {
  std::vector<bool> referred(model.declarations.size(), false);
  for (const Guess& guess : model.guesses) referred[index(guess.meant)] = true;
  for_each_reference(model, [&](const Reference& reference, DeclarationId inside) {
    if (reference.resolved()) {
      if (reference.target != inside) referred[index(reference.target)] = true;
      return;
    }
    // Of the wrong kind, or declared twice.
    const std::string_view written = model.source(reference.span.file).text(reference.span);
    if (const DeclarationId named = model.find(written); named != DeclarationId::none)
      referred[index(named)] = true;
  });
  return referred;
}

std::vector<DeclarationId> without_lost_realizations(const WorkspaceView& view,
                                                     std::vector<DeclarationId> candidates) {
  const bool all_known = view.text_is_sound && view.clauses_are_sound;
  if (all_known || candidates.empty()) return candidates;
  const Model& model = view.model;
  std::vector<bool> realized(model.declarations.size(), false);
  for (const Guess& guess : model.guesses) realized[index(guess.meant)] = true;
  std::vector<Span> realizations;
  for (const Workflow& workflow : model.workflows)
    if (workflow.realizes) realizations.push_back(workflow.realizes->span);
  std::ranges::sort(realizations);
  std::vector<Span> elsewhere;
  for_each_reference(model, [&](const Reference& reference, DeclarationId) {
    if (!std::ranges::binary_search(realizations, reference.span))
      elsewhere.push_back(reference.span);
  });
  std::ranges::sort(elsewhere);
  return without_mentioned(model, candidates, elsewhere, realized);
}

std::vector<DeclarationId> without_lost_mentions(const WorkspaceView& view,
                                                 std::vector<DeclarationId> candidates) {
  const bool all_known = view.text_is_sound && view.clauses_are_sound;
  if (all_known || candidates.empty()) return candidates;
  return without_mentioned(view.model, candidates, {}, referred_to(view.model));
}

} // namespace waymark
