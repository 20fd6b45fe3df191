#pragma once

#include "compiler/model.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

/// Who stands behind a role, as far as the workspace names persons.
namespace waymark {

/// The one person who holds the role; empty if it names nobody, or several.
[[nodiscard]] std::string_view only_holder(const Role& role);

/// Two roles that one and the same person alone holds.
[[nodiscard]] bool are_one_person(const Model& model, DeclarationId first, DeclarationId second);

/// How many steps each role performs, by index of `Model::roles`. Linear.
[[nodiscard]] std::vector<std::size_t> steps_by_role(const Model& model);

} // namespace waymark
