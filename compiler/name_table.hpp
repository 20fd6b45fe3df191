#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace waymark {

/// A hash table from names to numbers that owns no text: open addressing, linear probing, at most
/// half full. The names must outlive it. `clear` keeps the memory, so that one table can serve the
/// statements of one workflow after the other.
class NameTable {
public:
  /// The number that the name had before, if any; it then keeps it.
  std::optional<std::uint32_t> insert(std::string_view name, std::uint32_t value);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
  void reserve(std::size_t count);
  void clear();
  [[nodiscard]] std::size_t size() const { return count_; }

private:
  /// Half a cache line. Short names lie in the slot itself, so that a look-up does not have to
  /// fetch their text from the source.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t length = 0;
    std::uint32_t value = 0;
    bool taken = false;
    union {
      char inside[16] = {};
      const char* outside;
    };

    [[nodiscard]] std::string_view name() const;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view name, std::uint32_t hash) const;
  void grow(std::size_t slots);

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

} // namespace waymark
