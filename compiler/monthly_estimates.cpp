#include "monthly_estimates.hpp"

#include "compiler/expected_flow.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr double most_visits = 1'000'000;

/// Runs a month of a workflow for whoever follows it; no follower for its own `happens`.
struct Runs {
  DeclarationId follower = DeclarationId::none;
  double count = 0;
};

class LoadCounter {
public:
  LoadCounter(const Model& model, const std::vector<FlowGraph>& flows, const FollowedWork& followed)
      : model_(model)
      , flows_(flows)
      , followed_(followed)
      , runs_(model.workflows.size()) {}

  std::vector<StepLoad> run() {
    for (std::size_t i = 0; i < model_.workflows.size(); ++i)
      if (model_.workflows[i].happens)
        runs_[i].push_back({DeclarationId::none, times_per_month(*model_.workflows[i].happens)});
    for (const std::uint32_t workflow : followed_.followers_first())
      if (!runs_[workflow].empty() && follows_something(workflow)) count(workflow, Part::followed);
    loads_.reserve(timed_works());
    for (std::uint32_t workflow = 0; workflow < model_.workflows.size(); ++workflow)
      if (!runs_[workflow].empty()) count(workflow, Part::own);
    return std::move(loads_);
  }

private:
  enum class Part { own, followed };

  [[nodiscard]] bool follows_something(std::uint32_t workflow) const {
    const std::vector<Work>& works = model_.workflows[workflow].works;
    return std::any_of(works.begin(), works.end(), [](const Work& work) {
      return work.takes == not_given && work.follow.has_value();
    });
  }

  [[nodiscard]] std::size_t timed_works() const {
    std::size_t count = 0;
    for (const Workflow& workflow : model_.workflows)
      if (!runs_[index_of(workflow)].empty())
        count += static_cast<std::size_t>(
            std::count_if(workflow.works.begin(), workflow.works.end(),
                          [](const Work& work) { return work.takes != not_given; }));
    return count;
  }
  [[nodiscard]] std::size_t index_of(const Workflow& workflow) const {
    return static_cast<std::size_t>(&workflow - model_.workflows.data());
  }

  /// Its own load, in text order, or what it hands on to what it follows.
  void count(std::uint32_t index_of_workflow, Part part) {
    const Workflow& workflow = model_.workflows[index_of_workflow];
    const FlowGraph& flow = flows_[index_of_workflow];
    const std::vector<double> visits = estimate_flow(workflow, flow).visits;
    for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
      const Work* work = workflow.work(StatementId{i});
      const FlowNodeId node = flow.node_of[i];
      if (work == nullptr || node == FlowNodeId::none || visits[index(node)] <= 0) continue;
      // A loop that is hardly ever left is a mistake of its own, and says nothing about hours.
      if (visits[index(node)] > most_visits) continue;
      const StatedDuration* takes = workflow.takes(*work);
      for (const Runs& runs : runs_[index_of_workflow]) {
        const DeclarationId doer = work->performer.source == PerformerSource::follower
                                       ? runs.follower
                                       : work->performer.who;
        if (takes && part == Part::own)
          add_load(workflow, StatementId{i}, doer, runs.count, visits[index(node)],
                   takes->duration);
        else if (!takes && !work->time_lost && work->follow && part == Part::followed)
          pass_on(workflow, *work, doer, runs.count * visits[index(node)]);
      }
    }
  }

  void add_load(const Workflow& workflow, StatementId step, DeclarationId doer, double runs,
                double visits, const Duration& takes) {
    if (!model_.is(doer, DeclarationKind::role)) return;
    const double hours = working_hours((takes.low + takes.high) / 2, takes.unit);
    loads_.push_back({workflow.self, step, doer, runs, visits, hours});
  }

  void pass_on(const Workflow& workflow, const Work& work, DeclarationId doer, double count) {
    if (!work.follow->resolved() || followed_.closes_circle(workflow, work)) return;
    const std::uint32_t followed = model_[work.follow->target].index;
    std::vector<Runs>& runs = runs_[followed];
    const auto same = std::find_if(runs.begin(), runs.end(),
                                   [&](const Runs& each) { return each.follower == doer; });
    if (same != runs.end())
      same->count += count;
    else
      runs.push_back({doer, count});
  }

  const Model& model_;
  const std::vector<FlowGraph>& flows_;
  const FollowedWork& followed_;
  std::vector<std::vector<Runs>> runs_; ///< by index of `Model::workflows`
  std::vector<StepLoad> loads_;
};

} // namespace

std::vector<double> estimate_monthly_runs(const Model& model, const std::vector<FlowGraph>& flows,
                                          const FollowedWork& followed_work) {
  std::vector<double> runs(model.workflows.size(), 0);
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (model.workflows[i].happens) runs[i] = times_per_month(*model.workflows[i].happens);
  for (const std::uint32_t follower : followed_work.followers_first()) {
    const Workflow& workflow = model.workflows[follower];
    const bool follows = std::any_of(workflow.works.begin(), workflow.works.end(),
                                     [](const Work& work) { return work.follow.has_value(); });
    if (runs[follower] <= 0 || !follows) continue;
    const std::vector<double> visits = estimate_flow(workflow, flows[follower]).visits;
    for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
      const Work* work = workflow.work(StatementId{i});
      const FlowNodeId node = flows[follower].node_of[i];
      if (work == nullptr || node == FlowNodeId::none || visits[index(node)] > most_visits ||
          !work->follow || !work->follow->resolved() ||
          followed_work.closes_circle(workflow, *work))
        continue;
      const std::uint32_t followed = model[work->follow->target].index;
      runs[followed] += runs[follower] * visits[index(node)];
    }
  }
  return runs;
}

std::vector<StepLoad> estimate_monthly_load(const Model& model, const std::vector<FlowGraph>& flows,
                                            const FollowedWork& followed) {
  return LoadCounter(model, flows, followed).run();
}

} // namespace waymark
