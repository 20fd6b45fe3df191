#include "backends/outline.hpp"

namespace waymark {
namespace {

/// Of equal dates, the later in the text.
const Approval* latest(const std::vector<Approval>& all) {
  const Approval* found = nullptr;
  for (const Approval& one : all)
    if (!found || one.date >= found->date) found = &one;
  return found;
}

} // namespace

DocumentControl document_control(const CheckedModel& checked, DeclarationId id) {
  const Workflow& workflow = checked.model.workflow(id);
  DocumentControl control;
  control.number = workflow.number.value;
  control.version = workflow.version.value;
  const FileId file = checked.model[id].span.file;
  const auto history = checked.history.find(checked.model.source(file).path());
  if (history != checked.history.end() && !history->second.empty())
    control.last_change = &history->second.front();
  control.effective = workflow.effective;
  if (workflow.owner) control.owner = workflow.owner->target;
  control.approved = latest(workflow.approved);
  control.reviewed = latest(workflow.reviewed);
  control.review_every = workflow.review_every;
  const std::optional<Date> since =
      control.reviewed ? std::optional(control.reviewed->date) : workflow.effective;
  if (since && workflow.review_every) control.next_review = add(*since, *workflow.review_every);
  return control;
}

} // namespace waymark
