#pragma once

#include "html/html.hpp"

#include <string>

namespace waymark::html {

/// What a reader sees of the markup, as one line: without drawings, lists of links to the page
/// itself, and headings of tables. Linear.
[[nodiscard]] std::string plain_text(const Html& content);

} // namespace waymark::html
