#include "child_process.hpp"
#include "disk_workspace.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>

using namespace waymark::bench;

namespace {

constexpr int runs = 5;
constexpr std::size_t roles = 6;

/// Steps go round the roles; every sixth is a decision that leads back a little.
std::string workflow_text(std::size_t steps) {
  std::string text;
  for (std::size_t i = 0; i < roles; ++i) {
    text += fmt::format("role r{} \"Role {}\" person \"P{}\"\n", i, i, i);
  }
  text += "workflow w \"A long workflow\" {\n  owner r0\n";
  for (std::size_t i = 0; i < steps; ++i) {
    const std::size_t role = i * i % 7 % roles;
    if (i % 6 == 5) {
      text += fmt::format("  decide \"Is number {} right?\" by r{} {{\n    yes continue\n"
                          "    no -> s{} up to 2 times, then continue\n  }}\n",
                          i, role, i - 1 - i % 3);
    } else {
      text += fmt::format("  step s{} \"Do the thing number {}\" by r{}\n", i, i, role);
    }
  }
  return text + "}\n";
}

int run(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: {} PROGRAM [STEPS…]\n", arguments[0]);
    return 2;
  }
  std::vector<std::size_t> sizes;
  for (int i = 2; i < count; ++i) sizes.push_back(std::strtoull(arguments[i], nullptr, 10));
  if (sizes.empty()) sizes = {10, 22, 60, 100, 300, 1000, 5000};
  fmt::print("whole process, from text to the picture with lanes, median of {} runs\n", runs);
  for (const std::size_t steps : sizes) {
    const TemporaryDirectory directory;
    write_files(directory.path(), {{"w.way", workflow_text(steps)}});
    const std::string folder = directory.path().string();
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
      const ChildResult child = run_child(
          {arguments[1], "diagram", "w", "--view", "lanes", "-w", folder, "-o", folder + "/w.svg"});
      times.push_back(child.seconds * 1e3);
    }
    std::sort(times.begin(), times.end());
    fmt::print("{:>6} steps {:>9.1f} ms\n", steps, times[runs / 2]);
  }
  return 0;
}

} // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
