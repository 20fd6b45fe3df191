#pragma once

#include "compiler/model.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace waymark {

/// What procedures and workflows that are followed make, all told: in any of their statements, and
/// in what those follow in turn. A link that closes a circle of followers is an error of its own,
/// and as if it were not there, but that what it leads to may make any document.
///
/// Time and memory: linear in the model, and in the documents of all that is followed, each counted
/// as often as something above it makes documents of its own. A chain of n workflows, each of which
/// makes one and follows the next, has n²/2 of them.
class FollowedWork {
public:
  explicit FollowedWork(const Model& model);

  /// Indices of `Model::workflows`, each before those that it follows, circles apart.
  [[nodiscard]] std::span<const std::uint32_t> followers_first() const { return order_; }

  /// Does the statement of `workflow` follow what follows `workflow`, directly or in turn?
  [[nodiscard]] bool closes_circle(const Workflow& workflow, const Work& work) const {
    return work.follow && work.follow->resolved() &&
           position_[model_[work.follow->target].index] <= position_[model_[workflow.self].index];
  }

  /// What a statement makes by following, sorted, each once; nothing if it follows nothing that is
  /// known.
  [[nodiscard]] std::span<const DeclarationId> made_by_following(const Workflow& workflow,
                                                                 const Work& work) const {
    if (!work.follow || !work.follow->resolved() || closes_circle(workflow, work)) return {};
    return made_[made_by_[model_[work.follow->target].index]];
  }

  /// Something in what a statement follows has an error, so that it may make any document.
  [[nodiscard]] bool makes_unknown_by_following(const Workflow& workflow, const Work& work) const {
    return work.follow && (!work.follow->resolved() || closes_circle(workflow, work) ||
                           makes_unknown_[model_[work.follow->target].index]);
  }

private:
  void merge_own(std::uint32_t workflow);

  const Model& model_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> position_; ///< in that order, by index of `Model::workflows`
  std::vector<std::vector<DeclarationId>> made_{1}; ///< sets, sorted; the first is empty
  /// Into `made_`, by index of `Model::workflows`: the first for one that nothing follows. Who adds
  /// nothing to what he follows has the set of that.
  std::vector<std::uint32_t> made_by_;
  std::vector<bool> makes_unknown_;
};

} // namespace waymark
