#include "check.hpp"
#include "fixes/statement_fixes.hpp"
#include "silence.hpp"
#include "word_lists.hpp"

#include <algorithm>
#include <fmt/format.h>

/// Where work passes from one to another, or waits for somebody outside.
namespace waymark {
namespace {

/// Finds, for one step after the other, the steps that its work comes from: backwards through
/// decisions, waits, forks, joins and limits, along ways that the work takes.
class Senders {
public:
  explicit Senders(const WorkflowView& view)
      : view_(view)
      , seen_(view.flow.nodes.size(), FlowNodeId::none) {}

  /// The senders for which `wanted` holds, in text order; no more than can be told in one finding.
  /// Where very many decisions stand in a row, the nearest ones: each step could come behind each.
  template<typename Wanted>
  std::vector<StatementId> find(FlowNodeId receiver, Wanted&& wanted) {
    constexpr std::size_t most = 8;
    constexpr std::size_t farthest = 1000;
    std::vector<StatementId> senders;
    open_.assign(1, receiver);
    for (std::size_t next = 0; next < open_.size() && next < farthest; ++next) {
      for (const FlowEdgeId edge_id : view_.flow.in(open_[next])) {
        const FlowEdge& edge = view_.flow[edge_id];
        if (interrupts(edge.kind) || !view_.verdict.is_taken(view_.flow, edge_id)) continue;
        if (seen_[index(edge.from)] == receiver) continue;
        seen_[index(edge.from)] = receiver;
        const FlowNode& from = view_.flow[edge.from];
        if (from.kind != FlowNodeKind::step)
          open_.push_back(edge.from);
        else if (wanted(from.statement))
          senders.push_back(from.statement);
        if (senders.size() == most) break;
      }
      if (senders.size() == most) break;
    }
    std::ranges::sort(senders);
    return senders;
  }

private:
  const WorkflowView& view_;
  std::vector<FlowNodeId> seen_; ///< by node: the receiver for which it was last seen
  std::vector<FlowNodeId> open_;
};

/// A line that could not be read stands between the two: it may be the step that the work comes
/// from.
bool is_lost_between(const Workflow& workflow, const Statement& first, const Statement& second) {
  const std::uint32_t one = first.span.first;
  const std::uint32_t other = second.span.first;
  return workflow.lost_between(std::min(one, other), std::max(one, other));
}

void report_silent(const WorkflowView& view, const Statement& second, DeclarationId receiver,
                   const std::vector<StatementId>& senders, Findings& findings) {
  const Workflow& workflow = view.workflow;
  std::vector<std::string_view> givers;
  std::vector<std::string_view> done;
  for (const StatementId sender : senders) {
    givers.push_back(view.model[workflow.work(sender)->performer.who].title);
    done.push_back(workflow[sender].title);
  }
  const Declaration& taker = view.model[receiver];
  const bool one = senders.size() == 1;
  Finding& finding = findings.report(
      Check::silent_handoff, second.name_span,
      fmt::format("'{}' takes over from {} here, but is not told that {} {} done; let {} make a "
                  "document, or add 'informs {}' to {}",
                  taker.title, list_of_names(givers, "and"), list_of_names(done, "and"),
                  one ? "is" : "are", one ? "that step" : "each of those steps", taker.id,
                  one ? "it" : "them"));
  for (const StatementId sender : senders)
    finding.related.push_back({workflow[sender].name_span, "the work comes from here"});
}

} // namespace

void check_silent_handoff(const WorkflowView& view, Findings& findings) {
  const Model& model = view.model;
  const Workflow& workflow = view.workflow;
  Senders senders(view);
  for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
    const Statement& second = workflow.statements[i];
    if (second.kind != StatementKind::step || second.damaged) continue;
    const DeclarationId receiver = workflow.works[second.facts].performer.who;
    if (!model.is(receiver, DeclarationKind::role)) continue;
    const std::vector<StatementId> silent =
        senders.find(view.flow.node_of[i], [&](StatementId first) {
          const Work& work = *workflow.work(first);
          return model.is(work.performer.who, DeclarationKind::role) &&
                 work.performer.who != receiver && !workflow[first].damaged &&
                 !is_lost_between(workflow, workflow[first], second) &&
                 is_silent_towards(workflow, view.followed, first, receiver);
        });
    if (!silent.empty()) report_silent(view, second, receiver, silent, findings);
  }
}

void check_unattended_wait(const WorkflowView& view, Findings& findings) {
  for (const Statement& statement : view.workflow.statements) {
    if (statement.kind != StatementKind::wait || statement.damaged) continue;
    const Work& work = view.workflow.works[statement.facts];
    const Reference* from = view.workflow.from(work);
    const bool for_party = from != nullptr && view.model.is(from->target, DeclarationKind::party);
    const bool ends = work.within != not_given || work.lasts != not_given || work.time_lost;
    if (!for_party || ends) continue;
    findings
        .report(Check::unattended_wait, statement.name_span,
                fmt::format("'{}' waits for '{}' without end, and nobody notices when nothing "
                            "comes; add 'within' and a time",
                            statement.title, view.model[from->target].title))
        .fixes.push_back(add_deadline(*from));
  }
}

} // namespace waymark
