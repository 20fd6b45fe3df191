#include "name_table.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace waymark {

namespace {

std::uint64_t hash_of(std::string_view name) {
  return XXH3_64bits(name.data(), name.size());
}

} // namespace

std::size_t NameTable::slot_of(std::string_view name, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].text) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && slot.length == name.size() &&
        std::memcmp(slot.text, name.data(), name.size()) == 0) {
      break;
    }
    at = (at + 1) & mask;
  }
  return at;
}

std::optional<std::uint32_t> NameTable::insert(std::string_view name, std::uint32_t value) {
  if (2 * (count_ + 1) > slots_.size()) grow(std::max<std::size_t>(16, 2 * slots_.size()));
  const std::uint64_t hash = hash_of(name);
  Slot& slot = slots_[slot_of(name, hash)];
  if (slot.text) return slot.value;
  static constexpr char nothing = 0; // an empty name may have no text, but its slot is taken
  slot = {name.empty() ? &nothing : name.data(), static_cast<std::uint32_t>(name.size()), value,
          hash};
  ++count_;
  return std::nullopt;
}

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slot_of(name, hash_of(name))];
  return slot.text ? std::optional(slot.value) : std::nullopt;
}

void NameTable::reserve(std::size_t count) {
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(16, 2 * count));
  if (slots > slots_.size()) grow(slots);
}

void NameTable::clear() {
  if (count_ != 0) std::ranges::fill(slots_, Slot{});
  count_ = 0;
}

void NameTable::grow(std::size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.text) slots_[slot_of({slot.text, slot.length}, slot.hash)] = slot;
  }
}

} // namespace waymark
