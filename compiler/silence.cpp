#include "silence.hpp"

#include <algorithm>
#include <span>

namespace waymark {
namespace {

/// What cannot be looked into may well make something.
bool makes_documents(const Workflow& workflow, const Work& work, const FollowedWork& followed) {
  return !work.makes.empty() || !followed.made_by_following(workflow, work).empty() ||
         followed.makes_unknown_by_following(workflow, work);
}

bool names_one(std::span<const Reference> references, DeclarationId who) {
  return std::any_of(references.begin(), references.end(), [who](const Reference& each) {
    return !each.resolved() || each.target == who;
  });
}

} // namespace

bool is_silent_towards(const Workflow& workflow, const FollowedWork& followed, StatementId first,
                       DeclarationId second_performer) {
  const Work& work = *workflow.work(first);
  const StatementId stage = workflow[first].stage;
  const Range told_by_stage = stage == StatementId::none ? Range{} : workflow.block(stage)->informs;
  return !makes_documents(workflow, work, followed) &&
         !names_one(workflow.list(work.informs), second_performer) &&
         !names_one(workflow.list(told_by_stage), second_performer) &&
         !names_one(workflow.list(work.consults), second_performer);
}

} // namespace waymark
