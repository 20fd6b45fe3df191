#include "diagram/views/drawn_places.hpp"

#include "compiler/identity.hpp"
#include "diagram/views/flow_node_ids.hpp"
#include "diagram/views/plan.hpp"
#include "diagram/views/scope.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace waymark {
namespace {

using NodeById = std::unordered_map<std::string_view, std::size_t>;

NodeById index_nodes(const Drawing& drawing) {
  NodeById nodes;
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) nodes.emplace(drawing.nodes[i].id, i);
  for (std::size_t i = 0; i < drawing.frames.size(); ++i) {
    nodes.emplace(drawing.frames[i].id, drawing.nodes.size() + i);
  }
  return nodes;
}

/// "workflow/sell/step/ask" within its workflow: "step/ask".
std::string_view within_workflow(std::string_view key) {
  const std::size_t second = key.find('/', key.find('/') + 1);
  return second == std::string_view::npos ? key : key.substr(second + 1);
}

/// By jump: the first drawn node that it leaves, or none.
std::vector<FlowNodeId> left_by_jumps(const Workflow& workflow, const FlowGraph& graph) {
  std::vector<FlowNodeId> left(workflow.jumps.size(), FlowNodeId::none);
  for (const FlowEdge& edge : graph.edges) {
    if (edge.jump == not_given || left[edge.jump] != FlowNodeId::none) continue;
    FlowNodeId from = edge.from;
    while (is_drawn_as_label(graph, from)) from = graph[graph.in(from).front()].from;
    left[edge.jump] = from;
  }
  return left;
}

/// Jumps are lines: they show at the node that they leave.
template<typename Add>
void add_jumps(const Workflow& workflow, const FlowGraph& graph, std::span<const std::string> keys,
               const Add& add) {
  const std::vector<FlowNodeId> left = left_by_jumps(workflow, graph);
  for (const Statement& statement : workflow.statements) {
    if (statement.kind != StatementKind::jump) continue;
    const FlowNodeId from = left[statement.facts];
    if (from != FlowNodeId::none) add(statement.span, flow_node_id(graph, from, keys));
  }
}

} // namespace

DrawnPlaces::DrawnPlaces(const Drawing& drawing, const CheckedModel& checked,
                         const DiagramSubject& subject) {
  const Model& model = checked.model;
  const NodeById nodes = index_nodes(drawing);
  const auto add = [&](const Span& span, const std::string& id) {
    const auto found = nodes.find(id);
    if (found != nodes.end()) places_.push_back({span, found->second});
  };
  const bool is_flow =
      subject.view == View::flow || subject.view == View::lanes || subject.view == View::graph;
  const std::vector<bool> inside = workflows_in(model, subject.subject);
  for (const Workflow& workflow : model.workflows) {
    if (!inside[model[workflow.self].index]) continue;
    if (is_flow) add(model[workflow.self].span, "start");
    const std::vector<std::string> keys = statement_keys(model, workflow.self);
    for (std::size_t i = 0; i < workflow.statements.size(); ++i) {
      const Span& span = workflow.statements[i].span;
      add(span, safe_id(is_flow ? within_workflow(keys[i]) : std::string_view(keys[i])));
    }
    if (is_flow) add_jumps(workflow, checked.flow(workflow.self), keys, add);
  }
  for (const Declaration& declaration : model.declarations) {
    add(declaration.span, std::string(noun(declaration.kind)) + "." + safe_id(declaration.id));
  }
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
    if (a.span.file != b.span.file) return a.span.file < b.span.file;
    return a.span.first != b.span.first ? a.span.first < b.span.first : a.span.last > b.span.last;
  });
  around_.assign(places_.size(), nowhere);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    while (!open.empty() && !places_[open.back()].span.contains(places_[i].span)) open.pop_back();
    if (!open.empty()) around_[i] = open.back();
    open.push_back(i);
  }
}

std::size_t DrawnPlaces::at(const Span& span) const {
  const auto after = std::upper_bound(places_.begin(), places_.end(), span,
                                      [](const Span& wanted, const Place& place) {
                                        if (wanted.file != place.span.file) {
                                          return wanted.file < place.span.file;
                                        }
                                        return wanted.first < place.span.first;
                                      });
  if (after == places_.begin()) return nowhere;
  std::size_t place = static_cast<std::size_t>(after - places_.begin()) - 1;
  while (place != nowhere && !places_[place].span.contains(span)) place = around_[place];
  return place == nowhere ? nowhere : places_[place].node;
}

} // namespace waymark
