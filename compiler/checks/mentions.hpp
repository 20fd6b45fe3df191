#pragma once

#include "check.hpp"

#include <vector>

namespace waymark {

/// Leaves out the declarations that the workspace may well refer to, in text that could not be
/// understood: a misspelt name that means one of them, or a place with a syntax error. They are not
/// to be blamed for that mistake. Linear in `Model::lost_names`.
[[nodiscard]] std::vector<DeclarationId>
without_lost_mentions(const WorkspaceView& view, std::vector<DeclarationId> candidates);

/// The same for processes, which only `realizes` refers to: where another clause names one, that is
/// a mistake of its own.
[[nodiscard]] std::vector<DeclarationId>
without_lost_realizations(const WorkspaceView& view, std::vector<DeclarationId> candidates);

/// By declaration: does a reference lead there, or to something spelt nearly like it?
[[nodiscard]] std::vector<bool> referred_to(const Model& model);

} // namespace waymark
