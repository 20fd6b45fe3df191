#include "check.hpp"
#include "compiler/nearest.hpp"
#include "loops.hpp"

#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

/// Can the work get there, and get out again?
namespace waymark {
namespace {

/// Where jumps that have a fault of their own were meant to lead: across a border, or to a name
/// that is misspelt.
class MeantTargets {
public:
  MeantTargets(const WorkflowView& view, const std::vector<bool>& reached)
      : view_(view) {
    for (const FlowEdge& edge : view.flow.edges)
      if (edge.is_jump && reached[index(edge.from)] &&
          view.flow[edge.to].kind == FlowNodeKind::lost)
        look_at(edge);
  }

  [[nodiscard]] const std::vector<FlowNodeId>& nodes() const { return nodes_; }
  /// Nobody can tell what a jump was meant to lead to: any statement that has an id.
  [[nodiscard]] bool may_be_any() const { return may_be_any_; }

private:
  void look_at(const FlowEdge& edge) {
    const Jump& jump = view_.workflow.jumps[edge.jump];
    const Destination& to = edge.kind == FlowEdgeKind::then ? jump.then : jump.to;
    if (to.kind == DestinationKind::statement)
      nodes_.push_back(view_.flow.node_of[index(to.statement)]);
    else
      guess(to.span);
  }

  void guess(const Span& written) {
    if (ids_.empty())
      for (std::uint32_t i = 0; i < view_.workflow.statements.size(); ++i) {
        const std::string_view id = view_.workflow.statements[i].id;
        if (id.empty() || view_.flow.node_of[i] == FlowNodeId::none) continue;
        ids_.push_back(id);
        by_id_.emplace(id, view_.flow.node_of[i]);
      }
    const std::string_view word = view_.model.source(written.file).text(written);
    if (!guessed_.insert(word).second) return;
    if (const auto near = nearest(word, ids_))
      nodes_.push_back(by_id_.at(*near));
    else
      may_be_any_ = true;
  }

  const WorkflowView& view_;
  std::vector<FlowNodeId> nodes_;
  std::vector<std::string_view> ids_;
  std::unordered_map<std::string_view, FlowNodeId> by_id_;
  std::unordered_set<std::string_view> guessed_;
  bool may_be_any_ = false;
};

/// Adds what ways lead to from these nodes.
void reach_from(const FlowGraph& flow, std::vector<FlowNodeId> open, std::vector<bool>& reached) {
  const auto fresh = [&](FlowNodeId node) {
    return node != FlowNodeId::none && !reached[index(node)];
  };
  std::erase_if(open, [&](FlowNodeId node) { return !fresh(node); });
  for (const FlowNodeId node : open) reached[index(node)] = true;
  const auto visit = [&](FlowNodeId node) {
    if (!fresh(node)) return;
    reached[index(node)] = true;
    open.push_back(node);
  };
  while (!open.empty()) {
    const FlowNodeId node = open.back();
    open.pop_back();
    for (const FlowEdge& edge : flow.out(node)) visit(edge.to);
    visit(flow.partner[index(node)]);
  }
}

/// By statement: does any way lead there, or was one meant to?
class ReachedStatements {
public:
  explicit ReachedStatements(const WorkflowView& view)
      : view_(view)
      , nodes_(reachable(view.flow, true))
      , jumps_(view.workflow.jumps.size(), false) {
    const MeantTargets meant(view, nodes_);
    may_be_any_ = meant.may_be_any();
    reach_from(view.flow, meant.nodes(), nodes_);
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

  /// Perhaps it is what a jump to an unknown name was meant to lead to.
  [[nodiscard]] bool may_be_meant(const Statement& statement) const {
    return may_be_any_ && !statement.id.empty();
  }

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
  bool may_be_any_ = false;
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
  bool has_other_fault = false; ///< a jump to nowhere or across its border, or an endless loop
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
    if (flow[edge.to].kind == FlowNodeKind::lost) facts[region].has_other_fault = true;
  }
  for (const Loop& loop : find_loops(flow, reached).endless)
    for (const FlowNodeId node : loop.nodes) facts[flow[node].region].has_other_fault = true;
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
    if (!begins_stretch || reached.may_be_meant(statement)) continue;
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
    if (!facts[r].entered || facts[r].reaches_exit || facts[r].has_other_fault) continue;
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
