#include "diagram/views/back_edges.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace waymark {
namespace {

constexpr std::uint32_t not_yet = std::numeric_limits<std::uint32_t>::max();

struct Step {
  std::uint32_t node = 0;
  std::uint32_t next = 0; ///< index into the routes sorted by source
};

struct Found {
  std::vector<std::uint32_t> circle; ///< by node: one number if each can be reached from the other
  std::vector<bool> returns;         ///< by route: to where the way to it has come through
};

/// Finds the circles of a plan, leaving out what is marked as leading back (Tarjan, "Depth-first
/// search and linear graph algorithms", 1972).
class Circles {
public:
  explicit Circles(const Plan& plan)
      : plan_(plan)
      , sorted_(plan.routes.size())
      , first_(plan.nodes.size() + 1, 0)
      , entered_(plan.nodes.size(), not_yet)
      , earliest_(plan.nodes.size(), 0)
      , number_(plan.nodes.size(), not_yet)
      , on_way_(plan.nodes.size(), false)
      , returns_(plan.routes.size(), false) {
    std::iota(sorted_.begin(), sorted_.end(), 0U);
    std::stable_sort(sorted_.begin(), sorted_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return plan.routes[a].from < plan.routes[b].from;
    });
    for (const PlannedRoute& route : plan.routes) ++first_[route.from + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
  }

  Found find() {
    for (std::uint32_t root = 0; root < number_.size(); ++root) {
      if (entered_[root] != not_yet) continue;
      enter(root);
      while (!open_.empty()) go_on();
    }
    return {std::move(number_), std::move(returns_)};
  }

private:
  void enter(std::uint32_t node) {
    entered_[node] = earliest_[node] = time_++;
    waiting_.push_back(node);
    open_.push_back({node, first_[node]});
    on_way_[node] = true;
  }

  void go_on() {
    Step& step = open_.back();
    const std::uint32_t node = step.node;
    if (step.next == first_[node + 1]) return leave(node);
    const std::uint32_t number = sorted_[step.next++];
    const PlannedRoute& route = plan_.routes[number];
    if (route.backward) return;
    returns_[number] = on_way_[route.to];
    if (entered_[route.to] == not_yet) return enter(route.to);
    if (number_[route.to] == not_yet) {
      earliest_[node] = std::min(earliest_[node], entered_[route.to]);
    }
  }

  void leave(std::uint32_t node) {
    open_.pop_back();
    on_way_[node] = false;
    if (!open_.empty()) {
      std::uint32_t& earliest = earliest_[open_.back().node];
      earliest = std::min(earliest, earliest_[node]);
    }
    if (earliest_[node] != entered_[node]) return;
    for (bool more = true; more; waiting_.pop_back()) {
      more = waiting_.back() != node;
      number_[waiting_.back()] = node;
    }
  }

  const Plan& plan_;
  std::vector<std::uint32_t> sorted_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> entered_;  ///< when
  std::vector<std::uint32_t> earliest_; ///< that can be reached from there
  std::vector<std::uint32_t> number_;
  std::vector<bool> on_way_; ///< from the root to where the search is
  std::vector<bool> returns_;
  std::vector<Step> open_{};
  std::vector<std::uint32_t> waiting_{}; ///< have no number yet
  std::uint32_t time_ = 0;
};

} // namespace

void mark_back_edges(Plan& plan) {
  for (PlannedRoute& route : plan.routes) route.backward = route.again && route.from >= route.to;
  // What returns to where the work comes from is a way back rather than what goes on from
  // elsewhere.
  for (const bool any : {false, true}) {
    const Found found = Circles(plan).find();
    for (std::size_t i = 0; i < plan.routes.size(); ++i) {
      PlannedRoute& route = plan.routes[i];
      const bool on_circle = found.circle[route.from] == found.circle[route.to];
      if (route.from >= route.to && (any ? on_circle : found.returns[i])) route.backward = true;
    }
  }
}

} // namespace waymark
