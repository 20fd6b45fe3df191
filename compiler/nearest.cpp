#include "compiler/nearest.hpp"

#include "grammar/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace waymark {

namespace {

void fold_into(std::u32string& out, std::string_view text) {
  out.clear();
  if (is_ascii(text)) {
    for (const char c : text) {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char32_t>(c - 'A' + 'a')
                                         : static_cast<char32_t>(c));
    }
    return;
  }
  const std::string folded = fold_case(text);
  for (std::size_t offset = 0; offset < folded.size();) {
    const CodePoint point = decode(folded, offset);
    out.push_back(point.value);
    offset += std::max<std::size_t>(point.size, 1);
  }
}

/// Optimal string alignment distance, or `limit + 1` if it is larger. Only the diagonal band that
/// can stay within the limit is computed: O(length * limit).
class BoundedDistance {
public:
  std::size_t operator()(const std::u32string& a, const std::u32string& b, std::size_t limit) {
    const std::size_t too_far = limit + 1;
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return too_far;
    for (auto& row : rows_) row.assign(b.size() + 1, too_far);
    for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) rows_[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      auto& row = rows_[i % 3];
      const auto& before = rows_[(i + 2) % 3];
      const auto& two_before = rows_[(i + 1) % 3];
      const std::size_t first = i > limit ? i - limit : 1;
      const std::size_t last = std::min(b.size(), i + limit);
      row[first - 1] = first == 1 && i <= limit ? i : too_far;
      std::size_t smallest = row[first - 1];
      for (std::size_t j = first; j <= last; ++j) {
        std::size_t best = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        best = std::min({best, row[j - 1] + 1, before[j] + 1});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          best = std::min(best, two_before[j - 2] + 1);
        }
        row[j] = std::min(best, too_far);
        smallest = std::min(smallest, row[j]);
      }
      if (last < b.size()) row[last + 1] = too_far;
      if (smallest > limit) return too_far;
    }
    return rows_[a.size() % 3][b.size()];
  }

private:
  std::array<std::vector<std::size_t>, 3> rows_;
};

} // namespace

std::optional<NearWord> find_near(std::string_view word,
                                  std::span<const std::string_view> candidates) {
  std::u32string wanted;
  std::u32string candidate_folded;
  fold_into(wanted, word);
  if (wanted.empty()) return std::nullopt;
  // A distance as large as the word itself would say that nothing of it was right.
  const std::size_t allowed =
      std::min({std::size_t{3}, (wanted.size() + 2) / 3, wanted.size() - 1});
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::optional<std::string_view> best;
  std::size_t nearest = none;
  std::size_t second_nearest = none; ///< of the others, where that is at most one more
  std::size_t limit = allowed;
  BoundedDistance distance;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > 4 * (wanted.size() + limit)) continue; // a code point has four bytes
    fold_into(candidate_folded, candidate);
    const std::size_t found = distance(wanted, candidate_folded, limit);
    if (found > limit || candidate == best) continue;
    if (found < nearest) {
      second_nearest = found + 1 < nearest ? none : nearest;
      nearest = found;
      best = candidate;
      limit = std::min(allowed, found + 1);
    } else {
      second_nearest = std::min(second_nearest, found);
    }
  }
  if (!best) return std::nullopt;
  const auto is_close = [&](std::size_t away) {
    return away == 0 || (wanted.size() >= 4 && away <= wanted.size() / 3);
  };
  const bool has_rival = second_nearest == nearest || (nearest > 0 && is_close(second_nearest));
  return NearWord{*best, is_close(nearest) && !has_rival};
}

std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates) {
  const std::optional<NearWord> near = find_near(word, candidates);
  return near ? std::optional(near->word) : std::nullopt;
}

namespace {

/// Takes the first word off the front.
std::string_view take_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find_first_of("-_"), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

bool has_words_in_order(std::string_view longer, std::string_view wanted) {
  while (!wanted.empty()) {
    const std::string_view word = take_word(wanted);
    std::string_view found;
    do {
      if (longer.empty()) return false;
      found = take_word(longer);
    } while (found != word);
  }
  return true;
}

} // namespace

std::optional<std::string_view> find_longer(std::string_view word,
                                            std::span<const std::string_view> candidates) {
  constexpr std::size_t shortest = 3;
  if (word.size() < shortest) return std::nullopt;
  const std::string wanted = fold_case(word);
  std::optional<std::string_view> only;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() <= word.size() || candidate == only) continue;
    if (!has_words_in_order(fold_case(candidate), wanted)) continue;
    if (only) return std::nullopt;
    only = candidate;
  }
  return only;
}

} // namespace waymark
