#include "diagram/lanes/sub_rows.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

constexpr std::uint32_t nothing = 0xffffffff;

/// The columns of one row that hold a node, or a line between two nodes of that row.
struct Row {
  std::vector<bool> node{};
  std::vector<bool> line{};
};

class RowAssigner {
public:
  RowAssigner(const LaneGraph& graph, const Columns& columns)
      : graph_(graph)
      , columns_(columns)
      , rows_(graph.lane_count)
      , leads_here_(graph.nodes.size(), nothing)
      , main_(graph.nodes.size(), false) {}

  SubRows assign() {
    find_leading_edges();
    result_.of_node.assign(graph_.nodes.size(), nothing);
    for (const bool main : {true, false}) {
      for (const std::uint32_t node : columns_.order) {
        if (main_[node] == main) place(node);
      }
    }
    for (const std::vector<Row>& rows : rows_) {
      result_.of_lane.push_back(
          std::max<std::uint32_t>(1, static_cast<std::uint32_t>(rows.size())));
    }
    return std::move(result_);
  }

private:
  void find_leading_edges() {
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      const LaneEdge& edge = graph_.edges[i];
      if (!leads_on(graph_, edge)) continue;
      std::uint32_t& leading = leads_here_[edge.to];
      if (leading == nothing || (edge.main && !graph_.edges[leading].main)) leading = i;
      if (edge.main) main_[edge.from] = main_[edge.to] = true;
    }
  }

  void place(std::uint32_t node) {
    std::vector<Row>& rows = rows_[graph_.nodes[node].lane];
    const std::uint32_t column = columns_.of_node[node];
    const std::uint32_t before = same_lane_predecessor(node);
    std::uint32_t wanted = 0;
    if (before != nothing) wanted = result_.of_node[before];
    std::uint32_t best = static_cast<std::uint32_t>(rows.size());
    std::int32_t best_cost = 5 + 3 * distance(best, wanted);
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (rows[row].node[column]) continue;
      std::int32_t cost = 3 * distance(row, wanted);
      if (rows[row].line[column]) cost += 8;
      if (before != nothing && row == wanted && !is_free(rows[row], before, column)) cost += 4;
      if (cost < best_cost) {
        best = row;
        best_cost = cost;
      }
    }
    if (best == rows.size()) {
      rows.push_back({std::vector<bool>(columns_.count), std::vector<bool>(columns_.count)});
    }
    rows[best].node[column] = true;
    result_.of_node[node] = best;
    if (before != nothing && best == wanted) {
      for (std::uint32_t i = columns_.of_node[before] + 1; i < column; ++i) {
        rows[best].line[i] = true;
      }
    }
  }

  [[nodiscard]] std::uint32_t same_lane_predecessor(std::uint32_t node) const {
    const std::uint32_t edge = leads_here_[node];
    if (edge == nothing) return nothing;
    const std::uint32_t from = graph_.edges[edge].from;
    const bool usable =
        graph_.nodes[from].lane == graph_.nodes[node].lane && result_.of_node[from] != nothing;
    return usable ? from : nothing;
  }

  [[nodiscard]] bool is_free(const Row& row, std::uint32_t before, std::uint32_t column) const {
    for (std::uint32_t i = columns_.of_node[before] + 1; i < column; ++i) {
      if (row.node[i]) return false;
    }
    return true;
  }

  static std::int32_t distance(std::uint32_t a, std::uint32_t b) {
    return static_cast<std::int32_t>(a > b ? a - b : b - a);
  }

  const LaneGraph& graph_;
  const Columns& columns_;
  std::vector<std::vector<Row>> rows_;    ///< by lane
  std::vector<std::uint32_t> leads_here_; ///< by node: the edge whose line should be straight
  std::vector<bool> main_;
  SubRows result_{};
};

} // namespace

SubRows assign_sub_rows(const LaneGraph& graph, const Columns& columns) {
  return RowAssigner(graph, columns).assign();
}

} // namespace waymark::swimlanes
