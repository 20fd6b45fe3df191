#include "diagram/lanes/refinement.hpp"

#include "diagram/lanes/local_search.hpp"

#include <algorithm>
#include <utility>

namespace waymark::swimlanes {
namespace {

constexpr int most_rounds = 12;
constexpr int rounds_to_catch_up = 1; ///< with the best of what was found from other beginnings
constexpr int most_in_vain = 1;       ///< rounds, one after another, after which nothing was better
constexpr int most_passes = 4;        ///< over all beginnings
constexpr std::size_t most_kept = 8;
constexpr int passes_from_beginnings = 2;                ///< the others from the best alone
constexpr std::uint64_t most_work = 1'000'000;           ///< points looked at by the router …
constexpr std::uint64_t most_work_by_nodes = 38'000'000; ///< … and these, divided by the nodes

/// With the rows of a lane in the other order, from which the search gets elsewhere.
void turn_over(const LaneGraph& graph, Places& places, std::uint32_t lane) {
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (graph.nodes[i].lane != lane) continue;
    std::uint32_t& row = places.rows.of_node[i];
    row = places.rows.of_lane[lane] - 1 - row;
  }
  places.routes.clear();
}

Places turned_over(const LaneGraph& graph, Places places) {
  for (std::uint32_t lane = 0; lane < graph.lane_count; ++lane) turn_over(graph, places, lane);
  return places;
}

class Refinement {
public:
  Refinement(const LaneGraph& graph, std::vector<Places> beginnings)
      : graph_(graph)
      , beginnings_(std::move(beginnings))
      , most_(std::min<std::uint64_t>(most_work, most_work_by_nodes / graph.nodes.size())) {}

  /// The order in which nodes are tried leads elsewhere, too. Lanes are turned over again as long
  /// as that gains something.
  std::vector<Arrangement> refine() {
    for (int pass = 0; pass < most_passes; ++pass) {
      const bool backwards = pass % 2 == 1;
      const std::int32_t before = least_cost();
      if (pass < passes_from_beginnings) search_from_beginnings(backwards);
      for (std::uint32_t lane = 0; lane < graph_.lane_count; ++lane) {
        if (kept_.front().places.rows.of_lane[lane] < 2) continue;
        Places places = kept_.front().places;
        turn_over(graph_, places, lane);
        search_from(std::move(places), backwards);
      }
      if (pass >= passes_from_beginnings && least_cost() == before) break;
    }
    return std::move(kept_);
  }

private:
  /// Leaves the one that led furthest.
  void search_from_beginnings(bool backwards) {
    std::size_t best = 0;
    std::int32_t least = Router::no_limit;
    for (std::size_t i = 0; i < beginnings_.size(); ++i) {
      const std::int32_t turned = search_from(turned_over(graph_, beginnings_[i]), backwards);
      const std::int32_t cost = std::min(turned, search_from(beginnings_[i], backwards));
      if (cost >= least) continue;
      least = cost;
      best = i;
    }
    beginnings_ = {std::move(beginnings_[best])};
  }

  /// Returns the least cost that it came to.
  std::int32_t search_from(Places places, bool backwards) {
    std::int32_t least = Router::no_limit;
    int in_vain = 0;
    for (int round = 0; work_ < most_; ++round) {
      LocalSearch search(graph_, with_spare_rows(places));
      if (search.cost() < least) {
        least = search.cost();
        in_vain = 0;
      } else if (++in_vain > most_in_vain) {
        break;
      }
      if (round >= rounds_to_catch_up && is_far_behind(search.cost())) break;
      keep(places, search.cost());
      const bool changed = round < most_rounds && search.run(most_ - work_, backwards);
      work_ += search.work();
      if (!changed) break;
      places = without_empty_lines(graph_, search.take_places());
    }
    return least;
  }

  void keep(const Places& places, std::int32_t cost) {
    const bool known = std::any_of(kept_.begin(), kept_.end(), [&](const Arrangement& one) {
      return one.cost == cost && one.places.rows.of_node == places.rows.of_node &&
             one.places.columns.of_node == places.columns.of_node;
    });
    if (known || (kept_.size() == most_kept && cost >= kept_.back().cost)) return;
    const auto behind = std::upper_bound(
        kept_.begin(), kept_.end(), cost,
        [](std::int32_t value, const Arrangement& one) { return value < one.cost; });
    kept_.insert(behind, {places, cost});
    if (kept_.size() > most_kept) kept_.pop_back();
  }

  [[nodiscard]] std::int32_t least_cost() const {
    return kept_.empty() ? Router::no_limit : kept_.front().cost;
  }

  [[nodiscard]] bool is_far_behind(std::int32_t cost) const {
    return cost - least_cost() > least_cost() / 16;
  }

  const LaneGraph& graph_;
  std::vector<Places> beginnings_;
  std::vector<Arrangement> kept_{}; ///< the best, each once
  std::uint64_t work_ = 0;
  std::uint64_t most_;
};

} // namespace

std::vector<Arrangement> refined(const LaneGraph& graph, std::vector<Places> beginnings) {
  if (graph.nodes.size() > most_refined_nodes || graph.edges.empty())
    return {{std::move(beginnings.front()), 0}};
  return Refinement(graph, std::move(beginnings)).refine();
}

} // namespace waymark::swimlanes
