#include "followed_work.hpp"

#include <algorithm>

namespace waymark {
namespace {

enum class State : std::uint8_t { unseen, open, done };

/// The workflows that a workflow follows, by index, in text order.
std::vector<std::uint32_t> followed_by(const Model& model, const Workflow& workflow) {
  std::vector<std::uint32_t> followed;
  for (const Work& work : workflow.works)
    if (work.follow && work.follow->resolved())
      followed.push_back(model[work.follow->target].index);
  return followed;
}

void sort_unique(std::vector<DeclarationId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

struct Visit {
  std::uint32_t workflow;
  std::vector<std::uint32_t> followed;
  std::size_t next = 0;
};

} // namespace

FollowedWork::FollowedWork(const Model& model)
    : model_(model)
    , made_(model.workflows.size())
    , makes_unknown_(model.workflows.size(), false)
    , in_circle_(model.workflows.size(), false) {
  std::vector<State> states(model.workflows.size(), State::unseen);
  std::vector<Visit> visits;
  const auto enter = [&](std::uint32_t workflow) {
    states[workflow] = State::open;
    visits.push_back({workflow, followed_by(model, model.workflows[workflow])});
  };
  const auto run = [&] {
    while (!visits.empty()) {
      Visit& visit = visits.back();
      if (visit.next < visit.followed.size()) {
        const std::uint32_t next = visit.followed[visit.next++];
        if (states[next] == State::unseen)
          enter(next);
        else if (states[next] == State::open)
          in_circle_[next] = true;
        continue;
      }
      merge_own(visit.workflow);
      states[visit.workflow] = State::done;
      visits.pop_back();
    }
  };
  for (const Workflow& workflow : model.workflows)
    for (const std::uint32_t followed : followed_by(model, workflow))
      if (states[followed] == State::unseen) {
        enter(followed);
        run();
      }
}

void FollowedWork::merge_own(std::uint32_t index) {
  const Workflow& workflow = model_.workflows[index];
  std::vector<DeclarationId> made;
  bool unknown = model_[workflow.self].damaged ||
                 std::ranges::any_of(workflow.statements, &Statement::damaged);
  for (const Work& work : workflow.works) {
    if (follows_in_circle(work)) in_circle_[index] = true;
    for (const Reference& document : workflow.list(work.makes)) {
      if (document.resolved()) made.push_back(document.target);
      unknown |= !document.resolved();
    }
    unknown |= makes_unknown_by_following(work);
    const auto inner = made_by_following(work);
    made.insert(made.end(), inner.begin(), inner.end());
  }
  makes_unknown_[index] = unknown || in_circle_[index];
  if (in_circle_[index]) return;
  sort_unique(made);
  made_[index] = std::move(made);
}

} // namespace waymark
