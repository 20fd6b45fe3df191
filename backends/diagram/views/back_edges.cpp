#include "diagram/views/back_edges.hpp"

#include <algorithm>
#include <numeric>

namespace waymark {
namespace {

enum class Visit : std::uint8_t { not_yet, open, done };

struct Step {
  std::uint32_t node = 0;
  std::uint32_t next = 0; ///< index into the routes sorted by source
};

} // namespace

void mark_back_edges(Plan& plan) {
  std::vector<std::uint32_t> sorted(plan.routes.size());
  std::iota(sorted.begin(), sorted.end(), 0U);
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    return plan.routes[a].from < plan.routes[b].from;
  });
  std::vector<std::uint32_t> first(plan.nodes.size() + 1, 0);
  for (const PlannedRoute& route : plan.routes) ++first[route.from + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());

  std::vector<Visit> visits(plan.nodes.size(), Visit::not_yet);
  std::vector<Step> open;
  for (std::uint32_t root = 0; root < plan.nodes.size(); ++root) {
    if (visits[root] != Visit::not_yet) continue;
    visits[root] = Visit::open;
    open.push_back({root, first[root]});
    while (!open.empty()) {
      Step& step = open.back();
      if (step.next == first[step.node + 1]) {
        visits[step.node] = Visit::done;
        open.pop_back();
        continue;
      }
      PlannedRoute& route = plan.routes[sorted[step.next++]];
      route.backward = visits[route.to] == Visit::open;
      if (visits[route.to] == Visit::not_yet) {
        visits[route.to] = Visit::open;
        open.push_back({route.to, first[route.to]});
      }
    }
  }
}

} // namespace waymark
