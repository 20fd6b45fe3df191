#include "follow_order.hpp"

#include <algorithm>
#include <cstddef>

namespace waymark {

std::vector<std::uint32_t> followers_first(const Model& model) {
  struct Visit {
    std::uint32_t workflow;
    std::size_t next;
  };
  std::vector<bool> seen(model.workflows.size(), false);
  std::vector<std::uint32_t> order;
  std::vector<Visit> visits;
  for (std::uint32_t root = 0; root < model.workflows.size(); ++root) {
    if (seen[root]) continue;
    seen[root] = true;
    visits.push_back({root, 0});
    while (!visits.empty()) {
      Visit& visit = visits.back();
      const Workflow& workflow = model.workflows[visit.workflow];
      if (visit.next == workflow.works.size()) {
        order.push_back(visit.workflow);
        visits.pop_back();
        continue;
      }
      const Work& work = workflow.works[visit.next++];
      if (!work.follow || !work.follow->resolved()) continue;
      const std::uint32_t followed = model[work.follow->target].index;
      if (seen[followed]) continue;
      seen[followed] = true;
      visits.push_back({followed, 0});
    }
  }
  std::reverse(order.begin(), order.end());
  return order;
}

} // namespace waymark
