#pragma once

#include "corpus.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::tests {

struct Score {
  std::size_t right = 0;
  std::size_t wrong = 0;

  [[nodiscard]] bool is_right_in_nine_of_ten() const { return right >= 9 * wrong; }
};
/// By check; only those that found something.
using Scores = std::map<std::string, Score, std::less<>>;
[[nodiscard]] Scores scores_of(const std::vector<Trade>& corpus);

/// docs/checks.md: every check with its documented case, and how often it was right in the corpus.
[[nodiscard]] std::string checks_page(const std::vector<Trade>& corpus);

} // namespace waymark::tests
