#pragma once

#include <cstddef>
#include <string>

namespace waymark::bench {

/// How much of everything there is. Ids are `role_7`, `tool_7`, `process_7`.
struct Business {
  std::size_t roles = 0;
  std::size_t tools = 0;
  std::size_t processes = 0;
};

[[nodiscard]] std::string generate_people(const Business& business);
[[nodiscard]] std::string generate_tools(const Business& business);
/// Systems and their processes; every process has the stages prepare, deliver, review and close.
[[nodiscard]] std::string generate_systems(const Business& business);

} // namespace waymark::bench
