#include "declarations_generator.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace waymark::bench {

std::string generate_people(const Business& business) {
  std::string text = "party client \"Client\"\n\n";
  for (std::size_t i = 0; i < business.roles; ++i) {
    fmt::format_to(
        std::back_inserter(text),
        "role role_{0} \"Coordinator {0}\" person \"Ana Ruiz {0}\" backup role_{1} rate 30 "
        "EUR per hour\n",
        i, (i + 1) % business.roles);
  }
  return text;
}

std::string generate_tools(const Business& business) {
  std::string text;
  for (std::size_t i = 0; i < business.tools; ++i) {
    fmt::format_to(std::back_inserter(text),
                   "tool tool_{0} \"Tool {0}\" owner role_{1} kind \"CRM\"\n", i,
                   i % business.roles);
  }
  return text;
}

std::string generate_systems(const Business& business) {
  constexpr std::size_t processes_per_system = 8;
  std::string text;
  const auto out = std::back_inserter(text);
  for (std::size_t first = 0; first < business.processes; first += processes_per_system) {
    const std::size_t system = first / processes_per_system;
    fmt::format_to(out, "system system_{0} \"System {0}\" {{\n  owner role_{1}\n", system,
                   system % business.roles);
    const std::size_t last = std::min(first + processes_per_system, business.processes);
    for (std::size_t i = first; i < last; ++i) {
      fmt::format_to(out,
                     "  process process_{0} \"Process {0}\" {{\n"
                     "    trigger \"A client asks\"\n    outcome \"The client is served\"\n"
                     "    stage prepare \"Prepare\"\n    stage deliver \"Deliver\"\n"
                     "    stage review \"Review\"\n    stage close \"Close\"\n  }}\n",
                     i);
    }
    text += "}\n";
  }
  return text;
}

} // namespace waymark::bench
