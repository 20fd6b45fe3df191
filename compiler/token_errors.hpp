#pragma once

#include "damage_context.hpp"

namespace waymark {

/// A misspelt keyword, and strings, braces and arrows that are not closed or written otherwise.
void report_damaged_token(NodeRef node, DamageContext& context);

} // namespace waymark
