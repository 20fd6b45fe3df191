#include "diagram/lanes/untangling.hpp"

#include "diagram/lanes/edge_lists.hpp"

#include <algorithm>
#include <numeric>

namespace waymark::swimlanes {
namespace {

constexpr std::size_t most_lines = 8;  ///< of a node with more, each finds its way alone
constexpr std::size_t most_sorted = 3; ///< lines that are tried in every order
constexpr std::int32_t least_gain = 6; ///< smaller ones are not worth another picture
constexpr int most_passes = 5;

class Untangling {
public:
  Untangling(const LaneGraph& graph, Router& router, std::uint64_t most_work)
      : graph_(graph)
      , router_(router)
      , edges_at_(edges_at(graph))
      , end_of_work_(router.work() + most_work) {}

  void run() {
    bool changed = true;
    for (int pass = 0; pass < most_passes && changed; ++pass) {
      changed = false;
      for (const std::vector<std::uint32_t>& edges : edges_at_) {
        if (edges.size() > 1 && edges.size() <= most_lines && improve(edges)) changed = true;
      }
      for (std::uint32_t edge = 0; edge < graph_.edges.size(); ++edge) {
        if (router_.work() >= end_of_work_) return;
        group_.assign(1, edge);
        router_.use().find_beside(edge, router_.route(edge), most_lines, group_);
        if (group_.size() <= most_lines && improve(group_)) changed = true;
      }
    }
  }

private:
  /// Whether another order of laying them costs less.
  bool improve(const std::vector<std::uint32_t>& edges) {
    if (router_.work() >= end_of_work_) return false;
    best_cost_ = take_up_all(edges, best_routes_);
    least_.clear();
    for (const std::uint32_t edge : edges) least_.push_back(router_.least_cost(edge));
    const bool better = edges.size() <= most_sorted ? try_every_order(edges) : try_two_first(edges);
    for (std::size_t i = 0; i < edges.size(); ++i) {
      router_.lay(edges[i], std::move(best_routes_[i]));
    }
    return better;
  }

  bool try_every_order(const std::vector<std::uint32_t>& edges) {
    bool better = false;
    order_.resize(edges.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    do {
      if (try_order(edges)) better = true;
    } while (std::next_permutation(order_.begin(), order_.end()));
    return better;
  }

  /// Each two of them, then the others as they come.
  bool try_two_first(const std::vector<std::uint32_t>& edges) {
    bool better = false;
    for (std::size_t first = 0; first < edges.size(); ++first) {
      for (std::size_t second = 0; second < edges.size(); ++second) {
        if (second == first) continue;
        order_.assign({first, second});
        for (std::size_t i = 0; i < edges.size(); ++i) {
          if (i != first && i != second) order_.push_back(i);
        }
        if (try_order(edges)) better = true;
      }
    }
    return better;
  }

  /// Lays them in `order_`, notes that if it is better, and takes them up again. In whatever order
  /// they were laid, they are compared by what they cost when taken up in one: a line that was laid
  /// before another one pays for other things.
  bool try_order(const std::vector<std::uint32_t>& edges) {
    if (!lay_in_order(edges)) return false;
    const std::int32_t cost = take_up_all(edges, routes_);
    if (cost + least_gain > best_cost_) return false;
    best_cost_ = cost;
    std::swap(best_routes_, routes_);
    return true;
  }

  /// None, if that costs more than the best one.
  bool lay_in_order(const std::vector<std::uint32_t>& edges) {
    std::int32_t left = best_cost_; // for what is not yet laid, beside what it costs at least
    for (const std::int32_t least : least_) left -= least;
    std::size_t laid = 0;
    for (; laid < order_.size() && left > 0; ++laid) {
      const std::size_t at = order_[laid];
      const std::int32_t cost = router_.lay(edges[at], left + least_[at] - 1);
      if (cost == Router::no_limit) break;
      left -= cost - least_[at];
    }
    if (laid == order_.size()) return true;
    for (std::size_t i = 0; i < laid; ++i) router_.take_up(edges[order_[i]]);
    return false;
  }

  std::int32_t take_up_all(const std::vector<std::uint32_t>& edges,
                           std::vector<GridRoute>& routes) {
    std::int32_t cost = 0;
    routes.clear();
    for (const std::uint32_t edge : edges) {
      routes.push_back(router_.route(edge));
      cost += router_.take_up(edge);
    }
    return cost;
  }

  const LaneGraph& graph_;
  Router& router_;
  EdgeLists edges_at_;
  std::uint64_t end_of_work_;
  std::vector<std::uint32_t> group_{};
  std::vector<std::size_t> order_{}; ///< indices into the edges that are laid anew
  std::vector<std::int32_t> least_{};
  std::vector<GridRoute> routes_{};
  std::vector<GridRoute> best_routes_{};
  std::int32_t best_cost_ = 0;
};

} // namespace

void untangle(const LaneGraph& graph, Router& router, std::uint64_t most_work) {
  Untangling(graph, router, most_work).run();
}

} // namespace waymark::swimlanes
