#pragma once

#include "backends/diagram.hpp"
#include "html/page.hpp"

namespace waymark::html {

/// A drawing inside the page, with a link to the place that says the same in words (`text_anchor`).
/// Nothing without a drawing. `narrow`, if there is one, shows the same on small screens.
[[nodiscard]] Html figure(const Page& page, const Drawing* drawing, Word same_in_words,
                          std::string_view text_anchor, const Drawing* narrow = nullptr);

} // namespace waymark::html
