#pragma once

#include <cstdint>
#include <string_view>

namespace waymark::html {

/// A name of up to eight bytes as one number, so that many can be told apart at once; 0 for a
/// longer one and for none.
[[nodiscard]] constexpr std::uint64_t short_name(std::string_view name) {
  if (name.size() > sizeof(std::uint64_t)) return 0;
  std::uint64_t number = 0;
  for (const char letter : name) number = number << 8 | static_cast<unsigned char>(letter);
  return number;
}

} // namespace waymark::html
