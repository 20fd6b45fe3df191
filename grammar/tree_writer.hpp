#pragma once

#include "grammar/syntax.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace waymark {

/// Appends nodes in preorder while the parser runs. What an abandoned rule wrote is cancelled.
class TreeWriter {
public:
  explicit TreeWriter(std::vector<Node>& nodes)
      : nodes_(nodes) {}

  std::uint32_t open(Kind kind, std::uint32_t first) {
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({kind, Damage::none, Expectation::nothing, first, first, 1});
    open_.push_back(index);
    return index;
  }
  /// Ends the innermost open node behind the last leaf written.
  void close() {
    Node& node = nodes_[open_.back()];
    open_.pop_back();
    node.size = static_cast<std::uint32_t>(nodes_.size() - (&node - nodes_.data()));
    node.last = std::max(node.first, last_leaf_end_);
    nodes_when_closed_ = nodes_.size();
  }
  /// Ends the innermost open node at `last`, if it has no children.
  void close_leaf(std::uint32_t last) {
    if (open_.back() + 1 == nodes_.size()) last_leaf_end_ = last;
    close();
  }

  struct Mark {
    std::size_t nodes;
    std::size_t open;
    std::uint32_t last_leaf_end;
  };
  [[nodiscard]] Mark mark() const { return {nodes_.size(), open_.size(), last_leaf_end_}; }
  /// Forgets everything written since.
  void restore(const Mark& mark) {
    if (nodes_.size() == mark.nodes) return; // nearly always: alternatives fail at their first word
    nodes_.resize(mark.nodes);
    open_.resize(mark.open);
    last_leaf_end_ = mark.last_leaf_end;
  }

  std::uint32_t leaf(Kind kind, std::uint32_t first, std::uint32_t last,
                     Damage damage = Damage::none) {
    nodes_.push_back({kind, damage, Expectation::nothing, first, last, 1});
    last_leaf_end_ = last;
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }
  void missing(Expectation expected, std::uint32_t at) {
    nodes_.push_back({Kind::missing, Damage::none, expected, at, at, 1});
    last_leaf_end_ = std::max(last_leaf_end_, at);
  }
  /// Text without a place; runs of it with only white space between are one node, if they have the
  /// same parent.
  void unexpected(std::uint32_t first, std::uint32_t last, bool extends_previous, Damage damage) {
    if (extends_previous && nodes_.size() != nodes_when_closed_ &&
        nodes_.back().kind == Kind::unexpected && nodes_.back().damage == damage) {
      nodes_.back().last = last;
      last_leaf_end_ = last;
    } else {
      leaf(Kind::unexpected, first, last, damage);
    }
  }

  [[nodiscard]] std::uint32_t last_leaf_end() const { return last_leaf_end_; }
  [[nodiscard]] Node& operator[](std::uint32_t index) { return nodes_[index]; }
  [[nodiscard]] const Node& back() const { return nodes_.back(); }

  /// The clauses that the statement being read may carry: what a misspelt one is compared with.
  std::span<const Kind> clause_candidates{};
  /// Those of the block around that may stand behind the statement on its line: `stage s owner ana`
  /// in a process.
  std::span<const Kind> clauses_around{};
  [[nodiscard]] bool belongs_around(Kind clause) const {
    return std::ranges::find(clauses_around, clause) != clauses_around.end() &&
           std::ranges::find(clause_candidates, clause) == clause_candidates.end();
  }

private:
  std::vector<Node>& nodes_;
  std::vector<std::uint32_t> open_;
  std::size_t nodes_when_closed_ = 0; ///< as many as when a node was closed last
  std::uint32_t last_leaf_end_ = 0;
};

} // namespace waymark
