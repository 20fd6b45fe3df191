#include "workspace_generator.hpp"

#include "declarations_generator.hpp"
#include "flow_generator.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace waymark::bench {

std::vector<std::pair<std::string, std::string>> generate_workspace(std::size_t steps,
                                                                    std::uint64_t seed) {
  constexpr std::size_t steps_per_file = 400;
  constexpr std::size_t steps_per_process = 200;
  RandomSource random(seed);
  Business business;
  business.roles = std::clamp<std::size_t>(steps / 100, 4, 2000);
  business.tools = std::clamp<std::size_t>(steps / 100, 4, 2000);
  business.processes = steps / steps_per_process + 1;

  std::vector<std::pair<std::string, std::string>> files;
  files.emplace_back("handbook.way",
                     "handbook \"A generated business\" { company \"Generated\" }\n");
  files.emplace_back("people.way", generate_people(business));
  files.emplace_back("tools.way", generate_tools(business));
  files.emplace_back("systems.way", generate_systems(business));

  FlowGenerator generator(business, random);
  for (std::size_t written = 0; written < steps;) {
    const std::size_t count = std::min(steps_per_file, steps - written);
    files.emplace_back(fmt::format("workflows/area-{:05}.way", written / steps_per_file),
                       generator.generate_file(count));
    written += count;
  }
  return files;
}

} // namespace waymark::bench
