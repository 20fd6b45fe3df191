#include "diagram/lanes/columns.hpp"

#include "diagram/lanes/edge_lists.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <set>
#include <utility>

namespace waymark::swimlanes {
namespace {

class ColumnAssigner {
public:
  ColumnAssigner(const LaneGraph& graph, StraightOn straight_on)
      : graph_(graph)
      , straight_on_(straight_on)
      , edges_in_(edges_leading_in(graph))
      , edges_out_(edges_leading_out(graph))
      , left_down_(graph.nodes.size(), false)
      , left_up_(graph.nodes.size(), false) {}

  Columns assign() {
    result_.of_node.assign(graph_.nodes.size(), 0);
    sort();
    std::uint32_t section = 0;
    result_.first_of_section.push_back(0);
    for (const std::uint32_t node : result_.order) {
      for (; section < graph_.nodes[node].section; ++section) {
        result_.first_of_section.push_back(result_.count);
      }
      place(node);
    }
    for (; section < graph_.section_count; ++section) {
      result_.first_of_section.push_back(result_.count);
    }
    return std::move(result_);
  }

private:
  /// Sections in their order, inside them what leads before what follows, else text order.
  void sort() {
    using Key = std::pair<std::uint32_t, std::uint32_t>;
    std::priority_queue<Key, std::vector<Key>, std::greater<>> ready;
    std::vector<std::size_t> missing(graph_.nodes.size());
    const auto add = [&](std::uint32_t node) { ready.emplace(graph_.nodes[node].section, node); };
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
      missing[node] = edges_in_[node].size();
      if (missing[node] == 0) add(node);
    }
    while (!ready.empty()) {
      const std::uint32_t node = ready.top().second;
      ready.pop();
      result_.order.push_back(node);
      for (const std::uint32_t edge : edges_out_[node]) {
        const std::uint32_t next = graph_.edges[edge].to;
        if (--missing[next] == 0) add(next);
      }
    }
  }

  void place(std::uint32_t node) {
    const LaneNode& what = graph_.nodes[node];
    std::uint32_t column = result_.first_of_section[what.section];
    for (const std::uint32_t edge : edges_in_[node]) {
      column = std::max(column, result_.of_node[graph_.edges[edge].from] + 1);
    }
    if (goes_straight(node)) column = result_.of_node[graph_.edges[edges_in_[node][0]].from];
    result_.of_node[node] = column;
    result_.count = std::max(result_.count, column + 1);
    taken_.emplace(column, what.lane);
  }

  /// May stand below or above its only predecessor; if so, notes the way there.
  bool goes_straight(std::uint32_t node) {
    if (edges_in_[node].size() != 1) return false;
    const LaneEdge& edge = graph_.edges[edges_in_[node][0]];
    const LaneNode& from = graph_.nodes[edge.from];
    const LaneNode& to = graph_.nodes[node];
    if (from.section != to.section || from.lane == to.lane || edge.aside || edge.apart)
      return false;
    const bool down = to.lane > from.lane;
    if (down ? left_down_[edge.from] : left_up_[edge.from]) return false;
    if (straight_on_ == StraightOn::nearest && another_is_nearer(edge)) return false;
    const std::uint32_t column = result_.of_node[edge.from];
    const auto [low, high] = std::minmax(from.lane, to.lane);
    const auto first = taken_.lower_bound({column, down ? low + 1 : low});
    if (first != taken_.end() && first->first == column &&
        first->second <= (down ? high : high - 1)) {
      return false;
    }
    for (std::uint32_t lane = low + 1; lane < high; ++lane) taken_.emplace(column, lane);
    (down ? left_down_ : left_up_)[edge.from] = true;
    (down ? left_up_ : left_down_)[node] = true; // that is where it is entered
    return true;
  }

  /// In a lane between those of the edge, and with no other way to it either.
  [[nodiscard]] bool another_is_nearer(const LaneEdge& edge) const {
    const LaneNode& target = graph_.nodes[edge.to];
    const std::uint32_t from = graph_.nodes[edge.from].lane;
    const auto is_between = [&](std::uint32_t lane) {
      return std::min(from, target.lane) < lane && lane < std::max(from, target.lane);
    };
    return std::any_of(edges_out_[edge.from].begin(), edges_out_[edge.from].end(),
                       [&](std::uint32_t number) {
                         const LaneEdge& other = graph_.edges[number];
                         const LaneNode& node = graph_.nodes[other.to];
                         return is_between(node.lane) && node.section == target.section &&
                                !other.aside && edges_in_[other.to].size() == 1;
                       });
  }

  const LaneGraph& graph_;
  StraightOn straight_on_;
  EdgeLists edges_in_;
  EdgeLists edges_out_;
  std::vector<bool> left_down_; ///< the way down from a node is in use
  std::vector<bool> left_up_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken_{}; ///< column, lane
  Columns result_{};
};

} // namespace

Columns assign_columns(const LaneGraph& graph, StraightOn straight_on) {
  return ColumnAssigner(graph, straight_on).assign();
}

} // namespace waymark::swimlanes
