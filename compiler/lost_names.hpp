#pragma once

#include "compiler/model.hpp"
#include "grammar/syntax.hpp"

#include <vector>

namespace waymark {

/// Adds what may name something in a file with errors, and is in no model. Of a declaration with a
/// damaged part that is every word and every text in quotes, comments aside; elsewhere only what
/// the grammar takes for a reference, for its clause may stand twice or in the wrong place. Linear.
void add_lost_names(const Tree& tree, std::vector<LostName>& names);

} // namespace waymark
