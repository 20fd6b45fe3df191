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

void add_node(std::string& out, const FlowNode& node, const Workflow& workflow,
              std::span<const std::string> keys) {
  Object object(out);
  object.add("kind", name(node.kind));
  if (node.statement != StatementId::none) object.add("statement", keys[index(node.statement)]);
  if (node.kind == FlowNodeKind::limit)
    object.member("times") += workflow.jumps[node.jump].limit_digits;
  if (node.kind == FlowNodeKind::end) {
    const std::string_view result = result_of(node, workflow);
    if (!result.empty()) object.add("result", result);
  }
}

void add_edge(std::string& out, const FlowEdge& edge, const Workflow& workflow,
              std::span<const std::string> keys) {
  Object object(out);
  object.add("from", index(edge.from));
  object.add("to", index(edge.to));
  object.add("kind", name(edge.kind));
  if (edge.statement != StatementId::none) object.add("by", keys[index(edge.statement)]);
  if (edge.exit != not_given) object.add("event", workflow.exits[edge.exit].event.value);
  if (edge.is_jump) object.add("jump", true);
}

} // namespace

void flow(std::string& out, const FlowGraph& flow, const Workflow& workflow,
          std::span<const std::string> keys) {
  Object object(out);
  {
    List nodes(object.member("nodes"), List::Layout::lines);
    for (const FlowNode& node : flow.nodes) add_node(nodes.element(), node, workflow, keys);
  }
  List edges(object.member("edges"), List::Layout::lines);
  for (const FlowEdge& edge : flow.edges) add_edge(edges.element(), edge, workflow, keys);
}

} // namespace waymark::model_parts
