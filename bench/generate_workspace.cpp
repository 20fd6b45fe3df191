#include "disk_workspace.hpp"
#include "workspace_generator.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>

int main(int count, char** arguments) {
  if (count < 3) {
    fmt::print(stderr, "usage: {} STEPS DIRECTORY [SEED]\n", arguments[0]);
    return 2;
  }
  try {
    const std::size_t steps = std::strtoull(arguments[1], nullptr, 10);
    const std::uint64_t seed = count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 1;
    waymark::bench::write_files(arguments[2], waymark::bench::generate_workspace(steps, seed));
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
