#include "allocation.hpp"
#include "disk_workspace.hpp"
#include "large_workflow.hpp"
#include "measured_child.hpp"
#include "pipeline_stages.hpp"
#include "workspace_generator.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>
#include <string_view>
#include <thread>

using namespace waymark::bench;

namespace {

/// One line a child prints and its parent reads.
std::string encode(const Measurement& m) {
  return fmt::format("{} {} {} {} {} {:.9f} {:.9f} {:.9f} {:.9f} {:.9f} {:.9f} {:.9f} {}\n",
                     m.steps, m.bytes, m.nodes, m.errors, m.findings, m.read, m.parse, m.model,
                     m.check, m.alone, m.together, m.whole, m.memory);
}

Measurement decode(const std::string& line) {
  Measurement m;
  std::sscanf(line.c_str(), "%zu %zu %zu %zu %zu %lf %lf %lf %lf %lf %lf %lf %zu", &m.steps,
              &m.bytes, &m.nodes, &m.errors, &m.findings, &m.read, &m.parse, &m.model, &m.check,
              &m.alone, &m.together, &m.whole, &m.memory);
  return m;
}

/// The best of some runs, each in a fresh process: what the code costs, without the machine's mood.
Measurement best_of(const std::string& program, const char* what, const std::string& directory,
                    int runs) {
  Measurement best;
  for (int run = 0; run < runs; ++run) {
    const ChildResult child = run_child({program, what, directory});
    if (child.exit_code != 0) throw std::runtime_error("a measuring process failed");
    const Measurement m = decode(child.output);
    const auto total = [](const Measurement& each) { return each.whole + each.model + each.check; };
    if (run == 0 || total(m) < total(best)) best = m;
  }
  return best;
}

void measure_files(const std::string& program, const Files& files, int runs) {
  const TemporaryDirectory directory;
  write_files(directory.path(), files);
  const std::string path = directory.path().string();
  const Measurement whole = best_of(program, "--whole", path, runs);
  const Measurement stages = best_of(program, "--stages", path, runs);
  const double count = static_cast<double>(whole.steps);
  const double megabytes = static_cast<double>(whole.bytes) / 1e6;

  fmt::print("{} steps, {:.1f} MB, {:.0f} bytes and {:.1f} nodes a step, {} errors, {} findings\n",
             whole.steps, megabytes, static_cast<double>(whole.bytes) / count,
             static_cast<double>(whole.nodes) / count, whole.errors, whole.findings);
  const auto row = [&](const char* name, double seconds) {
    fmt::print("  {:<6} {:>9.2f} ms {:>10.0f} steps/s {:>8.1f} MB/s\n", name, seconds * 1e3,
               count / seconds, megabytes / seconds);
  };
  row("read", stages.read);
  row("parse", stages.parse);
  row("model", stages.model);
  row("check", stages.check);
  row("whole", whole.whole);
  fmt::print("  parse on all {} processors, on the clock: {:.2f} ms, {:.2f} times as fast\n",
             std::thread::hardware_concurrency(), stages.together * 1e3,
             stages.alone / stages.together);
  fmt::print("  peak memory {:.1f} MB, {:.0f} bytes a step\n",
             static_cast<double>(whole.memory) / 1e6, static_cast<double>(whole.memory) / count);
  std::fflush(stdout);
}

int run(int count, char** arguments) {
  const std::string_view first = count > 1 ? arguments[1] : "";
  if (first == "--whole" || first == "--stages") {
    if (count < 3) return 2;
    const Measurement m =
        first == "--whole" ? measure_whole(arguments[2]) : measure_stages(arguments[2]);
    fmt::print("{}", encode(m));
    return 0;
  }
  std::vector<std::size_t> sizes;
  for (int i = 1; i < count; ++i) sizes.push_back(std::strtoull(arguments[i], nullptr, 10));
  if (sizes.empty()) sizes = {1'000, 10'000, 100'000, 1'000'000};
  for (const std::size_t steps : sizes)
    measure_files(arguments[0], generate_workspace(steps), steps > 200'000 ? 2 : 5);
  const LargeWorkflow large;
  fmt::print("one workflow with {} jumps and {} parallels:\n", large.jumps, large.parallels);
  measure_files(arguments[0], generate_large_workflow(large), 5);
  return 0;
}

} // namespace

int main(int count, char** arguments) {
  waymark::prefer_large_pages();
  try {
    return run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
