#include "grammar/spelling.hpp"

#include <algorithm>
#include <vector>

namespace waymark {

std::size_t alignment_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, substitution});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min(above[b.size()], limit + 1);
}

Keyword nearest_keyword(std::string_view word, std::span<const Kind> kinds) {
  if (const Keyword meant = keyword_meant(word, kinds); meant != Keyword::none) return meant;
  constexpr std::size_t longest_keyword = 11;
  if (word.size() < 3 || word.size() > longest_keyword + 2) return Keyword::none;
  if (is_everyday_word(word)) return Keyword::none;
  const std::size_t limit = word.size() >= 7 ? 2 : 1;
  Keyword best = Keyword::none;
  std::size_t best_distance = limit + 1;
  for (const Kind kind : kinds) {
    const Keyword keyword = keyword_of(kind);
    if (keyword == Keyword::none || spelling(keyword).size() < 3) continue;
    const std::size_t distance = alignment_distance(word, spelling(keyword), limit);
    // `reviewd` is `reviewed` rather than `review`: the last letter is seldom wrong.
    const bool ends_alike = distance == best_distance && best != Keyword::none &&
                            spelling(keyword).back() == word.back() &&
                            spelling(best).back() != word.back();
    if (distance < best_distance || ends_alike) {
      best = keyword;
      best_distance = distance;
    }
  }
  return best;
}

bool may_mean_end(std::string_view word) {
  constexpr Kind end = Kind::end;
  if (word.size() == 2) return alignment_distance(word, spelling(Keyword::end), 1) == 1;
  return nearest_keyword(word, std::span(&end, 1)) == Keyword::end;
}

} // namespace waymark
