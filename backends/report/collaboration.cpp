#include "parts.hpp"

#include "compiler/expected_flow.hpp"

#include <algorithm>
#include <map>
#include <utility>

/// Where work passes from one to another, and where it waits for somebody.
namespace waymark::report {
namespace {

/// By node: may one come there after work of somebody else's than the party? What a party does
/// first of all keeps nobody waiting.
std::vector<bool> reached_after_work_of_others(const Model& model, const Workflow& workflow,
                                               const FlowGraph& flow) {
  std::vector<bool> after(flow.nodes.size(), false);
  std::vector<FlowNodeId> open;
  const auto leave = [&](FlowNodeId node) {
    for (const FlowEdge& edge : flow.out(node)) {
      if (after[index(edge.to)]) continue;
      after[index(edge.to)] = true;
      open.push_back(edge.to);
    }
  };
  for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
    if (workflow.statements[i].kind != StatementKind::step) continue;
    const Work& work = *workflow.work(StatementId{i});
    if (!model.is(work.performer.who, DeclarationKind::party)) leave(flow.node_of[i]);
  }
  while (!open.empty()) {
    const FlowNodeId node = open.back();
    open.pop_back();
    leave(node);
  }
  return after;
}

/// Whom a statement waits for; none if it does not.
DeclarationId waited_for(const Model& model, const Workflow& workflow, const Statement& statement) {
  if (statement.kind == StatementKind::wait) {
    const Reference* from = workflow.from(workflow.works[statement.facts]);
    return from == nullptr ? DeclarationId::none : from->target;
  }
  if (statement.kind != StatementKind::step) return DeclarationId::none;
  const DeclarationId who = workflow.works[statement.facts].performer.who;
  return model.is(who, DeclarationKind::party) ? who : DeclarationId::none;
}

void add_waits(const Facts& facts, std::size_t workflow_index, std::vector<ReportWait>& waits) {
  const Model& model = facts.model;
  const Workflow& workflow = model.workflows[workflow_index];
  const FlowGraph& flow = facts.checked.flows[workflow_index];
  const bool any = std::any_of(
      workflow.statements.begin(), workflow.statements.end(), [&](const Statement& statement) {
        return waited_for(model, workflow, statement) != DeclarationId::none;
      });
  if (!any) return;
  const std::vector<bool> after_others = reached_after_work_of_others(model, workflow, flow);
  const std::vector<double> visits = estimate_flow(workflow, flow).visits;
  for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
    const Statement& statement = workflow.statements[i];
    const DeclarationId whom = waited_for(model, workflow, statement);
    if (whom == DeclarationId::none) continue;
    const std::size_t node = index(flow.node_of[i]);
    if (statement.kind == StatementKind::step && !after_others[node]) continue;
    const Deadline* within = workflow.within(workflow.works[statement.facts]);
    ReportWait wait{name_of(model, whom),
                    name_of(model, workflow.self),
                    statement.title,
                    {},
                    {},
                    model.source(statement.span.file).path(),
                    line_of(model, statement.name_span)};
    if (within != nullptr) wait.deadline = within->duration;
    if (facts.is_counted(workflow.self)) wait.per_month = facts.runs[workflow_index] * visits[node];
    waits.push_back(wait);
  }
}

} // namespace

std::vector<ReportHandOff> handoffs(const Facts& facts) {
  std::map<std::pair<DeclarationId, DeclarationId>, ReportHandOff> pairs;
  std::map<std::pair<DeclarationId, DeclarationId>, std::vector<DeclarationId>> documents;
  for (const HandOff& each : facts.checked.handoffs()) {
    const std::pair key(each.from, each.to);
    ReportHandOff& pair = pairs[key];
    pair.from = name_of(facts.model, each.from);
    pair.to = name_of(facts.model, each.to);
    ++pair.places;
    pair.per_month += each.per_month;
    pair.uncounted += facts.is_counted(each.workflow) ? 0 : 1;
    pair.silent += each.silent ? 1 : 0;
    documents[key].insert(documents[key].end(), each.documents.begin(), each.documents.end());
  }
  std::vector<ReportHandOff> sorted;
  for (auto& [key, pair] : pairs) {
    std::vector<DeclarationId>& passed = documents[key];
    std::sort(passed.begin(), passed.end());
    passed.erase(std::unique(passed.begin(), passed.end()), passed.end());
    for (const DeclarationId document : passed)
      pair.documents.push_back(name_of(facts.model, document));
    sorted.push_back(std::move(pair));
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return std::pair(a.per_month, a.places) > std::pair(b.per_month, b.places);
  });
  return sorted;
}

std::vector<ReportWait> waits(const Facts& facts) {
  std::vector<ReportWait> waits;
  for (std::size_t i = 0; i < facts.model.workflows.size(); ++i) add_waits(facts, i, waits);
  std::stable_sort(waits.begin(), waits.end(), [](const ReportWait& a, const ReportWait& b) {
    return a.per_month > b.per_month;
  });
  return waits;
}

} // namespace waymark::report
