#include "model/model_parts.hpp"

#include <array>

namespace waymark::model_parts {
namespace {

std::string_view name(FlowNodeKind kind) {
  switch (kind) {
  case FlowNodeKind::start: return "start";
  case FlowNodeKind::step: return "step";
  case FlowNodeKind::decision: return "decision";
  case FlowNodeKind::fork: return "fork";
  case FlowNodeKind::join: return "join";
  case FlowNodeKind::each_begin: return "each begin";
  case FlowNodeKind::each_end: return "each end";
  case FlowNodeKind::wait: return "wait";
  case FlowNodeKind::limit: return "limit";
  case FlowNodeKind::end: return "end";
  case FlowNodeKind::lost: return "lost";
  }
  return {};
}

std::string_view name(FlowEdgeKind kind) {
  switch (kind) {
  case FlowEdgeKind::sequence: return "sequence";
  case FlowEdgeKind::answer: return "answer";
  case FlowEdgeKind::branch: return "branch";
  case FlowEdgeKind::again: return "again";
  case FlowEdgeKind::then: return "then";
  case FlowEdgeKind::deadline: return "deadline";
  case FlowEdgeKind::exception: return "exception";
  }
  return {};
}

/// The result of an end, written as a statement, behind a jump, or the outcome of the workflow.
std::string_view result_of(const FlowNode& node, const Workflow& workflow) {
  if (node.statement != StatementId::none) return workflow[node.statement].title;
  if (node.jump == not_given) return workflow.outcome.value;
  const Jump& jump = workflow.jumps[node.jump];
  return (jump.to.kind == DestinationKind::end ? jump.to : jump.then).result.value;
}

Json node_object(const FlowNode& node, const Workflow& workflow,
                 std::span<const std::string> keys) {
  Json object{{"kind", name(node.kind)}};
  if (node.statement != StatementId::none) object["statement"] = keys[index(node.statement)];
  if (node.kind == FlowNodeKind::limit) object["times"] = workflow.jumps[node.jump].limit;
  if (node.kind == FlowNodeKind::end) {
    const std::string_view result = result_of(node, workflow);
    if (!result.empty()) object["result"] = result;
  }
  return object;
}

Json edge_object(const FlowEdge& edge, const Workflow& workflow,
                 std::span<const std::string> keys) {
  Json object{{"from", index(edge.from)}, {"to", index(edge.to)}, {"kind", name(edge.kind)}};
  if (edge.statement != StatementId::none) object["by"] = keys[index(edge.statement)];
  if (edge.exit != not_given) object["event"] = workflow.exits[edge.exit].event.value;
  if (edge.is_jump) object["jump"] = true;
  return object;
}

} // namespace

std::string flow(const FlowGraph& flow, const Workflow& workflow,
                 std::span<const std::string> keys) {
  std::vector<std::string> nodes;
  std::vector<std::string> edges;
  nodes.reserve(flow.nodes.size());
  edges.reserve(flow.edges.size());
  for (const FlowNode& node : flow.nodes)
    nodes.push_back(text_of(node_object(node, workflow, keys)));
  for (const FlowEdge& edge : flow.edges)
    edges.push_back(text_of(edge_object(edge, workflow, keys)));
  return "{\"nodes\":" + lines(nodes) + ",\"edges\":" + lines(edges) + "}";
}

} // namespace waymark::model_parts
