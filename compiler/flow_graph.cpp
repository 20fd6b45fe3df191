#include "compiler/flow_graph.hpp"

#include <algorithm>
#include <utility>

namespace waymark {
namespace {

/// An edge that has left its source and not yet arrived.
struct Pending {
  FlowEdge edge{};
  std::uint32_t ordinal = 0; ///< order in which edges left, for text order at their source
};

/// A jump to a statement that may stand further down.
struct Deferred {
  Pending pending{};
  StatementId target{};
  std::uint32_t region = 0;
};

/// A statement whose inside is being read.
struct Frame {
  StatementId statement{};
  FlowNodeId node = FlowNodeId::none;
  std::size_t collected = 0; ///< where what leaves its answers or branches begins
  std::uint32_t outer_region = 0;
  std::uint32_t answers = 0;
  std::uint32_t first_region = 0;
};

/// An upper bound that is nearly met: what a jump leads to is a node only if it ends there.
std::size_t count_nodes(const Workflow& workflow) {
  std::size_t count = 2 + workflow.jumps.size();
  for (const Statement& statement : workflow.statements) {
    switch (statement.kind) {
    case StatementKind::stage:
    case StatementKind::jump:
    case StatementKind::answer:
    case StatementKind::branch: break;
    case StatementKind::parallel:
    case StatementKind::for_each: count += 2; break;
    default: ++count; break;
    }
  }
  return count;
}

class FlowGraphBuilder {
public:
  explicit FlowGraphBuilder(const Workflow& workflow)
      : workflow_(workflow) {
    const std::size_t count = workflow.statements.size();
    const std::size_t nodes = count_nodes(workflow);
    graph_.nodes.reserve(nodes);
    graph_.partner.reserve(nodes);
    arrived_.reserve(nodes + workflow.answers.size());
    graph_.node_of.assign(count, FlowNodeId::none);
    graph_.regions.push_back({});
  }

  FlowGraph build() {
    const FlowNodeId start = add_node(FlowNodeKind::start, StatementId::none);
    graph_.regions[0].entry = start;
    frontier_.push_back(leave(start));
    for (std::uint32_t i = 0; i < workflow_.statements.size(); ++i) {
      while (!frames_.empty() && workflow_[frames_.back().statement].subtree_end <= i)
        close_frame();
      read_statement(StatementId{i});
    }
    while (!frames_.empty()) close_frame();
    if (!frontier_.empty()) arrive_all(add_node(FlowNodeKind::end, StatementId::none));
    resolve_deferred();
    group_edges();
    return std::move(graph_);
  }

private:
  // ---- Nodes and edges --------------------------------------------------------------------------

  FlowNodeId add_node(FlowNodeKind kind, StatementId statement) {
    const FlowNodeId id{static_cast<std::uint32_t>(graph_.nodes.size())};
    FlowNode node;
    node.kind = kind;
    node.statement = statement;
    node.region = region_;
    graph_.nodes.push_back(node);
    graph_.partner.push_back(FlowNodeId::none);
    const bool stands_for_statement = statement != StatementId::none &&
                                      kind != FlowNodeKind::join &&
                                      kind != FlowNodeKind::each_end && kind != FlowNodeKind::limit;
    if (stands_for_statement) graph_.node_of[index(statement)] = id;
    return id;
  }

  Pending leave(FlowNodeId from, FlowEdgeKind kind = FlowEdgeKind::sequence,
                StatementId statement = StatementId::none) {
    Pending pending;
    pending.edge.from = from;
    pending.edge.kind = kind;
    pending.edge.statement = statement;
    pending.ordinal = next_ordinal_++;
    return pending;
  }

  void arrive(const Pending& pending, FlowNodeId to) {
    arrived_.push_back(pending);
    arrived_.back().edge.to = to;
  }

  void arrive_all(FlowNodeId to) {
    for (const Pending& pending : frontier_) arrive(pending, to);
    frontier_.clear();
  }

  /// A node for this statement, in the way of what comes from above.
  FlowNodeId enter(FlowNodeKind kind, StatementId statement) {
    const FlowNodeId node = add_node(kind, statement);
    arrive_all(node);
    return node;
  }

  // ---- Statements -------------------------------------------------------------------------------

  void read_statement(StatementId id) {
    current_ = id;
    switch (workflow_[id].kind) {
    case StatementKind::step: return read_work(id, FlowNodeKind::step);
    case StatementKind::wait: return read_work(id, FlowNodeKind::wait);
    case StatementKind::decide: return open_frame(id, read_decision(id));
    case StatementKind::if_: {
      open_frame(id, read_decision(id));
      frontier_.push_back(leave(frames_.back().node, FlowEdgeKind::answer, id));
      return;
    }
    case StatementKind::parallel: return open_frame(id, enter(FlowNodeKind::fork, id));
    case StatementKind::for_each: {
      open_frame(id, enter(FlowNodeKind::each_begin, id));
      frontier_.push_back(leave(frames_.back().node));
      return enter_region(RegionKind::for_each, id);
    }
    case StatementKind::stage: return;
    case StatementKind::jump: return follow_jump(workflow_[id].facts);
    case StatementKind::end: enter(FlowNodeKind::end, id); return;
    case StatementKind::answer: return read_answer(id);
    case StatementKind::branch: return read_branch(id);
    }
  }

  /// An answer outside a decision, or a branch outside a parallel, is a fault of the text: what it
  /// holds is read as if it stood there itself.
  [[nodiscard]] bool stands_in(StatementId id, StatementKind kind) const {
    const StatementId parent = workflow_[id].parent;
    return parent != StatementId::none && workflow_[parent].kind == kind;
  }

  void read_work(StatementId id, FlowNodeKind kind) {
    const FlowNodeId node = enter(kind, id);
    frontier_.push_back(leave(node));
    leave_exceptionally(id, node);
  }

  FlowNodeId read_decision(StatementId id) {
    const FlowNodeId node = enter(FlowNodeKind::decision, id);
    leave_exceptionally(id, node);
    // What a limit lets continue goes on behind the decision.
    for (const Pending& pending : frontier_) collected_.push_back(pending);
    early_ = frontier_.size();
    frontier_.clear();
    return node;
  }

  void read_answer(StatementId id) {
    if (!stands_in(id, StatementKind::decide)) return;
    const Answer& answer = *workflow_.answer(id);
    Frame& decision = frames_.back();
    ++decision.answers;
    collect();
    frontier_.push_back(leave(decision.node, FlowEdgeKind::answer, id));
    if (answer.outcome == AnswerOutcome::block) return open_frame(id, FlowNodeId::none);
    if (answer.outcome == AnswerOutcome::jump) follow_jump(answer.jump);
    collect();
  }

  void read_branch(StatementId id) {
    if (!stands_in(id, StatementKind::parallel)) return;
    const FlowNodeId fork = frames_.back().node;
    frontier_.clear();
    frontier_.push_back(leave(fork, FlowEdgeKind::branch, id));
    open_frame(id, FlowNodeId::none);
    enter_region(RegionKind::branch, id);
    graph_.regions[region_].entry = fork;
  }

  // ---- Blocks -----------------------------------------------------------------------------------

  void open_frame(StatementId id, FlowNodeId node) {
    Frame frame;
    frame.statement = id;
    frame.node = node;
    frame.collected = collected_.size() - std::exchange(early_, 0);
    frame.outer_region = region_;
    frame.first_region = static_cast<std::uint32_t>(graph_.regions.size());
    frames_.push_back(frame);
  }

  void enter_region(RegionKind kind, StatementId id) {
    Region region;
    region.kind = kind;
    region.parent = region_;
    region.statement = id;
    region.entry = frames_.back().node;
    region_ = static_cast<std::uint32_t>(graph_.regions.size());
    graph_.regions.push_back(region);
  }

  /// Sets aside what has come out of an answer or branch.
  void collect() {
    collected_.insert(collected_.end(), frontier_.begin(), frontier_.end());
    frontier_.clear();
  }

  void close_frame() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    switch (workflow_[frame.statement].kind) {
    case StatementKind::decide: return close_decision(frame);
    case StatementKind::if_:
      frontier_.push_back(leave(frame.node, FlowEdgeKind::answer));
      return release(frame);
    case StatementKind::parallel: return close_parallel(frame);
    case StatementKind::for_each: return close_for_each(frame);
    case StatementKind::branch: region_ = frame.outer_region; return collect();
    default: return collect(); // answer
    }
  }

  /// What was set aside goes on behind the block.
  void release(const Frame& frame) {
    frontier_.insert(frontier_.end(),
                     collected_.begin() + static_cast<std::ptrdiff_t>(frame.collected),
                     collected_.end());
    collected_.resize(frame.collected);
  }

  void close_decision(const Frame& frame) {
    if (frame.answers < 2) frontier_.push_back(leave(frame.node, FlowEdgeKind::answer));
    release(frame);
  }

  void close_parallel(const Frame& frame) {
    frontier_.clear();
    release(frame);
    if (frontier_.empty() && graph_.regions.size() == frame.first_region)
      frontier_.push_back(leave(frame.node, FlowEdgeKind::branch));
    const FlowNodeId join = enter(FlowNodeKind::join, frame.statement);
    pair(frame.node, join);
    for (std::uint32_t r = frame.first_region; r < graph_.regions.size(); ++r)
      if (graph_.regions[r].parent == frame.outer_region && graph_.regions[r].entry == frame.node)
        graph_.regions[r].exit = join;
    frontier_.push_back(leave(join));
  }

  void close_for_each(const Frame& frame) {
    graph_.regions[region_].exit = FlowNodeId{static_cast<std::uint32_t>(graph_.nodes.size())};
    region_ = frame.outer_region;
    const FlowNodeId end = enter(FlowNodeKind::each_end, frame.statement);
    pair(frame.node, end);
    frontier_.push_back(leave(end));
  }

  void pair(FlowNodeId opening, FlowNodeId closing) {
    graph_.partner[index(opening)] = closing;
    graph_.partner[index(closing)] = opening;
  }

  // ---- Jumps ------------------------------------------------------------------------------------

  /// Sends the frontier along a jump; what remains in it continues behind the jump.
  void follow_jump(std::uint32_t jump_index) {
    if (frontier_.empty()) return;
    const Jump& jump = workflow_.jumps[jump_index];
    if (jump.limit == 0) return send(jump.to, jump_index);
    const FlowNodeId limit = add_node(FlowNodeKind::limit, StatementId::none);
    graph_.nodes[index(limit)].jump = jump_index;
    arrive_all(limit);
    frontier_.push_back(leave(limit, FlowEdgeKind::again));
    send(jump.to, jump_index);
    frontier_.push_back(leave(limit, FlowEdgeKind::then));
    send(jump.then, jump_index);
  }

  void send(const Destination& destination, std::uint32_t jump_index) {
    if (destination.kind == DestinationKind::continue_) return;
    for (Pending& pending : frontier_) {
      pending.edge.is_jump = true;
      pending.edge.jump = jump_index;
    }
    if (destination.kind == DestinationKind::statement) {
      const bool leads_back = index(destination.statement) <= index(current_);
      for (Pending& pending : frontier_) {
        pending.edge.leads_back = leads_back;
        deferred_.push_back({pending, destination.statement, region_});
      }
      frontier_.clear();
      return;
    }
    const bool ends = destination.kind == DestinationKind::end;
    const FlowNodeId node =
        add_node(ends ? FlowNodeKind::end : FlowNodeKind::lost, StatementId::none);
    graph_.nodes[index(node)].jump = jump_index;
    arrive_all(node);
  }

  /// Deadlines with `else` and `on "event"`.
  void leave_exceptionally(StatementId id, FlowNodeId node) {
    const Work* work = workflow_.work(id);
    if (work == nullptr) return;
    std::vector<Pending> on = std::exchange(frontier_, {});
    const Deadline* within = workflow_.within(*work);
    if (within != nullptr && within->otherwise) {
      frontier_.push_back(leave(node, FlowEdgeKind::deadline));
      follow_jump(*within->otherwise);
      on.insert(on.end(), frontier_.begin(), frontier_.end());
    }
    std::uint32_t exit = work->exits.first;
    for (const ExceptionalExit& each : workflow_.exits_of(*work)) {
      frontier_.assign(1, leave(node, FlowEdgeKind::exception));
      frontier_.back().edge.exit = exit++;
      follow_jump(each.jump);
      on.insert(on.end(), frontier_.begin(), frontier_.end());
    }
    frontier_ = std::move(on);
  }

  void resolve_deferred() {
    for (Deferred& jump : deferred_) {
      const FlowNodeId target = graph_.node_of[index(jump.target)];
      if (target != FlowNodeId::none && graph_[target].region == jump.region) {
        arrive(jump.pending, target);
        continue;
      }
      jump.pending.edge.crosses = target != FlowNodeId::none;
      jump.pending.edge.leads_back = false;
      region_ = jump.region;
      const FlowNodeId lost = add_node(FlowNodeKind::lost, StatementId::none);
      graph_.nodes[index(lost)].jump = jump.pending.edge.jump;
      arrive(jump.pending, lost);
    }
  }

  // ---- The finished graph -----------------------------------------------------------------------

  void group_edges() {
    std::sort(arrived_.begin(), arrived_.end(), [](const Pending& a, const Pending& b) {
      return std::pair(index(a.edge.from), a.ordinal) < std::pair(index(b.edge.from), b.ordinal);
    });
    graph_.edges.reserve(arrived_.size());
    for (const Pending& pending : arrived_) {
      FlowNode& from = graph_.nodes[index(pending.edge.from)];
      if (from.out_count++ == 0) from.first_out = static_cast<std::uint32_t>(graph_.edges.size());
      ++graph_.nodes[index(pending.edge.to)].in_count;
      graph_.edges.push_back(pending.edge);
    }
    std::uint32_t next = 0;
    for (FlowNode& node : graph_.nodes) {
      node.first_in = next;
      next += std::exchange(node.in_count, 0);
    }
    graph_.incoming.resize(graph_.edges.size());
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      FlowNode& to = graph_.nodes[index(graph_.edges[i].to)];
      graph_.incoming[to.first_in + to.in_count++] = FlowEdgeId{i};
    }
  }

  const Workflow& workflow_;
  FlowGraph graph_;
  std::vector<Frame> frames_;
  std::vector<Pending> frontier_;  ///< what arrives at the next statement
  std::vector<Pending> collected_; ///< a stack: what has left the open blocks' answers and branches
  std::vector<Pending> arrived_;
  std::vector<Deferred> deferred_;
  std::size_t early_ = 0; ///< on top of the stack, for the block that opens next
  std::uint32_t region_ = 0;
  std::uint32_t next_ordinal_ = 0;
  StatementId current_ = StatementId::none; ///< whose text is being read
};

} // namespace

FlowGraph build_flow_graph(const Workflow& workflow) {
  return FlowGraphBuilder(workflow).build();
}

} // namespace waymark
