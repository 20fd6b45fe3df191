#pragma once

#include "corpus.hpp"

#include <string>
#include <vector>

namespace waymark::tests {

/// docs/checks.md: every check with its documented case, and how often it was right in the corpus.
[[nodiscard]] std::string checks_page(const std::vector<Trade>& corpus);

} // namespace waymark::tests
