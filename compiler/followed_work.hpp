#pragma once

#include "compiler/model.hpp"

#include <span>
#include <vector>

namespace waymark {

/// What procedures and workflows that are followed make, all told: in any of their statements, and
/// in what those follow in turn. What is followed in a circle is an error of its own; what it makes
/// is not known, whichever of its links is looked at first.
class FollowedWork {
public:
  explicit FollowedWork(const Model& model);

  /// Sorted, each once. Empty for one that nothing follows.
  [[nodiscard]] std::span<const DeclarationId> made_by(DeclarationId workflow) const {
    return made_[model_[workflow].index];
  }
  /// What a statement makes by following: nothing if it follows nothing that is known.
  [[nodiscard]] std::span<const DeclarationId> made_by_following(const Work& work) const {
    if (!work.follow || !work.follow->resolved()) return {};
    return made_by(work.follow->target);
  }

  /// Something in what a statement follows has an error, so that it may make any document.
  [[nodiscard]] bool makes_unknown_by_following(const Work& work) const {
    return work.follow &&
           (!work.follow->resolved() || makes_unknown_[model_[work.follow->target].index]);
  }

  /// What a statement follows is part of a circle, or leads into one.
  [[nodiscard]] bool follows_in_circle(const Work& work) const {
    return work.follow && work.follow->resolved() && in_circle_[model_[work.follow->target].index];
  }

private:
  void merge_own(std::uint32_t workflow);

  const Model& model_;
  std::vector<std::vector<DeclarationId>> made_; ///< by index of `Model::workflows`
  std::vector<bool> makes_unknown_;
  std::vector<bool> in_circle_;
};

} // namespace waymark
