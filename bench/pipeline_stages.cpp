#include "pipeline_stages.hpp"

#include "build.hpp"
#include "check_runner.hpp"
#include "compiler/compile.hpp"
#include "disk_workspace.hpp"
#include "measured_child.hpp"
#include "monthly_estimates.hpp"

#include <chrono>
#include <thread>
#include <utility>

namespace waymark::bench {
namespace {

constexpr Date today = std::chrono::year{2026} / 11 / 21;

Workspace load(const std::filesystem::path& directory, Measurement& result) {
  Files files = read_files(directory);
  for (const auto& file : files) result.bytes += file.second.size();
  Workspace workspace;
  workspace.sources = SourceSet(std::move(files));
  workspace.today = today;
  return workspace;
}

double time_reading(const SourceSet& sources, unsigned threads) {
  const auto start = std::chrono::steady_clock::now();
  const std::vector<FileReadingPtr> readings = read(sources, {}, threads);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

Measurement measure_whole(const std::filesystem::path& directory) {
  Measurement result;
  reset_peak_memory();
  const std::size_t before = peak_memory();
  const double start = processor_time();
  const Workspace workspace = load(directory, result);
  result.read = processor_time() - start;
  std::vector<FileReadingPtr> readings = read(workspace.sources);
  result.parse = processor_time() - start - result.read;
  for (const FileReadingPtr& reading : readings) result.nodes += reading->tree.nodes.size();
  const CheckedModel checked = compile(workspace, std::move(readings));
  result.whole = processor_time() - start;
  result.memory = peak_memory() - before;
  result.steps = checked.summary.steps;
  result.errors = checked.summary.errors;
  result.findings = checked.findings.size();
  return result;
}

Measurement measure_stages(const std::filesystem::path& directory) {
  Measurement result;
  double last = processor_time();
  const auto lap = [&] { return processor_time() - std::exchange(last, processor_time()); };
  const Workspace workspace = load(directory, result);
  result.read = lap();
  std::vector<FileReadingPtr> readings = read(workspace.sources);
  result.parse = lap();
  result.alone = time_reading(workspace.sources, 1);
  result.together = time_reading(workspace.sources, std::thread::hardware_concurrency());
  lap();
  const BuiltModel built = build_model(workspace.sources, std::move(readings));
  result.model = lap();
  Findings findings;
  const FollowedWork followed(built.model);
  std::vector<FlowGraph> flows;
  flows.reserve(built.model.workflows.size());
  for (const Workflow& workflow : built.model.workflows) {
    const FlowGraph& flow = flows.emplace_back(build_flow_graph(workflow));
    const Verdict order = judge(flow);
    check_workflow({.model = built.model,
                    .id = workflow.self,
                    .workflow = workflow,
                    .flow = flow,
                    .verdict = order,
                    .followed = followed},
                   findings);
  }
  static_cast<void>(estimate_monthly_runs(built.model, flows, followed));
  const std::vector<StepLoad> loads = estimate_monthly_load(built.model, flows, followed);
  check_workspace({.model = built.model,
                   .flows = flows,
                   .workspace = workspace,
                   .loads = loads,
                   .text_is_sound = true,
                   .clauses_are_sound = true},
                  findings, {});
  result.check = lap();
  return result;
}

} // namespace waymark::bench
