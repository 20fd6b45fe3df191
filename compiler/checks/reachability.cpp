#include "answers.hpp"
#include "check.hpp"
#include "flow_path.hpp"
#include "suggestions.hpp"

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
    std::vector<bool> followed(view.workflow.jumps.size(), false);
    for (const FlowEdge& edge : view.flow.edges) {
      if (!edge.is_jump) continue;
      followed[edge.jump] = true;
      if (reached[index(edge.from)] && view.flow[edge.to].kind == FlowNodeKind::lost)
        look_at(destination(view.workflow, view.flow, edge));
    }
    // An answer whose decision was lost leads somewhere, too.
    for (std::size_t i = 0; i < followed.size(); ++i)
      if (const Jump& jump = view.workflow.jumps[i]; jump.damaged && !followed[i]) look_at(jump.to);
  }

  [[nodiscard]] const std::vector<FlowNodeId>& nodes() const { return nodes_; }
  /// Nobody can tell what a jump was meant to lead to. Perhaps to a statement that is gone, and
  /// what is not reached is the rest of it.
  [[nodiscard]] bool may_be_any() const { return may_be_any_; }

private:
  void look_at(const Destination& to) {
    if (to.kind == DestinationKind::statement)
      add_with_blocks_around(view_.flow.node_of[index(to.statement)]);
    else if (to.kind != DestinationKind::end)
      guess(to.span);
  }

  /// Who mends the jump will let it lead to the whole block.
  void add_with_blocks_around(FlowNodeId target) {
    nodes_.push_back(target);
    for (std::uint32_t r = view_.flow[target].region; r != 0; r = view_.flow.regions[r].parent)
      nodes_.push_back(view_.flow.regions[r].entry);
  }

  /// One name that may mean any statement decides it for all.
  void guess(const Span& written) {
    if (may_be_any_) return;
    if (ids_.empty())
      for (std::uint32_t i = 0; i < view_.workflow.statements.size(); ++i) {
        const std::string_view id = view_.workflow.statements[i].id;
        if (id.empty() || view_.flow.node_of[i] == FlowNodeId::none) continue;
        ids_.push_back(id);
        by_id_.emplace(id, view_.flow.node_of[i]);
      }
    const std::string_view word = view_.model.source(written.file).text(written);
    if (!guessed_.insert(word).second) return;
    // Of several that are nearly as near, each may be meant.
    constexpr int several = 3;
    std::vector<std::string_view> left = ids_;
    for (int i = 0; i < several; ++i) {
      const auto near = suggestions_.find(word, left);
      if (!near) {
        may_be_any_ = may_be_any_ || i == 0;
        return;
      }
      add_with_blocks_around(by_id_.at(near->word));
      if (near->is_clear) return;
      std::erase(left, near->word);
    }
  }

  const WorkflowView& view_;
  std::vector<FlowNodeId> nodes_;
  std::vector<std::string_view> ids_;
  std::unordered_map<std::string_view, FlowNodeId> by_id_;
  std::unordered_set<std::string_view> guessed_;
  Suggestions suggestions_;
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
      , nodes_(view.verdict.reached)
      , jumps_(view.workflow.jumps.size(), false) {
    if (!view.verdict.all_reached) {
      const MeantTargets meant(view, nodes_);
      may_be_any_ = meant.may_be_any();
      reach_from(view.flow, meant.nodes(), nodes_);
    }
    for (std::uint32_t i = 0; i < view.flow.edges.size(); ++i) {
      const FlowEdge& edge = view.flow.edges[i];
      if (edge.is_jump && nodes_[index(edge.from)] && !view.verdict.is_closed(FlowEdgeId{i}))
        jumps_[edge.jump] = true;
    }
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
  [[nodiscard]] bool may_be_meant() const { return may_be_any_; }

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

/// To the nearest place inside where the run ends instead.
std::vector<WayPlace> way_to_dead_end(const WorkflowView& view, std::uint32_t region) {
  const FlowGraph& flow = view.flow;
  const auto ends_inside = [&](FlowNodeId node) {
    if (flow[node].kind != FlowNodeKind::end) return false;
    std::uint32_t around = flow[node].region;
    while (around > region) around = flow.regions[around].parent; // outer regions come first
    return around == region;
  };
  return places_on_way(view.workflow, flow, shortest_way(flow, view.verdict, ends_inside));
}

bool has_damaged_jump(const Workflow& workflow, StatementId decision) {
  bool is_damaged = false;
  for_each_answer(workflow, index(decision), [&](std::uint32_t at) {
    const Answer& answer = answer_at(workflow, at);
    const bool jumps = answer.outcome == AnswerOutcome::jump;
    if (jumps && workflow.jumps[answer.jump].damaged) is_damaged = true;
  });
  return is_damaged;
}

/// Has it nothing but answers 'when'? That is said, and the missing one may lead on.
bool lacks_otherwise(const Workflow& workflow, StatementId decision) {
  bool has_others = false;
  for_each_answer(workflow, index(decision), [&](std::uint32_t at) {
    if (answer_at(workflow, at).kind != AnswerKind::when) has_others = true;
  });
  return !has_others;
}

/// Perhaps it was not to lead away from what stands behind it, or not always.
bool may_lead_on(const Workflow& workflow, StatementId id) {
  if (id == StatementId::none) return false;
  const Statement& statement = workflow[id];
  switch (statement.kind) {
  case StatementKind::jump: return statement.damaged || workflow.jumps[statement.facts].damaged;
  case StatementKind::end: return statement.damaged;
  case StatementKind::decide:
    return statement.damaged || has_damaged_jump(workflow, id) || lacks_otherwise(workflow, id);
  default: return false;
  }
}

/// The jump whose `then` leads to a node, though nothing leads back to that jump.
const Jump* jump_that_never_leads_on(const WorkflowView& view, FlowNodeId node) {
  if (node == FlowNodeId::none) return nullptr;
  for (const FlowEdgeId id : view.flow.in(node)) {
    const FlowEdge& edge = view.flow[id];
    if (view.verdict.is_closed(id) && is_then(view.flow, edge))
      return &view.workflow.jumps[edge.jump];
  }
  return nullptr;
}

/// What a jump leads to may stand right before it, in a line that could not be read.
bool entry_is_lost(const WorkflowView& view, StatementId before, const Statement& statement) {
  const std::uint32_t first = before == StatementId::none ? view.model[view.id].span.first
                                                          : view.workflow[before].span.first;
  return view.workflow.lost_between(first, statement.span.first);
}

void report_unreachable(const WorkflowView& view, StatementId id, Findings& findings) {
  const Statement& statement = view.workflow[id];
  const bool named = !statement.title.empty() && statement.kind != StatementKind::end;
  const Jump* const jump = jump_that_never_leads_on(view, view.flow.node_of[index(id)]);
  Finding& finding = findings.report(
      Check::unreachable_step, statement.name_span,
      fmt::format("no way leads to {}, for {}",
                  named ? fmt::format("{} '{}'", noun(statement.kind), statement.title)
                        : fmt::format("this {}", noun(statement.kind)),
                  jump == nullptr ? "what comes before it always ends or goes elsewhere; let a "
                                    "'->' lead here, or remove it"
                                  : "the jump whose 'then' leads here is taken once at most: "
                                    "nothing leads back to it; let a '->' of its own lead here"));
  if (jump != nullptr) finding.related.push_back({jump->then_span, "this is never done"});
}

} // namespace

void check_unreachable_step(const WorkflowView& view, Findings& findings) {
  if (view.verdict.all_reached && view.workflow.jumps.empty()) return;
  const ReachedStatements reached(view);
  Predecessors predecessors(view.workflow);
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Statement& statement = view.workflow.statements[i];
    const StatementId before = predecessors.of(StatementId{i});
    if (statement.kind == StatementKind::stage || reached[StatementId{i}]) continue;
    const bool begins_stretch = before == StatementId::none || reached[before];
    if (!begins_stretch || reached.may_be_meant() || statement.damaged) continue;
    if (may_lead_on(view.workflow, before) || entry_is_lost(view, before, statement)) continue;
    report_unreachable(view, StatementId{i}, findings);
  }
}

void check_undecided_order(const WorkflowView& view, Findings& findings) {
  if (view.verdict.decided) return;
  const Declaration& declaration = view.model[view.id];
  findings.report(Check::undecided_order, declaration.name_span,
                  fmt::format("the order of {} '{}' is too tangled to prove that it always comes "
                              "to an end; let what splits the work and what joins it come in "
                              "pairs",
                              noun(declaration.kind), declaration.title));
}

void check_dead_end(const WorkflowView& view, Findings& findings) {
  std::size_t shown = 0;
  for (const std::uint32_t r : view.verdict.dead_ends) {
    const Region& region = view.flow.regions[r];
    const bool is_branch = region.kind == RegionKind::branch;
    const Statement& statement = view.workflow[region.statement];
    const Statement& block = view.workflow[view.flow[region.entry].statement];
    Finding& finding = findings.report(
        Check::dead_end, statement.name_span,
        fmt::format("{} '{}' never reaches its end, so the work after the block is never done; an "
                    "'end' ends the whole workflow, so let one way lead past it to the '}}'",
                    is_branch ? "branch" : "for each", statement.title));
    if (is_branch) finding.related.push_back({block.name_span, "the branches begin here"});
    finding.related.push_back(
        {end_of(block), is_branch ? "and all must come to this end" : "it must come to this end"});
    if (shown++ < ways_shown) finding.way = way_to_dead_end(view, r);
  }
}

} // namespace waymark
