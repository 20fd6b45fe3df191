#include "diagram/lanes/untangling.hpp"

#include "diagram/lanes/edge_lists.hpp"

#include <algorithm>

namespace waymark::swimlanes {
namespace {

constexpr std::size_t most_lines = 8;  ///< of a node with more, each finds its way alone
constexpr std::size_t most_sorted = 3; ///< lines that are tried in every order
constexpr int most_passes = 2;

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
        const bool usual = group_.size() > 1 && group_.size() <= most_lines;
        if (usual && improve(group_)) changed = true;
      }
    }
  }

private:
  /// Whether another order of laying them costs less.
  bool improve(const std::vector<std::uint32_t>& edges) {
    if (router_.work() >= end_of_work_) return false;
    best_routes_.clear();
    best_cost_ = 0;
    for (const std::uint32_t edge : edges) {
      best_routes_.push_back(router_.route(edge));
      best_cost_ += router_.take_up(edge);
    }
    least_.clear();
    std::int32_t least = 0;
    for (const std::uint32_t edge : edges) {
      least_.push_back(router_.least_cost(edge));
      least += least_.back();
    }
    bool better = false;
    order_.resize(edges.size());
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    if (edges.size() <= most_sorted) {
      do {
        if (least < best_cost_ && lay(edges, least)) better = true;
      } while (std::next_permutation(order_.begin(), order_.end()));
    } else {
      for (std::size_t first = 0; first < edges.size() && least < best_cost_; ++first) {
        for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
        std::rotate(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(first),
                    order_.begin() + static_cast<std::ptrdiff_t>(first) + 1);
        if (lay(edges, least)) better = true;
      }
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
      router_.lay(edges[i], std::move(best_routes_[i]));
    }
    return better;
  }

  /// Lays them in `order_`, notes that if it is better, and takes them up again.
  bool lay(const std::vector<std::uint32_t>& edges, std::int32_t least) {
    std::int32_t cost = 0;
    std::size_t laid = 0;
    for (; laid < order_.size(); ++laid) {
      const std::size_t at = order_[laid];
      least -= least_[at];
      if (cost + least + least_[at] >= best_cost_) break;
      const std::int32_t added = router_.lay(edges[at], best_cost_ - cost - least - 1);
      if (added == Router::no_limit) break;
      cost += added;
    }
    const bool better = laid == order_.size() && cost < best_cost_;
    if (better) best_cost_ = cost;
    for (std::size_t i = 0; i < laid; ++i) {
      const std::size_t at = order_[i];
      if (better) best_routes_[at] = router_.route(edges[at]);
    }
    for (std::size_t i = 0; i < laid; ++i) router_.take_up(edges[order_[i]]);
    return better;
  }

  const LaneGraph& graph_;
  Router& router_;
  EdgeLists edges_at_;
  std::uint64_t end_of_work_;
  std::vector<std::uint32_t> group_{};
  std::vector<std::size_t> order_{}; ///< indices into the edges that are laid anew
  std::vector<std::int32_t> least_{};
  std::vector<GridRoute> best_routes_{};
  std::int32_t best_cost_ = 0;
};

} // namespace

void untangle(const LaneGraph& graph, Router& router, std::uint64_t most_work) {
  Untangling(graph, router, most_work).run();
}

} // namespace waymark::swimlanes
