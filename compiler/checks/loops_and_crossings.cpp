#include "check.hpp"
#include "fixes/statement_fixes.hpp"
#include "flow_path.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <utility>

/// Can one go round for ever, and does a jump break into or out of a block?
namespace waymark {
namespace {

std::string title_of(const WorkflowView& view, FlowNodeId node) {
  const StatementId statement = view.flow[node].statement;
  if (statement == StatementId::none) return "the beginning";
  const Statement& said = view.workflow[statement];
  return fmt::format("{} '{}'", noun(said.kind), said.title);
}

/// The branch or `for each` around a node that is no part of what `other` lies in.
const Region* border_between(const FlowGraph& flow, std::uint32_t inside, std::uint32_t other) {
  std::vector<std::uint32_t> around;
  for (std::uint32_t r = other; r != 0; r = flow.regions[r].parent) around.push_back(r);
  const Region* border = nullptr;
  for (std::uint32_t r = inside; r != 0; r = flow.regions[r].parent) {
    if (std::find(around.begin(), around.end(), r) != around.end()) break;
    border = &flow.regions[r];
  }
  return border;
}

std::string block_name(const WorkflowView& view, const Region& region) {
  const Statement& block = view.workflow[region.statement];
  return fmt::format("{} '{}'", region.kind == RegionKind::branch ? "branch" : "for each",
                     block.title);
}

/// The parallel that a branch belongs to.
std::string whole_block(const WorkflowView& view, const Region& branch) {
  const Statement& block = view.workflow[view.flow[branch.entry].statement];
  return block.title.empty() ? "the whole block"
                             : fmt::format("{} '{}'", noun(block.kind), block.title);
}

/// The way from the start to an edge and along it.
std::vector<WayPlace> way_along(const WorkflowView& view, FlowEdgeId edge) {
  std::vector<WayPoint> way = shortest_way(view.flow, view.verdict, view.flow[edge].from);
  if (!way.empty()) way.push_back({view.flow[edge].to, edge});
  return places_on_way(view.workflow, view.flow, way);
}

std::string say_crossing(const WorkflowView& view, const FlowEdge& edge, FlowNodeId target,
                         const Region* left, const Region* entered) {
  const std::string goal = title_of(view, target);
  if (left != nullptr && entered != nullptr)
    return fmt::format(
        "this jump leaves {} for {} inside {}; each runs for itself up to its own end, so the work "
        "would be done twice or wait for ever; jump inside one of them, or ask after both",
        block_name(view, *left), goal, block_name(view, *entered));
  if (left != nullptr)
    return fmt::format("this jump leads out of {} to {}, so the work after the {} would wait for "
                       "ever for this {}; "
                       "jump to a step inside it, or ask after the {}",
                       block_name(view, *left), goal,
                       left->kind == RegionKind::branch ? "parallel" : "block",
                       left->kind == RegionKind::branch ? "branch" : "one",
                       left->kind == RegionKind::branch ? "parallel" : "block");
  if (entered != nullptr && entered->kind == RegionKind::for_each)
    return fmt::format(
        "this jump leads to {} inside {}, past the beginning of that block, so nobody can tell for "
        "which '{}' it is done; jump to the step before the block, or write the work here, too",
        goal, block_name(view, *entered), view.workflow[entered->statement].title);
  if (entered != nullptr)
    return fmt::format(
        "this jump leads to {} inside {}, past the beginning of that block, so its end would wait "
        "for branches that never began; jump to {} instead",
        goal, block_name(view, *entered), whole_block(view, *entered));
  return fmt::format("this jump from {} crosses the border of a block", title_of(view, edge.from));
}

bool in_damaged_if(const Workflow& workflow, const Statement& statement) {
  if (statement.parent == StatementId::none) return false;
  const Statement& around = workflow[statement.parent];
  return around.kind == StatementKind::if_ && around.damaged;
}

/// A way out, or a limit, may stand in a line between the two that could not be read.
bool way_out_is_lost(const WorkflowView& view, const FlowEdge& back) {
  const StatementId target = view.flow[back.to].statement;
  const std::uint32_t first = target == StatementId::none ? view.model[view.id].span.first
                                                          : view.workflow[target].span.first;
  return view.workflow.lost_between(first, view.workflow.jumps[back.jump].span.last);
}

/// The jump that an edge follows, as written: all of it, or what stands behind its `then`.
Span place_of_jump(const WorkflowView& view, const FlowEdge& edge) {
  const Jump& jump = view.workflow.jumps[edge.jump];
  return is_then(view.flow, edge) ? jump.then_span : jump.span;
}

/// The jump that an answer, an `if` or a line of its own consists of.
std::optional<std::uint32_t> jump_of(const Workflow& workflow, const Statement& statement) {
  if (statement.kind == StatementKind::jump) return statement.facts;
  if (statement.kind != StatementKind::answer) return std::nullopt;
  const Answer& answer = workflow.answers[statement.facts];
  return answer.outcome == AnswerOutcome::jump ? std::optional(answer.jump) : std::nullopt;
}

} // namespace

void check_crossed_parallel(const WorkflowView& view, Findings& findings) {
  if (view.verdict.crossings.empty()) return;
  // Several ways may lead to one jump; what stands behind its `then` is a jump of its own.
  std::vector<bool> reported(2 * view.workflow.jumps.size(), false);
  std::size_t shown = 0;
  for (const FlowEdgeId id : view.verdict.crossings) {
    const FlowEdge& edge = view.flow[id];
    const std::size_t jump = 2 * std::size_t{edge.jump} + (is_then(view.flow, edge) ? 1 : 0);
    if (reported[jump]) continue;
    reported[jump] = true;
    const StatementId meant = destination(view.workflow, view.flow, edge).statement;
    const FlowNodeId target = view.flow.node_of[index(meant)];
    // The lost node stands where the jump stands: in its region.
    const std::uint32_t source_region = view.flow[edge.to].region;
    const std::uint32_t target_region = view.flow[target].region;
    const Region* left = border_between(view.flow, source_region, target_region);
    const Region* entered = border_between(view.flow, target_region, source_region);
    Finding& finding = findings.report(Check::crossed_parallel, place_of_jump(view, edge),
                                       say_crossing(view, edge, target, left, entered));
    const auto add_border = [&](const Region* region) {
      if (region == nullptr) return;
      finding.related.push_back(
          {view.workflow[view.flow[region->entry].statement].name_span, "the block begins here"});
    };
    add_border(left);
    if (entered != left && (left == nullptr || entered == nullptr || entered->entry != left->entry))
      add_border(entered);
    finding.related.push_back({view.workflow[meant].name_span, "the jump leads here"});
    const auto add_end = [&](const Region* region) {
      if (region == nullptr) return;
      finding.related.push_back({end_of(view.workflow[view.flow[region->entry].statement]),
                                 region->kind == RegionKind::branch
                                     ? "the branches come together here"
                                     : "'for each' ends here"});
    };
    add_end(left != nullptr ? left : entered);
    if (left != nullptr && entered != nullptr && entered->entry != left->entry) add_end(entered);
    if (shown++ < ways_shown) finding.way = way_along(view, id);
  }
}

void check_endless_loop(const WorkflowView& view, Findings& findings) {
  std::size_t shown = 0;
  for (const Loop& loop : view.verdict.endless) {
    const FlowEdge& last = view.flow[loop.jumps_back.back()];
    if (way_out_is_lost(view, last)) continue;
    const Jump& jump = view.workflow.jumps[last.jump];
    Finding& finding = findings.report(
        Check::endless_loop, place_of_jump(view, last),
        fmt::format("this jump goes back to {}, and there is no way out: the work "
                    "goes round for ever; let the answer of a 'decide' lead out of the loop, or {}",
                    title_of(view, last.to),
                    jump.limit == 0 ? "say 'up to 3 times, then …'" : "let 'then' lead out of it"));
    if (const StatementId target = view.flow[last.to].statement; target != StatementId::none)
      finding.related.push_back({view.workflow[target].name_span, "the loop begins here"});
    std::uint32_t told = last.jump;
    for (const FlowEdgeId other : loop.jumps_back) {
      const std::uint32_t other_jump = view.flow[other].jump;
      if (other_jump == last.jump || std::exchange(told, other_jump) == other_jump) continue;
      finding.related.push_back(
          {view.workflow.jumps[other_jump].span, "this jump stays in the loop, too"});
    }
    if (jump.limit == 0) finding.fixes.push_back(add_limit(jump));
    if (shown++ < ways_shown) finding.way = way_along(view, loop.jumps_back.back());
  }
}

void check_unbounded_loop(const WorkflowView& view, Findings& findings) {
  if (view.verdict.unbounded.empty()) return;
  std::vector<bool> reported;
  for (const Jump& jump : view.workflow.jumps) reported.push_back(jump.damaged);
  // A limit may stand in what could not be read.
  for (const Statement& statement : view.workflow.statements) {
    const bool is_lost = statement.damaged || in_damaged_if(view.workflow, statement);
    if (!is_lost) continue;
    if (const auto jump = jump_of(view.workflow, statement)) reported[*jump] = true;
  }
  for (const FlowEdgeId id : view.verdict.unbounded) {
    const FlowEdge& edge = view.flow[id];
    if (reported[edge.jump] || way_out_is_lost(view, edge)) continue;
    reported[edge.jump] = true;
    const Jump& jump = view.workflow.jumps[edge.jump];
    Finding& finding = findings.report(
        Check::unbounded_loop, place_of_jump(view, edge),
        fmt::format("this jump goes back to {}, and nothing says how often at most, "
                    "so the work may go round for ever; {}",
                    title_of(view, edge.to),
                    jump.limit == 0 ? "say it, and what is done then: 'up to 3 times, then …'"
                                    : "let 'then' lead out of the loop"));
    const StatementId target = view.flow[edge.to].statement;
    if (target != StatementId::none)
      finding.related.push_back({view.workflow[target].name_span, "the loop begins here"});
    if (jump.limit == 0) finding.fixes.push_back(add_limit(jump));
  }
}

} // namespace waymark
