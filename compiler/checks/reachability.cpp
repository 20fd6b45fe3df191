#include "check.hpp"

#include <fmt/format.h>

/// Can the work get there, and get out again?
namespace waymark {
namespace {

/// By statement: does any way lead there?
class ReachedStatements {
public:
  explicit ReachedStatements(const WorkflowView& view)
      : view_(view)
      , nodes_(reachable(view.flow, true))
      , jumps_(view.workflow.jumps.size(), false) {
    for (const FlowEdge& edge : view.flow.edges)
      if (edge.is_jump && nodes_[index(edge.from)]) jumps_[edge.jump] = true;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const FlowNode& node = view.flow.nodes[i];
      if (nodes_[i] && node.jump < jumps_.size()) jumps_[node.jump] = true;
    }
  }

  [[nodiscard]] bool operator[](StatementId id) const {
    const Statement& statement = view_.workflow[id];
    switch (statement.kind) {
    case StatementKind::stage: return parent_reached(statement);
    case StatementKind::answer:
    case StatementKind::branch: return parent_reached(statement);
    case StatementKind::jump: return jumps_[statement.facts] || stands_where_it_may_not(statement);
    default: {
      const FlowNodeId node = view_.flow.node_of[index(id)];
      return node == FlowNodeId::none || nodes_[index(node)] || stands_where_it_may_not(statement);
    }
    }
  }

  [[nodiscard]] const std::vector<bool>& nodes() const { return nodes_; }

private:
  [[nodiscard]] bool parent_reached(const Statement& statement) const {
    if (statement.parent == StatementId::none) return true;
    const FlowNodeId node = view_.flow.node_of[index(statement.parent)];
    return node == FlowNodeId::none || nodes_[index(node)];
  }

  /// Directly in a decision or parallel: that is the fault, and has been reported.
  [[nodiscard]] bool stands_where_it_may_not(const Statement& statement) const {
    if (statement.parent == StatementId::none) return false;
    const StatementKind parent = view_.workflow[statement.parent].kind;
    return parent == StatementKind::decide || parent == StatementKind::parallel;
  }

  const WorkflowView& view_;
  std::vector<bool> nodes_;
  std::vector<bool> jumps_;
};

bool is_work(FlowNodeKind kind) {
  return kind == FlowNodeKind::step || kind == FlowNodeKind::decision || kind == FlowNodeKind::wait;
}

/// By node: does a way of at least one edge lead from it to work?
std::vector<bool> has_work_behind(const FlowGraph& flow) {
  std::vector<bool> behind(flow.nodes.size(), false);
  std::vector<FlowNodeId> open;
  for (std::uint32_t i = 0; i < flow.nodes.size(); ++i)
    if (is_work(flow.nodes[i].kind)) open.push_back(FlowNodeId{i});
  while (!open.empty()) {
    const FlowNodeId node = open.back();
    open.pop_back();
    for (const FlowEdgeId edge : flow.in(node)) {
      const FlowNodeId from = flow[edge].from;
      if (behind[index(from)]) continue;
      behind[index(from)] = true;
      if (!is_work(flow[from].kind)) open.push_back(from);
    }
  }
  return behind;
}

struct RegionFacts {
  bool entered = false;
  bool reaches_exit = false;
  bool has_lost_jump = false;
};

std::vector<RegionFacts> look_at_regions(const FlowGraph& flow, const std::vector<bool>& reached) {
  std::vector<RegionFacts> facts(flow.regions.size());
  std::vector<std::uint32_t> region_of(flow.node_of.size(), 0);
  for (std::uint32_t r = 1; r < flow.regions.size(); ++r) {
    region_of[index(flow.regions[r].statement)] = r;
    facts[r].entered = reached[index(flow.regions[r].entry)];
  }
  for (const FlowEdge& edge : flow.edges) {
    if (!reached[index(edge.from)]) continue;
    std::uint32_t region = flow[edge.from].region;
    const bool skips_branch =
        edge.kind == FlowEdgeKind::branch && edge.statement != StatementId::none;
    const bool skips_each = flow[edge.from].kind == FlowNodeKind::each_begin;
    if (skips_branch)
      region = region_of[index(edge.statement)];
    else if (skips_each)
      region = region_of[index(flow[edge.from].statement)];
    if (edge.to == flow.regions[region].exit) facts[region].reaches_exit = true;
    if (flow[edge.to].kind == FlowNodeKind::lost) facts[region].has_lost_jump = true;
  }
  return facts;
}

/// The statement whose way leads on to this one by text order: the one before it in its block, or
/// else what the block belongs to. Stages are looked through.
class Predecessors {
public:
  explicit Predecessors(const Workflow& workflow)
      : workflow_(workflow)
      , last_inside_(workflow.statements.size(), StatementId::none) {}

  /// To be asked in text order, once for each statement.
  StatementId of(StatementId id) {
    StatementId parent = workflow_[id].parent;
    while (parent != StatementId::none && workflow_[parent].kind == StatementKind::stage)
      parent = workflow_[parent].parent;
    StatementId& last = parent == StatementId::none ? last_outside_ : last_inside_[index(parent)];
    const StatementId before = last;
    if (workflow_[id].kind != StatementKind::stage) last = id;
    return before == StatementId::none ? parent : before;
  }

private:
  const Workflow& workflow_;
  std::vector<StatementId> last_inside_;
  StatementId last_outside_ = StatementId::none;
};

} // namespace

void check_unreachable_step(const WorkflowView& view, Findings& findings) {
  const ReachedStatements reached(view);
  Predecessors predecessors(view.workflow);
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Statement& statement = view.workflow.statements[i];
    const StatementId before = predecessors.of(StatementId{i});
    if (statement.kind == StatementKind::stage || reached[StatementId{i}]) continue;
    const bool begins_stretch = before == StatementId::none || reached[before];
    if (!begins_stretch) continue;
    const bool named = !statement.title.empty() && statement.kind != StatementKind::end;
    findings.report(Check::unreachable_step, statement.name_span,
                    fmt::format("no way leads to this {}{}; what stands above it always goes "
                                "elsewhere: let a '->' lead here, or remove it",
                                noun(statement.kind),
                                named ? fmt::format(" '{}'", statement.title) : std::string()));
  }
}

void check_dead_end(const WorkflowView& view, Findings& findings) {
  const FlowGraph& flow = view.flow;
  if (flow.regions.size() == 1) return;
  const std::vector<bool> reached = reachable(flow, true);
  const std::vector<bool> work_behind = has_work_behind(flow);
  const std::vector<RegionFacts> facts = look_at_regions(flow, reached);
  for (std::size_t r = 1; r < flow.regions.size(); ++r) {
    const Region& region = flow.regions[r];
    if (!facts[r].entered || facts[r].reaches_exit || facts[r].has_lost_jump) continue;
    if (region.exit == FlowNodeId::none || !work_behind[index(region.exit)]) continue;
    const Statement& statement = view.workflow[region.statement];
    const std::string_view whose = region.kind == RegionKind::branch ? "branch" : "'for each'";
    findings.report(
        Check::dead_end, statement.name_span,
        fmt::format("{} '{}' never reaches its end, so the work behind the block is never "
                    "done; let one way through it go on to its last line",
                    whose, statement.title));
  }
}

} // namespace waymark
