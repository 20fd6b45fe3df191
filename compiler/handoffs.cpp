#include "compiler/checked_model.hpp"

#include "compiler/expected_flow.hpp"
#include "followed_work.hpp"
#include "silence.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <tuple>
#include <utility>

namespace waymark {
namespace {

/// Follows the work of one step on to the next steps, and how much of it comes to each.
class Receivers {
public:
  Receivers(const FlowGraph& flow, const ExpectedFlow& expected)
      : flow_(flow)
      , expected_(expected)
      , nodes_(flow.nodes.size()) {}

  /// Calls `use` with each step that follows and how often a run, in order of discovery.
  template<typename Use>
  void find(FlowNodeId sender, Use&& use) {
    const double sent = expected_.visits[index(sender)];
    pass_on(sender, sent, sender);
    // In text order, so that all that comes to a node is there when it goes on, loops apart.
    while (!open_.empty()) {
      std::pop_heap(open_.begin(), open_.end(), std::greater<>());
      const FlowNodeId node = open_.back();
      open_.pop_back();
      Arrivals& arrivals = nodes_[index(node)];
      arrivals.open = false;
      const double amount = std::exchange(arrivals.amount, 0);
      // What still goes round then is next to nothing, or never leaves the loop.
      const bool again = arrivals.rounds > 0;
      if (again && (amount <= sent * 1e-6 || arrivals.rounds == most_rounds)) continue;
      ++arrivals.rounds;
      pass_on(node, amount, sender);
    }
    for (const FlowNodeId step : steps_) use(step, nodes_[index(step)].amount);
    steps_.clear();
  }

private:
  static constexpr std::uint32_t most_rounds = 100;

  struct Arrivals {
    FlowNodeId sender = FlowNodeId::none; ///< of whose work this speaks
    double amount = 0;                    ///< that has not gone on yet
    std::uint32_t rounds = 0;             ///< how often it went on
    bool open = false;
  };

  void pass_on(FlowNodeId node, double amount, FlowNodeId sender) {
    const FlowNode& from = flow_[node];
    for (std::uint32_t e = from.first_out; e < from.first_out + from.out_count; ++e) {
      const FlowEdge& edge = flow_.edges[e];
      if (interrupts(edge.kind)) continue;
      Arrivals& arrivals = nodes_[index(edge.to)];
      const bool is_new = arrivals.sender != sender;
      if (is_new) arrivals = {sender, 0, 0, false};
      arrivals.amount += amount * expected_.shares[e];
      // A step that the work comes back to is a receiver, too, but is not gone through again.
      if (flow_[edge.to].kind == FlowNodeKind::step) {
        if (is_new) steps_.push_back(edge.to);
      } else if (!arrivals.open) {
        arrivals.open = true;
        open_.push_back(edge.to);
        std::push_heap(open_.begin(), open_.end(), std::greater<>());
      }
    }
  }

  const FlowGraph& flow_;
  const ExpectedFlow& expected_;
  std::vector<Arrivals> nodes_;
  std::vector<FlowNodeId> open_; ///< a heap, the first in the text on top
  std::vector<FlowNodeId> steps_;
};

/// What the step makes, itself and by following; each once.
std::vector<DeclarationId> documents_of(const Workflow& workflow, const Work& work,
                                        const FollowedWork& followed) {
  std::vector<DeclarationId> documents;
  for (const Reference& made : workflow.list(work.makes))
    if (made.resolved()) documents.push_back(made.target);
  const auto by_following = followed.made_by_following(workflow, work);
  documents.insert(documents.end(), by_following.begin(), by_following.end());
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  return documents;
}

/// The hand-offs of one workflow, as they are met.
class WorkflowHandOffs {
public:
  WorkflowHandOffs(const CheckedModel& checked, std::size_t place, const FollowedWork& followed)
      : model_(checked.model)
      , workflow_(model_.workflows[place])
      , flow_(checked.flows[place])
      , reached_(checked.reached[place])
      , runs_(checked.monthly_runs[place])
      , followed_(followed)
      , expected_(estimate_flow(workflow_, flow_)) {}

  void add_to(std::vector<HandOff>& handoffs) {
    Receivers receivers(flow_, expected_);
    for (std::uint32_t i = 0; i < workflow_.statements.size(); ++i) {
      const StatementId first{i};
      if (workflow_[first].kind != StatementKind::step) continue;
      const FlowNodeId sender = flow_.node_of[i];
      if (!reached_[index(sender)]) continue;
      if (workflow_.work(first)->performer.who == DeclarationId::none) continue;
      receivers.find(sender, [&](FlowNodeId receiver, double per_run) {
        add(first, flow_[receiver].statement, per_run, handoffs);
      });
    }
  }

private:
  void add(StatementId first, StatementId second, double per_run,
           std::vector<HandOff>& handoffs) const {
    const Work& work = *workflow_.work(first);
    const DeclarationId from = work.performer.who;
    const DeclarationId to = workflow_.work(second)->performer.who;
    if (to == DeclarationId::none || to == from) return;
    const bool between_roles =
        model_.is(from, DeclarationKind::role) && model_.is(to, DeclarationKind::role);
    handoffs.push_back({workflow_.self, first, second, from, to, per_run, per_run * runs_,
                        between_roles && is_silent_towards(workflow_, followed_, first, to),
                        documents_of(workflow_, work, followed_)});
  }

  const Model& model_;
  const Workflow& workflow_;
  const FlowGraph& flow_;
  const std::vector<bool>& reached_;
  double runs_;
  const FollowedWork& followed_;
  ExpectedFlow expected_;
};

std::vector<HandOff> find_handoffs(const CheckedModel& checked) {
  const FollowedWork followed(checked.model);
  std::vector<HandOff> handoffs;
  for (std::size_t i = 0; i < checked.model.workflows.size(); ++i)
    WorkflowHandOffs(checked, i, followed).add_to(handoffs);
  std::stable_sort(handoffs.begin(), handoffs.end(), [](const HandOff& a, const HandOff& b) {
    return std::tuple(a.workflow, a.second, a.first) < std::tuple(b.workflow, b.second, b.first);
  });
  return handoffs;
}

} // namespace

const std::vector<HandOff>& CheckedModel::handoffs() const {
  std::call_once(handoffs_->worked_out, [this] { handoffs_->all = find_handoffs(*this); });
  return handoffs_->all;
}

} // namespace waymark
