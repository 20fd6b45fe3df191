#include "backends/outline.hpp"

#include <algorithm>
#include <set>

namespace waymark {
namespace {

/// Of equal dates, the later in the text.
const Approval* latest(const std::vector<Approval>& all) {
  const Approval* found = nullptr;
  for (const Approval& one : all)
    if (!found || one.date >= found->date) found = &one;
  return found;
}

void add_history(const CheckedModel& checked, DeclarationId id, DocumentControl& control) {
  const FileId file = checked.model[id].span.file;
  control.uncommitted = checked.uncommitted.contains(checked.model.source(file).path());
  const auto history = checked.history.find(checked.model.source(file).path());
  if (history == checked.history.end() || history->second.empty()) return;
  control.revisions = history->second;
  control.revisions_are_cut = checked.history_is_cut;
  control.last_change = &history->second.front();
  std::set<std::string_view> seen;
  for (auto one = control.revisions.rbegin(); one != control.revisions.rend(); ++one)
    if (seen.insert(one->author).second) control.authors.push_back(one->author);
  for (const Revision& one : control.revisions) {
    if (!control.approval_commit && !one.approved_by.empty()) control.approval_commit = &one;
    if (!control.review_commit && !one.reviewed_by.empty()) control.review_commit = &one;
  }
}

} // namespace

DocumentControl document_control(const CheckedModel& checked, DeclarationId id) {
  const Workflow& workflow = checked.model.workflow(id);
  DocumentControl control;
  control.number = workflow.number.value;
  control.version = workflow.version.value;
  add_history(checked, id, control);
  control.effective = workflow.effective;
  if (workflow.owner) control.owner = workflow.owner->target;
  control.approved = latest(workflow.approved);
  control.changed_since_approval =
      control.approved && control.last_change && control.approved->date < control.last_change->date;
  control.reviewed = latest(workflow.reviewed);
  control.review_every = workflow.review_every;
  const std::optional<Date> since =
      control.reviewed ? std::optional(control.reviewed->date) : workflow.effective;
  if (since && workflow.review_every) control.next_review = add(*since, *workflow.review_every);
  control.review_overdue = control.next_review && *control.next_review < checked.today;
  return control;
}

} // namespace waymark
