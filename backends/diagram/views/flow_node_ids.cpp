#include "diagram/views/flow_node_ids.hpp"

#include "diagram/views/plan.hpp"

#include <fmt/format.h>

namespace waymark {

std::string flow_node_id(const FlowGraph& graph, FlowNodeId id, std::span<const std::string> keys) {
  const FlowNode& node = graph[id];
  std::string name;
  if (node.statement != StatementId::none) {
    const std::string& key = keys[index(node.statement)];
    // The workflow itself is the drawing's own id.
    const std::size_t second = key.find('/', key.find('/') + 1);
    name = safe_id(second == std::string::npos ? key : key.substr(second + 1));
  }
  switch (node.kind) {
  case FlowNodeKind::start: return "start";
  case FlowNodeKind::join: return name + "_done";
  case FlowNodeKind::each_end: return name + "_done";
  case FlowNodeKind::end:
    if (!name.empty()) return name;
    // Two ends may belong to one jump: of its way back and of its `then`.
    return node.jump == not_given ? std::string("end") : fmt::format("end_{}", index(id));
  case FlowNodeKind::limit: return fmt::format("limit_{}", index(id));
  case FlowNodeKind::lost: return fmt::format("lost_{}", index(id));
  default: return name;
  }
}

bool is_drawn_as_label(const FlowGraph& graph, FlowNodeId id) {
  return graph[id].kind == FlowNodeKind::limit && graph[id].in_count == 1;
}

} // namespace waymark
