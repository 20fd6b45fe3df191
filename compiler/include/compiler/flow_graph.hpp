#pragma once

#include "compiler/model.hpp"

#include <cstdint>
#include <span>
#include <vector>

/// The flow of one workflow or procedure as a graph: what may happen after what.
///
/// Every analysis and every backend reads this one graph. It is not assumed to be built of nested
/// blocks: `Region` annotates which nodes lie in which branch or `for each`.
namespace waymark {

enum class FlowNodeId : std::uint32_t { none = 0xffffffff };
enum class FlowEdgeId : std::uint32_t { none = 0xffffffff };

[[nodiscard]] constexpr std::uint32_t index(FlowNodeId id) {
  return static_cast<std::uint32_t>(id);
}
[[nodiscard]] constexpr std::uint32_t index(FlowEdgeId id) {
  return static_cast<std::uint32_t>(id);
}

enum class FlowNodeKind : std::uint8_t {
  start,
  step,
  decision,   ///< decide or if
  fork,       ///< all branches start
  join,       ///< goes on when all branches are done
  each_begin, ///< the flow up to each_end runs once for each of them
  each_end,
  wait,
  limit, ///< a jump `up to N times, then …`: `again` at most N times, then `then`
  end,
  lost, ///< where a jump that names nothing, or crosses a border, counts as leading to an end
};

/// The node has a partner (`FlowGraph::partner`) behind it, where what begins here is over.
[[nodiscard]] constexpr bool opens_block(FlowNodeKind kind) {
  return kind == FlowNodeKind::fork || kind == FlowNodeKind::each_begin;
}
/// The node is the partner of one that `opens_block`.
[[nodiscard]] constexpr bool closes_block(FlowNodeKind kind) {
  return kind == FlowNodeKind::join || kind == FlowNodeKind::each_end;
}

enum class FlowEdgeKind : std::uint8_t {
  sequence,
  answer,   ///< out of a decision; `statement` is the answer, or none for the no of an `if`, or for
            ///< an answer that is missing and counts as continue
  branch,   ///< out of a fork; `statement` is the branch
  again,    ///< out of a limit
  then,     ///< out of a limit
  deadline, ///< `within … else`: interrupts what it leaves
  exception, ///< `on "event"`: interrupts what it leaves; `exit` is the event
};

/// What the statement would make is not there behind such an edge.
[[nodiscard]] constexpr bool interrupts(FlowEdgeKind kind) {
  return kind == FlowEdgeKind::deadline || kind == FlowEdgeKind::exception;
}

struct FlowNode {
  FlowNodeKind kind{};
  StatementId statement = StatementId::none; ///< none for start, the final end and a `-> end`
  std::uint32_t jump =
      not_given;            ///< of a limit, or the end of a `-> end`: index into `Workflow::jumps`
  std::uint32_t region = 0; ///< index into `FlowGraph::regions`
  std::uint32_t first_out = 0; ///< its edges out are edges[first_out …], in text order
  std::uint32_t out_count = 0;
  std::uint32_t first_in = 0; ///< its edges in are incoming[first_in …]
  std::uint32_t in_count = 0;
};

struct FlowEdge {
  FlowNodeId from{};
  FlowNodeId to{};
  FlowEdgeKind kind{};
  bool is_jump = false;    ///< a `->` was followed, not text order
  bool crosses = false;    ///< the jump as written crosses a border; leads to `lost`
  bool leads_back = false; ///< the jump leads to the statement it stands at, or one above in the
                           ///< text
  StatementId statement = StatementId::none; ///< the answer or branch it leaves by
  std::uint32_t exit = not_given;            ///< of an exception: index into `Workflow::exits`
  std::uint32_t jump = not_given;            ///< of a jump: index into `Workflow::jumps`
};

enum class RegionKind : std::uint8_t { whole, branch, for_each };

/// A part of the flow that no jump may enter or leave.
struct Region {
  RegionKind kind{};
  std::uint32_t parent = 0;                  ///< the whole is its own parent
  StatementId statement = StatementId::none; ///< the branch or `for each`
  FlowNodeId entry = FlowNodeId::none;       ///< the fork, each_begin or start it is entered from
  FlowNodeId exit = FlowNodeId::none;        ///< the join or each_end it leads to
};

struct FlowGraph {
  std::vector<FlowNode> nodes{};      ///< nodes[0] is the start; in text order
  std::vector<FlowEdge> edges{};      ///< grouped by `from`, in text order
  std::vector<FlowEdgeId> incoming{}; ///< grouped by `to`
  std::vector<Region> regions{};      ///< regions[0] is the whole
  std::vector<FlowNodeId> node_of{};  ///< by statement; none for stage, jump, answer, branch
  std::vector<FlowNodeId> partner{}; ///< by node: fork <-> join, each_begin <-> each_end; else none

  [[nodiscard]] const FlowNode& operator[](FlowNodeId id) const { return nodes[index(id)]; }
  [[nodiscard]] const FlowEdge& operator[](FlowEdgeId id) const { return edges[index(id)]; }
  [[nodiscard]] FlowNodeId start() const { return FlowNodeId{0}; }
  [[nodiscard]] std::span<const FlowEdge> out(FlowNodeId id) const {
    return std::span(edges).subspan((*this)[id].first_out, (*this)[id].out_count);
  }
  [[nodiscard]] std::span<const FlowEdgeId> in(FlowNodeId id) const {
    return std::span(incoming).subspan((*this)[id].first_in, (*this)[id].in_count);
  }
};

/// Follows the text of the workflow; linear in its statements, no recursion. Total: damaged parts
/// are taken as docs/language.md says (a missing answer as `continue`, a lost or crossing jump as a
/// way to an end).
[[nodiscard]] FlowGraph build_flow_graph(const Workflow& workflow);

} // namespace waymark
