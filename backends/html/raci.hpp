#pragma once

#include "backends/outline.hpp"
#include "html/page.hpp"

namespace waymark::html {

/// The section that says who does, answers for, is asked about and is told of each step. Nothing
/// without steps.
void add_raci(Page& page, const Outline& outline);

} // namespace waymark::html
