#include "followed_work.hpp"

#include "follow_order.hpp"

#include <algorithm>

namespace waymark {
namespace {

void sort_unique(std::vector<DeclarationId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::vector<bool> find_followed(const Model& model) {
  std::vector<bool> is_followed(model.workflows.size(), false);
  for (const Workflow& workflow : model.workflows)
    for (const Work& work : workflow.works)
      if (work.follow && work.follow->resolved())
        is_followed[model[work.follow->target].index] = true;
  return is_followed;
}

} // namespace

FollowedWork::FollowedWork(const Model& model)
    : model_(model)
    , order_(waymark::followers_first(model))
    , position_(model.workflows.size())
    , made_(model.workflows.size())
    , makes_unknown_(model.workflows.size(), false) {
  for (std::uint32_t i = 0; i < order_.size(); ++i) position_[order_[i]] = i;
  const std::vector<bool> is_followed = find_followed(model);
  for (std::size_t i = order_.size(); i-- > 0;)
    if (is_followed[order_[i]]) merge_own(order_[i]);
}

void FollowedWork::merge_own(std::uint32_t index) {
  const Workflow& workflow = model_.workflows[index];
  std::vector<DeclarationId> made;
  bool unknown = model_[workflow.self].damaged ||
                 std::ranges::any_of(workflow.statements, &Statement::damaged);
  for (const Work& work : workflow.works) {
    for (const Reference& document : workflow.list(work.makes)) {
      if (document.resolved()) made.push_back(document.target);
      unknown |= !document.resolved();
    }
    unknown |= makes_unknown_by_following(workflow, work);
    const auto inner = made_by_following(workflow, work);
    made.insert(made.end(), inner.begin(), inner.end());
  }
  sort_unique(made);
  made_[index] = std::move(made);
  makes_unknown_[index] = unknown;
}

} // namespace waymark
