#include "html/word_table.hpp"

#include <utility>

namespace waymark::html {

void WordTable::add(std::string_view word, std::uint32_t hash, std::uint32_t page) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.number == 0) {
      words_.push_back({std::string(word), {page}});
      slot = {hash, static_cast<std::uint32_t>(words_.size())};
      if (words_.size() * 2 > slots_.size()) grow();
      return;
    }
    if (slot.hash != hash) continue;
    IndexedWord& known = words_[slot.number - 1];
    if (known.text != word) continue;
    if (known.pages.back() != page) known.pages.push_back(page);
    return;
  }
}

void WordTable::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number == 0) continue;
    std::size_t at = slot.hash & mask;
    while (larger[at].number != 0) at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

} // namespace waymark::html
