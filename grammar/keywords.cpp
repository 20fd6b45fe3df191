#include "grammar/keywords.hpp"

#include <array>

namespace waymark {
namespace {

constexpr std::size_t slot_count = 2048;
using Slots = std::array<Keyword, slot_count>;

/// Of the length and three letters only: enough to tell the keywords apart, and most words that are
/// looked up are none. The word is not empty.
constexpr std::size_t slot(std::string_view word, unsigned seed) {
  const auto letter = [&](std::size_t at) {
    return std::uint32_t{static_cast<unsigned char>(word[at])};
  };
  const std::uint32_t looked_at = static_cast<std::uint32_t>(word.size()) << 24 | letter(0) << 16 |
                                  letter(word.size() / 2) << 8 | letter(word.size() - 1);
  const std::uint32_t hash = looked_at * seed;
  return (hash ^ (hash >> 15)) % slot_count;
}

struct PerfectHash {
  unsigned seed = 0;
  Slots slots{};
};

/// Tries seeds until no two keywords share a slot.
constexpr PerfectHash find_perfect_hash() {
  unsigned seed = 0x9e3779b1U;
  for (unsigned tries = 0; tries < 2000; ++tries, seed += 2) {
    PerfectHash table{seed, {}};
    table.slots.fill(Keyword::none);
    bool collided = false;
    for (std::size_t i = 0; i < keywords.size() && !collided; ++i) {
      Keyword& occupant = table.slots[slot(keywords[i].spelling, seed)];
      collided = occupant != Keyword::none;
      occupant = static_cast<Keyword>(i);
    }
    if (!collided) return table;
  }
  throw "two keywords have the same length and letters where slot() looks: let it look at more";
}

} // namespace

Keyword find_keyword(std::string_view word) {
  static constexpr std::size_t longest = 11;
  static constexpr PerfectHash table = find_perfect_hash();
  if (word.empty() || word.size() > longest) return Keyword::none;
  const Keyword candidate = table.slots[slot(word, table.seed)];
  return candidate != Keyword::none && spelling(candidate) == word ? candidate : Keyword::none;
}

} // namespace waymark
