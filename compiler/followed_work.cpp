#include "followed_work.hpp"

#include "follow_order.hpp"

#include <algorithm>

namespace waymark {
namespace {

template<typename Id>
void sort_unique(std::vector<Id>& ids) {
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
    , made_by_(model.workflows.size(), 0)
    , makes_unknown_(model.workflows.size(), false) {
  for (std::uint32_t i = 0; i < order_.size(); ++i) position_[order_[i]] = i;
  const std::vector<bool> is_followed = find_followed(model);
  for (std::size_t i = order_.size(); i-- > 0;)
    if (is_followed[order_[i]]) merge_own(order_[i]);
}

void FollowedWork::merge_own(std::uint32_t index) {
  const Workflow& workflow = model_.workflows[index];
  std::vector<DeclarationId> own;
  std::vector<std::uint32_t> followed; // sets that are not empty
  bool unknown = model_[workflow.self].damaged ||
                 std::ranges::any_of(workflow.statements, &Statement::damaged);
  for (const Work& work : workflow.works) {
    for (const Reference& document : workflow.list(work.makes)) {
      if (document.resolved()) own.push_back(document.target);
      unknown |= !document.resolved();
    }
    unknown |= makes_unknown_by_following(workflow, work);
    if (!made_by_following(workflow, work).empty())
      followed.push_back(made_by_[model_[work.follow->target].index]);
  }
  sort_unique(followed);
  makes_unknown_[index] = unknown;
  if (own.empty() && followed.size() <= 1) {
    if (!followed.empty()) made_by_[index] = followed.front();
    return;
  }
  for (const std::uint32_t set : followed)
    own.insert(own.end(), made_[set].begin(), made_[set].end());
  sort_unique(own);
  made_by_[index] = static_cast<std::uint32_t>(made_.size());
  made_.push_back(std::move(own));
}

} // namespace waymark
