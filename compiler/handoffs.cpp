#include "compiler/handoffs.hpp"

#include "compiler/expected_flow.hpp"

#include <algorithm>
#include <tuple>

namespace waymark {
namespace {

bool makes_documents(const Model& model, const Workflow& workflow, const Work& work) {
  if (!work.makes.empty()) return true;
  if (!work.follow) return false;
  // What cannot be looked into may well make something.
  if (!work.follow->resolved()) return true;
  const Workflow& followed = model.workflow(work.follow->target);
  if (followed.self == workflow.self) return false;
  return std::any_of(followed.works.begin(), followed.works.end(),
                     [](const Work& inner) { return !inner.makes.empty() || inner.follow; });
}

/// Two roles that one and the same person alone holds: nothing changes hands.
bool is_one_person(const Model& model, DeclarationId first, DeclarationId second) {
  if (!model.is(first, DeclarationKind::role) || !model.is(second, DeclarationKind::role))
    return false;
  const auto& left = model.roles[model[first].index].persons;
  const auto& right = model.roles[model[second].index].persons;
  return left.size() == 1 && right.size() == 1 && left[0].value == right[0].value;
}

bool names_one(std::span<const Reference> references, DeclarationId who) {
  return std::any_of(references.begin(), references.end(), [who](const Reference& each) {
    return !each.resolved() || each.target == who;
  });
}

/// Follows the work of one step on to the next steps, and how much of it comes to each.
class Receivers {
public:
  Receivers(const FlowGraph& flow, const ExpectedFlow& expected)
      : flow_(flow)
      , expected_(expected)
      , amount_(flow.nodes.size(), 0)
      , seen_(flow.nodes.size(), FlowNodeId::none) {}

  /// Calls `use` with each step that follows and how often a run, in order of discovery.
  template<typename Use>
  void find(FlowNodeId sender, Use&& use) {
    open_.assign(1, sender);
    amount_[index(sender)] = expected_.visits[index(sender)];
    for (std::size_t next = 0; next < open_.size(); ++next) {
      const FlowNodeId node = open_[next];
      const FlowNode& from = flow_[node];
      for (std::uint32_t e = from.first_out; e < from.first_out + from.out_count; ++e) {
        const FlowEdge& edge = flow_.edges[e];
        if (interrupts(edge.kind)) continue;
        const double part = amount_[index(node)] * expected_.shares[e];
        if (seen_[index(edge.to)] == sender) {
          amount_[index(edge.to)] += part;
          continue;
        }
        seen_[index(edge.to)] = sender;
        amount_[index(edge.to)] = part;
        // A step that the work comes back to is a receiver, too, but is not gone through again.
        if (flow_[edge.to].kind != FlowNodeKind::step)
          open_.push_back(edge.to);
        else
          steps_.push_back(edge.to);
      }
    }
    for (const FlowNodeId step : steps_) use(step, amount_[index(step)]);
    steps_.clear();
  }

private:
  const FlowGraph& flow_;
  const ExpectedFlow& expected_;
  std::vector<double> amount_;
  std::vector<FlowNodeId> seen_; ///< by node: the sender for which it was last seen
  std::vector<FlowNodeId> open_;
  std::vector<FlowNodeId> steps_;
};

void find_in_workflow(const Model& model, const Workflow& workflow, const FlowGraph& flow,
                      std::vector<HandOff>& handoffs) {
  const ExpectedFlow expected = expected_flow(workflow, flow);
  const double runs = workflow.happens ? times_per_month(*workflow.happens) : 0;
  Receivers receivers(flow, expected);
  for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
    if (workflow.statements[i].kind != StatementKind::step) continue;
    const Work& first = *workflow.work(StatementId{i});
    if (first.performer.who == DeclarationId::none) continue;
    receivers.find(flow.node_of[i], [&](FlowNodeId node, double per_run) {
      const StatementId second = flow[node].statement;
      const DeclarationId to = workflow.work(second)->performer.who;
      if (to == DeclarationId::none || to == first.performer.who) return;
      const bool between_roles = model.is(first.performer.who, DeclarationKind::role) &&
                                 model.is(to, DeclarationKind::role);
      handoffs.push_back({workflow.self, StatementId{i}, second, first.performer.who, to, per_run,
                          per_run * runs,
                          between_roles && is_silent_towards(model, workflow, first, to)});
    });
  }
}

} // namespace

bool is_silent_towards(const Model& model, const Workflow& workflow, const Work& first,
                       DeclarationId second_performer) {
  return !is_one_person(model, first.performer.who, second_performer) &&
         !makes_documents(model, workflow, first) &&
         !names_one(workflow.list(first.informs), second_performer) &&
         !names_one(workflow.list(first.consults), second_performer);
}

std::vector<HandOff> find_handoffs(const Model& model, const std::vector<FlowGraph>& flows) {
  std::vector<HandOff> handoffs;
  for (std::size_t i = 0; i < model.workflows.size(); ++i)
    find_in_workflow(model, model.workflows[i], flows[i], handoffs);
  std::stable_sort(handoffs.begin(), handoffs.end(), [](const HandOff& a, const HandOff& b) {
    return std::tuple(a.workflow, a.second, a.first) < std::tuple(b.workflow, b.second, b.first);
  });
  return handoffs;
}

} // namespace waymark
