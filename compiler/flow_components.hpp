#pragma once

#include "compiler/flow_graph.hpp"

#include <optional>
#include <vector>

namespace waymark {

/// Ways that must not be used.
struct Barred {
  std::vector<bool> edges;       ///< by edge
  std::vector<bool> over_blocks; ///< by node: from a fork straight to its join
};

/// Which nodes are reached from the start, and which of them lie on common circles: strongly
/// connected components, by one depth-first walk (Tarjan 1972) with a stack of its own.
///
/// A fork leads to its join, an each_begin to its each_end. The `then` of a limit is open only if
/// the way back to the limit is: by what `again` leads to, or by the next round of a `for each`.
/// That is known when the walk returns from `again`, for what cannot lead back by then never will.
class FlowComponents {
public:
  enum class Edges { all, without_again };

  /// All that is reached from the start; by ways that are not barred, if some are.
  explicit FlowComponents(const FlowGraph& graph, const Barred* barred = nullptr);
  /// Among what `whole` has reached, by the edges that it has found open.
  FlowComponents(const FlowGraph& graph, const FlowComponents& whole);

  [[nodiscard]] bool reached(std::uint32_t node) const { return order_[node] != not_numbered; }
  [[nodiscard]] std::uint32_t of(FlowNodeId node) const { return component_[index(node)]; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// `then` edges that are never taken; in order.
  [[nodiscard]] const std::vector<FlowEdgeId>& closed() const { return closed_; }

private:
  static constexpr std::uint32_t not_numbered = 0xffffffff;

  struct Visit {
    std::uint32_t node;
    std::uint32_t next; ///< edge to look at next; one past the last is the way from fork to join
  };

  void visit_from(std::uint32_t root);
  void enter(std::uint32_t node);
  void leave(std::uint32_t node);
  void share_ways_to_next_round(std::vector<std::uint32_t>::iterator first);
  void note_way_to_next_round(std::uint32_t from, std::uint32_t to);
  [[nodiscard]] std::optional<std::uint32_t> next_successor(Visit& visit);
  [[nodiscard]] bool is_open(std::uint32_t edge);
  [[nodiscard]] bool leads_back_to_limit(const FlowNode& limit) const;

  const FlowGraph& graph_;
  const FlowComponents* whole_ = nullptr;
  const Barred* barred_ = nullptr;
  bool has_lost_ = false;
  std::vector<std::uint32_t> component_; ///< by node
  std::vector<std::uint32_t> order_;     ///< by node
  std::vector<std::uint32_t> low_;       ///< by node
  std::vector<bool> to_next_round_;      ///< by node: can reach the end of the `for each` around it
  std::vector<std::uint32_t> each_around_; ///< by region: the innermost `for each` around or at it
  std::vector<std::uint32_t> shared_in_;   ///< by region: the last component with such a way
  std::vector<std::uint32_t> open_;
  std::vector<Visit> visits_;
  std::vector<FlowEdgeId> closed_;
  std::uint32_t next_order_ = 0;
  std::size_t count_ = 0;
};

} // namespace waymark
