#pragma once

#include "compiler/model.hpp"

#include <vector>

namespace waymark {

/// Which workflows a diagram of `subject` is about, by index of `Model::workflows`: itself, those
/// that realise the process, those of all processes in the system and the systems inside it, or
/// everything, procedures too, if it is none. Linear.
[[nodiscard]] std::vector<bool> workflows_in(const Model& model, DeclarationId subject);

/// The processes of a system and of all systems inside it, in order; those of a circle once.
[[nodiscard]] std::vector<DeclarationId> processes_in(const Model& model, DeclarationId system);

} // namespace waymark
