#include "name_table.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace waymark {

namespace {

std::uint32_t hash_of(std::string_view name) {
  return static_cast<std::uint32_t>(XXH3_64bits(name.data(), name.size()));
}

} // namespace

std::string_view NameTable::Slot::name() const {
  return {length <= sizeof inside ? inside : outside, length};
}

std::size_t NameTable::slot_of(std::string_view name, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].taken) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && slot.name() == name) break;
    at = (at + 1) & mask;
  }
  return at;
}

std::optional<std::uint32_t> NameTable::insert(std::string_view name, std::uint32_t value) {
  if (2 * (count_ + 1) > slots_.size()) grow(std::max<std::size_t>(16, 2 * slots_.size()));
  const std::uint32_t hash = hash_of(name);
  Slot& slot = slots_[slot_of(name, hash)];
  if (slot.taken) return slot.value;
  slot.taken = true;
  slot.hash = hash;
  slot.length = static_cast<std::uint32_t>(name.size());
  slot.value = value;
  if (name.size() > sizeof slot.inside) {
    slot.outside = name.data();
  } else if (!name.empty()) {
    std::memcpy(slot.inside, name.data(), name.size());
  }
  ++count_;
  return std::nullopt;
}

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slot_of(name, hash_of(name))];
  return slot.taken ? std::optional(slot.value) : std::nullopt;
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
    if (slot.taken) slots_[slot_of(slot.name(), slot.hash)] = slot;
  }
}

} // namespace waymark
