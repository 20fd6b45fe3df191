#pragma once

#include "compiler/verdict.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace waymark {

/// How a node takes and gives tokens.
enum class OrderKind : std::uint8_t {
  choice, ///< from one edge in to one edge out
  fork,   ///< to all edges out
  join,   ///< from all edges in
  end,
};

/// The part of a flow graph that matters for its order. Nodes keep their numbers; folding takes
/// nodes and edges out.
class OrderNet {
public:
  struct Node {
    OrderKind kind = OrderKind::choice;
    bool there = false;
    std::vector<std::uint32_t> in{};
    std::vector<std::uint32_t> out{};
  };
  struct Edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    bool there = true;
  };

  OrderNet(const FlowGraph& graph, const Verdict& verdict);

  /// Folds what fits together; each rule keeps all faults and makes none.
  void fold();

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }
  /// Nothing is left but the way from the start to the end.
  [[nodiscard]] bool is_folded_up() const;

private:
  void fold_node(std::uint32_t v);
  void drop_double_edges(std::uint32_t v);
  [[nodiscard]] bool fold_into_next(std::uint32_t v);
  [[nodiscard]] bool fold_into_last(std::uint32_t v);
  void remove_edge(std::uint32_t e);
  void lead_to(std::uint32_t e, std::uint32_t node);
  void lead_from(std::uint32_t e, std::uint32_t node);
  void look_again_at(std::uint32_t v);

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> open_;
  std::vector<bool> is_open_;
  /// By node: from where an edge was last seen.
  std::vector<std::optional<std::uint32_t>> seen_from_;
};

} // namespace waymark
