#include "disk_workspace.hpp"
#include "measured_child.hpp"
#include "one_place_workflow.hpp"
#include "tangled_workflow.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>
#include <string>
#include <vector>

using namespace waymark::bench;

namespace {

constexpr int runs = 5;
constexpr std::size_t roles = 6;
constexpr const char* dot_limit = "20"; ///< seconds
constexpr std::size_t tangled_steps = 100;
constexpr std::uint64_t tangled_seeds = 4;                    ///< from 1
constexpr std::size_t one_place_sizes[] = {1000, 2000, 4000}; ///< to see what twice the text costs

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

/// The same for Graphviz: a box for each step, a cluster for each role.
std::string graph_text(std::size_t steps) {
  std::string text = "digraph w {\n  node [shape=box]\n";
  for (std::size_t role = 0; role < roles; ++role) {
    text += fmt::format("  subgraph cluster_{} {{ label=\"Role {}\"\n", role, role);
    for (std::size_t i = 0; i < steps; ++i) {
      if (i * i % 7 % roles == role) text += fmt::format("    s{}\n", i);
    }
    text += "  }\n";
  }
  for (std::size_t i = 0; i < steps; ++i) {
    text += fmt::format("  s{} [label=\"Do the thing number {}\"]\n", i, i);
    if (i + 1 < steps) text += fmt::format("  s{} -> s{}\n", i, i + 1);
    if (i % 6 == 5) text += fmt::format("  s{} -> s{} [label=\"no\"]\n", i, i - 1 - i % 3);
  }
  return text + "}\n";
}

struct Cost {
  double milliseconds = 0; ///< median
  double mebibytes = 0;    ///< most
  bool done = true;
};

Cost measure(const std::vector<std::string>& command, int times) {
  Cost cost;
  std::vector<double> all;
  for (int i = 0; i < times; ++i) {
    const ChildResult child = run_child(command);
    all.push_back(child.seconds * 1e3);
    cost.mebibytes = std::max(cost.mebibytes, static_cast<double>(child.peak_memory) / (1 << 20));
    cost.done = cost.done && child.exit_code == 0;
  }
  std::sort(all.begin(), all.end());
  cost.milliseconds = all[all.size() / 2];
  return cost;
}

Cost measure_ours(const std::string& program, const std::string& text) {
  const TemporaryDirectory directory;
  write_files(directory.path(), {{"w.way", text}});
  const std::string folder = directory.path().string();
  return measure({program, "diagram", "w", "--view", "lanes", "-w", folder + "/w.way", "-o",
                  folder + "/w.svg"},
                 runs);
}

Cost measure_dot(const std::string& text) {
  const TemporaryDirectory directory;
  write_files(directory.path(), {{"w.dot", text}});
  const std::string folder = directory.path().string();
  return measure({"timeout", dot_limit, "dot", "-Gnewrank=true", "-Tsvg", "-o", folder + "/dot.svg",
                  folder + "/w.dot"},
                 1);
}

std::string to_text(const Cost& cost) {
  if (!cost.done) return "fails or takes too long";
  return fmt::format("{:>9.1f} ms {:>7.1f} MiB", cost.milliseconds, cost.mebibytes);
}

int run(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: {} PROGRAM [STEPS…]\n", arguments[0]);
    return 2;
  }
  std::vector<std::size_t> sizes;
  for (int i = 2; i < count; ++i) sizes.push_back(std::strtoull(arguments[i], nullptr, 10));
  if (sizes.empty()) sizes = {10, 22, 60, 100, 300, 1000, 5000};
  fmt::print(
      "whole process, from text to the picture with lanes, median of {} runs, beside dot with "
      "clusters and newrank on the same graph, one run\n",
      runs);
  bool all_done = true;
  for (const std::size_t steps : sizes) {
    const Cost ours = measure_ours(arguments[1], workflow_text(steps));
    const Cost dot = measure_dot(graph_text(steps));
    all_done = all_done && ours.done;
    fmt::print("{:>6} steps {}   dot {}\n", steps, to_text(ours), to_text(dot));
  }
  for (std::uint64_t seed = 1; seed <= tangled_seeds; ++seed) {
    const Cost ours = measure_ours(arguments[1], tangled_workflow(tangled_steps, seed));
    all_done = all_done && ours.done;
    fmt::print("{:>6} steps {}   tangled, no. {}\n", tangled_steps, to_text(ours), seed);
  }
  for (const std::size_t statements : one_place_sizes) {
    for (const NamedWorkflow& workflow : one_place_workflows(statements)) {
      const Cost ours = measure_ours(arguments[1], workflow.text);
      all_done = all_done && ours.done;
      fmt::print("{:>6} statements {}   {}\n", statements, to_text(ours), workflow.name);
    }
  }
  return all_done ? 0 : 1;
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
