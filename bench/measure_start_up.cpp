#include "disk_workspace.hpp"
#include "measured_child.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>

using namespace waymark::bench;

namespace {

constexpr const char* ten_lines = R"(role cook "Cook" person "Ana Ruiz" backup waiter
role waiter "Waiter" person "Ben Ode" backup cook
document order "Order"
workflow serve "Serve a guest" {
  owner cook
  outcome "The guest is happy"
  step "Take the order" by waiter makes order
  step "Cook the meal" by cook needs order takes 20 min informs waiter
  step "Serve the meal" by waiter
}
)";

int run(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: {} PROGRAM [RUNS]\n", arguments[0]);
    return 2;
  }
  const int runs = count > 2 ? std::max(1, std::atoi(arguments[2])) : 200;
  const TemporaryDirectory directory;
  write_files(directory.path(), {{"ten.way", ten_lines}});
  const std::string file = (directory.path() / "ten.way").string();

  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const ChildResult child = run_child({arguments[1], "check", file, "--today", "2026-11-21"});
    if (child.exit_code != 0) {
      fmt::print(stderr, "'{}' ended with {}: {}\n", arguments[1], child.exit_code, child.output);
      return 1;
    }
    times.push_back(child.seconds);
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))] * 1e3;
  };
  fmt::print("start-up of check on ten lines, {} runs: fastest {:.2f} ms, median {:.2f} ms, 95 % "
             "below {:.2f} ms\n",
             runs, at(0), at(0.5), at(0.95));
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
