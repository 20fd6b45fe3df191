#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::html {

/// A word of the search index and the pages that have it, ascending.
struct IndexedWord {
  std::string text;
  std::vector<std::uint32_t> pages;
};

/// The words of all pages. A hash table with open addressing: a large handbook has millions of
/// words to look up and few different ones.
class WordTable {
public:
  WordTable()
      : slots_(initial_slots) {}

  static constexpr std::uint32_t initial_hash = 2166136261U;
  /// FNV-1a (Fowler, Noll, Vo), letter by letter while a word is read.
  [[nodiscard]] static constexpr std::uint32_t hash(std::uint32_t before, char letter) {
    return (before ^ static_cast<unsigned char>(letter)) * 16777619U;
  }
  [[nodiscard]] static constexpr std::uint32_t hash(std::string_view word) {
    std::uint32_t value = initial_hash;
    for (const char letter : word) value = hash(value, letter);
    return value;
  }

  /// `page` is not before that of an earlier call; `hash` is that of the word. Constant, but for
  /// the times when the table grows.
  void add(std::string_view word, std::uint32_t hash, std::uint32_t page);

  /// In the order in which they were met first.
  [[nodiscard]] const std::vector<IndexedWord>& words() const { return words_; }

private:
  static constexpr std::size_t initial_slots = 4096; ///< a power of two, always
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0; ///< of the word, counted from 1; 0: free
  };

  void grow();

  std::vector<Slot> slots_;
  std::vector<IndexedWord> words_;
};

} // namespace waymark::html
