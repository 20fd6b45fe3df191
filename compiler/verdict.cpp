#include "compiler/verdict.hpp"

#include "flow_components.hpp"
#include "free_order.hpp"

#include <algorithm>

namespace waymark {
namespace {

/// What must be looked for at all.
struct Shape {
  bool leads_back = false; ///< an edge leads to the same or an earlier place
  bool has_limits = false;
};

bool is_work(FlowNodeKind kind) {
  return kind == FlowNodeKind::step || kind == FlowNodeKind::decision || kind == FlowNodeKind::wait;
}

/// By node: does a way that is taken lead from it to a node that `is_goal` accepts?
template<typename IsGoal>
std::vector<bool> leads_to(const FlowGraph& graph, const Verdict& verdict, IsGoal&& is_goal) {
  std::vector<bool> leads(graph.nodes.size(), false);
  std::vector<FlowNodeId> open;
  const auto visit = [&](FlowNodeId node) {
    if (leads[index(node)]) return;
    leads[index(node)] = true;
    open.push_back(node);
  };
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
    if (is_goal(graph.nodes[i].kind)) visit(FlowNodeId{i});
  while (!open.empty()) {
    const FlowNodeId node = open.back();
    open.pop_back();
    for (const FlowEdgeId edge : graph.in(node))
      if (verdict.is_taken(graph, edge)) visit(graph[edge].from);
    if (closes_block(graph[node].kind) && graph.partner[index(node)] != FlowNodeId::none)
      visit(graph.partner[index(node)]);
  }
  return leads;
}

class Judge {
public:
  explicit Judge(const FlowGraph& graph)
      : graph_(graph) {}

  Verdict judge() {
    const Shape shape = look_over();
    const bool free = is_free(graph_);
    if (shape.leads_back || shape.has_limits) {
      const FlowComponents components(graph_);
      result_.never_taken = components.closed();
      for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i)
        result_.reached[i] = components.reached(i);
      if (shape.leads_back && !free) find_loops(components);
    } else {
      sweep();
    }
    result_.all_reached =
        std::find(result_.reached.begin(), result_.reached.end(), false) == result_.reached.end();
    if (graph_.regions.size() > 1) find_dead_ends();
    if (free) judge_free_order(graph_, result_);
    return std::move(result_);
  }

private:
  Shape look_over() {
    Shape shape;
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      const FlowEdge& edge = graph_.edges[i];
      if (edge.crosses) result_.crossings.push_back(FlowEdgeId{i});
      shape.leads_back |= index(edge.to) <= index(edge.from);
      shape.has_limits |= edge.kind == FlowEdgeKind::again;
    }
    result_.reached.assign(graph_.nodes.size(), false);
    return shape;
  }

  /// Every edge leads forward, so one sweep in text order follows them all.
  void sweep() {
    std::vector<bool>& reached = result_.reached;
    reached[index(graph_.start())] = true;
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (!reached[i]) continue;
      const FlowNode& node = graph_.nodes[i];
      for (std::uint32_t e = node.first_out; e < node.first_out + node.out_count; ++e)
        reached[index(graph_.edges[e].to)] = true;
      if (opens_block(node.kind) && graph_.partner[i] != FlowNodeId::none)
        reached[index(graph_.partner[i])] = true;
    }
  }

  // ---- Loops ------------------------------------------------------------------------------------

  /// The way into a block, or on inside one, is no way out of a loop around it, unless the whole
  /// workflow can end there. `region` is the outermost that the loop is in.
  [[nodiscard]] bool leads_out(const FlowEdge& edge, std::uint32_t region) {
    if (graph_[edge.from].region == region && !opens_block(graph_[edge.from].kind)) return true;
    if (can_end_.empty())
      can_end_ = leads_to(graph_, result_, [](FlowNodeKind kind) {
        return kind == FlowNodeKind::end || kind == FlowNodeKind::lost;
      });
    return can_end_[index(edge.to)];
  }

  void find_loops(const FlowComponents& components) {
    std::vector<Loop> loops(components.count());
    std::vector<bool> can_be_left(components.count(), false);
    const auto behind_all = static_cast<std::uint32_t>(graph_.regions.size());
    std::vector<std::uint32_t> outermost(components.count(), behind_all); // outer ones come first
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (!result_.reached[i]) continue;
      std::uint32_t& region = outermost[components.of(FlowNodeId{i})];
      region = std::min(region, graph_.nodes[i].region);
    }
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      const FlowEdge& edge = graph_.edges[i];
      if (!result_.is_taken(graph_, FlowEdgeId{i})) continue;
      const std::uint32_t component = components.of(edge.from);
      if (component == components.of(edge.to)) {
        if (edge.leads_back) loops[component].jumps_back.push_back(FlowEdgeId{i});
      } else if (!can_be_left[component]) {
        can_be_left[component] = leads_out(edge, outermost[component]);
      }
    }
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (!result_.reached[i]) continue;
      const std::uint32_t component = components.of(FlowNodeId{i});
      if (!loops[component].jumps_back.empty() && !can_be_left[component])
        loops[component].nodes.push_back(FlowNodeId{i});
    }
    find_unbounded(components, loops, can_be_left);
    for (std::size_t i = 0; i < loops.size(); ++i) {
      if (loops[i].jumps_back.empty() || can_be_left[i]) continue;
      // The edges of a limit stand behind those of its decision, though its jump may come first.
      std::ranges::stable_sort(loops[i].jumps_back, {},
                               [&](FlowEdgeId edge) { return graph_[edge].jump; });
      result_.endless.push_back(std::move(loops[i]));
    }
  }

  void find_unbounded(const FlowComponents& components, const std::vector<Loop>& loops,
                      const std::vector<bool>& can_be_left) {
    const bool any = std::any_of(loops.begin(), loops.end(), [&](const Loop& loop) {
      return std::any_of(loop.jumps_back.begin(), loop.jumps_back.end(),
                         [&](FlowEdgeId jump) { return graph_[jump].kind != FlowEdgeKind::again; });
    });
    if (!any) return;
    const FlowComponents unlimited(graph_, components);
    for (std::size_t i = 0; i < loops.size(); ++i) {
      if (!can_be_left[i]) continue;
      for (const FlowEdgeId jump : loops[i].jumps_back) {
        const FlowEdge& edge = graph_[jump];
        if (edge.kind != FlowEdgeKind::again && unlimited.of(edge.from) == unlimited.of(edge.to))
          result_.unbounded.push_back(jump);
      }
    }
    std::sort(result_.unbounded.begin(), result_.unbounded.end());
  }

  // ---- Dead ends --------------------------------------------------------------------------------

  struct RegionFacts {
    bool has_content = false; ///< entered, and not straight through to its end
    bool reaches_exit = false;
    bool has_other_fault = false; ///< inside: a jump to nowhere or across a border, an endless loop
  };

  void find_dead_ends() {
    std::vector<RegionFacts> facts(graph_.regions.size());
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      if (!result_.is_taken(graph_, FlowEdgeId{i})) continue;
      const FlowEdge& edge = graph_.edges[i];
      const FlowNode& to = graph_[edge.to];
      const bool enters = opens_block(graph_[edge.from].kind);
      if (enters && graph_.partner[index(edge.from)] == edge.to) continue;
      RegionFacts& region = facts[enters ? to.region : graph_[edge.from].region];
      if (enters) region.has_content = true;
      if (to.kind == FlowNodeKind::join || to.kind == FlowNodeKind::each_end)
        region.reaches_exit = true;
      if (to.kind == FlowNodeKind::lost) region.has_other_fault = true;
    }
    for (const Loop& loop : result_.endless)
      for (const FlowNodeId node : loop.nodes) facts[graph_[node].region].has_other_fault = true;

    for (std::size_t r = facts.size(); --r > 0;) // inner regions come later
      if (facts[r].has_other_fault) facts[graph_.regions[r].parent].has_other_fault = true;

    std::vector<bool> work_behind;
    for (std::uint32_t r = 1; r < facts.size(); ++r) {
      const FlowNodeId exit = graph_.regions[r].exit;
      if (!facts[r].has_content || facts[r].reaches_exit || facts[r].has_other_fault ||
          exit == FlowNodeId::none)
        continue;
      if (work_behind.empty()) work_behind = leads_to(graph_, result_, is_work);
      if (work_behind[index(exit)]) result_.dead_ends.push_back(r);
    }
  }

  const FlowGraph& graph_;
  Verdict result_;
  std::vector<bool> can_end_; ///< by node: a way leads to an end of the whole; made when needed
};

} // namespace

bool Verdict::is_closed(FlowEdgeId edge) const {
  return !never_taken.empty() && std::binary_search(never_taken.begin(), never_taken.end(), edge);
}

bool Verdict::is_taken(const FlowGraph& graph, FlowEdgeId edge) const {
  return reached[index(graph[edge].from)] && !is_closed(edge);
}

Verdict judge(const FlowGraph& graph) {
  return Judge(graph).judge();
}

} // namespace waymark
