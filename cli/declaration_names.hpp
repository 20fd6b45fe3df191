#pragma once

#include "compiler/model.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace waymark {

/// The declaration of one of these kinds that the command line names by its id. Throws `Failure`
/// with the nearest id of such a kind (or of `other_names`, which the caller understands itself),
/// or with what `name` is instead.
[[nodiscard]] DeclarationId
find_declaration(const Model& model, const std::string& name,
                 std::initializer_list<DeclarationKind> kinds,
                 std::initializer_list<std::string_view> other_names = {});

} // namespace waymark
