#include "check.hpp"
#include "compiler/people.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

/// Does anybody sign off their own work?
namespace waymark {
namespace {

/// Who did it, as far as independence goes: a role, and with it every role that one and the same
/// person alone holds; or whoever follows the procedure.
using Hand = std::uint32_t;
constexpr Hand follower = 0xfffffffe;
constexpr Hand unknown = 0xffffffff;

class Hands {
public:
  explicit Hands(const Model& model)
      : model_(model) {
    for (std::uint32_t i = 0; i < model.roles.size(); ++i) {
      const Role& role = model.roles[i];
      hands_.push_back(i);
      if (const std::string_view holder = only_holder(role); !holder.empty())
        hands_[i] = by_person_.emplace(holder, i).first->second;
    }
  }

  [[nodiscard]] Hand of(const Performer& performer) const {
    if (performer.source == PerformerSource::follower) return follower;
    if (!model_.is(performer.who, DeclarationKind::role)) return unknown;
    return hands_[model_[performer.who].index];
  }

  /// What a wait brings is made by whoever it comes from.
  [[nodiscard]] Hand maker_of(const Workflow& workflow, const Work& work) const {
    const Reference* from = workflow.from(work);
    if (from == nullptr) return of(work.performer);
    if (!model_.is(from->target, DeclarationKind::role)) return unknown;
    return hands_[model_[from->target].index];
  }

private:
  const Model& model_;
  std::vector<Hand> hands_;
  std::map<std::string_view, std::uint32_t> by_person_;
};

/// One document in one hand.
using Charge = std::pair<DeclarationId, Hand>;

struct SignOff {
  Charge charge{};
  FlowNodeId node{};
  StatementId statement{};
  Span span{};
};

std::vector<SignOff> find_approvals(const WorkflowView& view, const Hands& hands) {
  std::vector<SignOff> approvals;
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Work* work = view.workflow.work(StatementId{i});
    if (work == nullptr || work->approves.empty()) continue;
    const Hand hand = hands.of(work->performer);
    if (hand == unknown) continue;
    for (const Reference& document : view.workflow.list(work->approves))
      if (document.resolved())
        approvals.push_back(
            {{document.target, hand}, view.flow.node_of[i], StatementId{i}, document.span});
  }
  return approvals;
}

/// What a statement makes, itself or through what it follows, and in whose hand.
void collect_charges(const Model& model, const Workflow& workflow, const Work& work,
                     const Hands& hands, std::vector<Charge>& charges) {
  struct Task {
    const Workflow* workflow;
    const Work* work;
    Hand doer; ///< of the statement that follows
  };
  std::vector<Task> tasks{{&workflow, &work, unknown}};
  std::set<const Workflow*> followed;
  while (!tasks.empty()) {
    const Task task = tasks.back();
    tasks.pop_back();
    Hand hand = hands.maker_of(*task.workflow, *task.work);
    if (hand == follower && task.doer != unknown) hand = task.doer;
    for (const Reference& document : task.workflow->list(task.work->makes))
      if (document.resolved() && hand != unknown) charges.emplace_back(document.target, hand);
    if (!task.work->follow || !task.work->follow->resolved()) continue;
    const Workflow& detail = model.workflow(task.work->follow->target);
    if (!followed.insert(&detail).second) continue;
    for (const Work& inner : detail.works) tasks.push_back({&detail, &inner, hand});
  }
}

/// By node and charge: which maker's work, if any, has been there before on some way. Charges are
/// looked at 64 at a time, so the cost is edges × charges / 64.
class MadeBefore {
public:
  MadeBefore(const WorkflowView& view, const Hands& hands, const std::set<Charge>& wanted)
      : view_(view) {
    std::uint32_t bit = 0;
    for (const Charge& charge : wanted) bits_.emplace(charge, bit++);
    made_at_.resize(bits_.size());
    std::vector<Charge> charges;
    for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
      const Work* work = view.workflow.work(StatementId{i});
      if (work == nullptr) continue;
      charges.clear();
      collect_charges(view.model, view.workflow, *work, hands, charges);
      for (const Charge& charge : charges)
        if (const auto found = bits_.find(charge); found != bits_.end())
          made_at_[found->second].push_back(StatementId{i});
    }
    for (std::uint32_t first = 0; first < bits_.size(); first += 64) walk(first);
  }

  [[nodiscard]] bool holds(const Charge& charge, FlowNodeId node) const {
    const std::uint32_t bit = bits_.at(charge);
    return (batches_[bit / 64][index(node)] >> (bit % 64) & 1U) != 0;
  }
  /// Of the makers whose work comes to `node`, the nearest; of a long way, the first in the text.
  [[nodiscard]] StatementId maker_before(const Charge& charge, FlowNodeId node) const {
    constexpr std::size_t farthest = 1000;
    const std::vector<StatementId>& makers = made_at_[bits_.at(charge)];
    if (makers.size() == 1) return makers.front();
    std::vector<FlowNodeId> open{node};
    std::set<FlowNodeId> seen;
    for (std::size_t next = 0; next < open.size() && next < farthest; ++next)
      for (const FlowEdgeId edge_id : view_.flow.in(open[next])) {
        const FlowEdge& edge = view_.flow[edge_id];
        if (!view_.verdict.is_taken(view_.flow, edge_id)) continue;
        const StatementId from = view_.flow[edge.from].statement;
        const bool is_maker = std::ranges::binary_search(makers, from) &&
                              view_.flow.node_of[index(from)] == edge.from;
        if (is_maker && !interrupts(edge.kind)) return from;
        if (seen.insert(edge.from).second) open.push_back(edge.from);
      }
    return makers.front();
  }

private:
  void walk(std::uint32_t first) {
    std::vector<std::uint64_t> before(view_.flow.nodes.size(), 0);
    std::vector<std::uint64_t> made(view_.flow.nodes.size(), 0);
    std::vector<FlowNodeId> open;
    const auto last = std::min<std::size_t>(first + 64, made_at_.size());
    for (std::size_t bit = first; bit < last; ++bit)
      for (const StatementId maker : made_at_[bit]) {
        const FlowNodeId node = view_.flow.node_of[index(maker)];
        made[index(node)] |= std::uint64_t{1} << (bit - first);
        open.push_back(node);
      }
    while (!open.empty()) {
      const FlowNodeId node = open.back();
      open.pop_back();
      const FlowNode& at = view_.flow[node];
      for (std::uint32_t e = at.first_out; e < at.first_out + at.out_count; ++e) {
        if (!view_.verdict.is_taken(view_.flow, FlowEdgeId{e})) continue;
        const FlowEdge& edge = view_.flow.edges[e];
        const std::uint64_t carried =
            before[index(node)] | (interrupts(edge.kind) ? 0 : made[index(node)]);
        if ((carried & ~before[index(edge.to)]) == 0) continue;
        before[index(edge.to)] |= carried;
        open.push_back(edge.to);
      }
    }
    batches_.push_back(std::move(before));
  }

  const WorkflowView& view_;
  std::map<Charge, std::uint32_t> bits_;
  std::vector<std::vector<StatementId>> made_at_;
  std::vector<std::vector<std::uint64_t>> batches_;
};

} // namespace

namespace {

/// Perhaps somebody else was to do it.
bool may_have_lost_by(const Workflow& workflow, StatementId id) {
  return workflow[id].damaged && workflow.work(id)->performer.source != PerformerSource::own;
}

} // namespace

void check_self_approval(const WorkflowView& view, Findings& findings) {
  const bool approves_anything =
      std::any_of(view.workflow.works.begin(), view.workflow.works.end(),
                  [](const Work& work) { return !work.approves.empty(); });
  if (!approves_anything) return;
  const Hands hands(view.model);
  const std::vector<SignOff> approvals = find_approvals(view, hands);
  std::set<Charge> wanted;
  for (const SignOff& approval : approvals) wanted.insert(approval.charge);
  const MadeBefore made(view, hands, wanted);
  for (const SignOff& approval : approvals) {
    if (approval.node == FlowNodeId::none || !made.holds(approval.charge, approval.node)) continue;
    const StatementId made_at = made.maker_before(approval.charge, approval.node);
    if (may_have_lost_by(view.workflow, approval.statement) ||
        may_have_lost_by(view.workflow, made_at))
      continue;
    const Statement& maker = view.workflow[made_at];
    const DeclarationId who = view.workflow.work(approval.statement)->performer.who;
    const std::string_view approver =
        who == DeclarationId::none ? "whoever follows this procedure" : view.model[who].title;
    Finding& finding = findings.report(
        Check::self_approval, approval.span,
        fmt::format("'{}' approves '{}' here, which the same hands made in '{}'; let somebody else "
                    "approve it",
                    approver, view.model[approval.charge.first].title, maker.title));
    finding.related.push_back({maker.name_span, "made here"});
  }
}

} // namespace waymark
