#pragma once

#include "damage_context.hpp"

namespace waymark {

/// What is missing at a node of `Kind::missing`.
void report_missing(NodeRef node, DamageContext& context);

} // namespace waymark
