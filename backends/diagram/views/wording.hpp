#pragma once

#include <cstddef>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace waymark {

/// "1 process", "3 processes"
[[nodiscard]] inline std::string counted(std::size_t count, std::string_view one,
                                         std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

} // namespace waymark
