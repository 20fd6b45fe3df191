#pragma once

#include "compiler/model.hpp"

#include <vector>

namespace waymark {

/// In an order that depends on what a model says alone, never on the order of its files or of the
/// declarations in them: by the stage in which a workflow begins, then by how many others come
/// before it (`after`), then by title. Processes and systems stand where their first workflow does.
/// Linear in what they hold, beside the sorting.
[[nodiscard]] std::vector<DeclarationId>
in_content_order(const Model& model, const std::vector<DeclarationId>& declarations);

/// By kind, then by title, then by id.
[[nodiscard]] bool stands_before(const Model& model, DeclarationId a, DeclarationId b);

} // namespace waymark
