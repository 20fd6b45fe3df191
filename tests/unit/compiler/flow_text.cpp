#include "flow_text.hpp"

#include <fmt/format.h>

namespace waymark::testing {
namespace {

std::string node_name(const Workflow& workflow, const FlowGraph& graph, FlowNodeId id) {
  const FlowNode& node = graph[id];
  const std::string of = node.statement == StatementId::none
                             ? std::string()
                             : std::string(workflow[node.statement].id);
  switch (node.kind) {
  case FlowNodeKind::start: return "start";
  case FlowNodeKind::step:
  case FlowNodeKind::decision:
  case FlowNodeKind::wait: return of;
  case FlowNodeKind::fork: return "fork";
  case FlowNodeKind::join: return "join";
  case FlowNodeKind::each_begin: return "each";
  case FlowNodeKind::each_end: return "each-end";
  case FlowNodeKind::limit: return fmt::format("limit{}", workflow.jumps[node.jump].limit);
  case FlowNodeKind::end: {
    if (node.statement != StatementId::none)
      return fmt::format("end({})", workflow[node.statement].title);
    if (node.jump < workflow.jumps.size()) return "end(jump)";
    return "end";
  }
  case FlowNodeKind::lost: return "lost";
  }
  return {};
}

std::string edge_name(const Workflow& workflow, const FlowEdge& edge) {
  std::string name;
  switch (edge.kind) {
  case FlowEdgeKind::sequence: break;
  case FlowEdgeKind::answer: {
    const Answer* answer =
        edge.statement == StatementId::none ? nullptr : workflow.answer(edge.statement);
    if (answer == nullptr)
      name = edge.statement == StatementId::none ? "else" : "if";
    else if (answer->kind == AnswerKind::yes)
      name = "yes";
    else if (answer->kind == AnswerKind::no)
      name = "no";
    else if (answer->kind == AnswerKind::otherwise)
      name = "otherwise";
    else
      name = std::string(answer->text.value);
    break;
  }
  case FlowEdgeKind::branch:
    name = edge.statement == StatementId::none ? "branch"
                                               : std::string(workflow[edge.statement].title);
    break;
  case FlowEdgeKind::again: name = "again"; break;
  case FlowEdgeKind::then: name = "then"; break;
  case FlowEdgeKind::deadline: name = "late"; break;
  case FlowEdgeKind::exception: name = std::string(workflow.exits[edge.exit].event.value); break;
  }
  if (edge.crosses) name += "!crosses";
  return name;
}

} // namespace

std::string flow_text(const Workflow& workflow, const FlowGraph& graph) {
  std::string text;
  for (const FlowEdge& edge : graph.edges) {
    const std::string name = edge_name(workflow, edge);
    text += fmt::format("{} -{}{}{}> {}\n", node_name(workflow, graph, edge.from), name,
                        name.empty() ? "" : "-", edge.is_jump ? ">" : "",
                        node_name(workflow, graph, edge.to));
  }
  return text;
}

} // namespace waymark::testing
