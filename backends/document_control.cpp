#include "backends/document_control.hpp"

#include <algorithm>
#include <set>

namespace waymark {
namespace {

/// Of equal dates, the later in the text. A date that is still to come is not given yet.
const Approval* latest(const std::vector<Approval>& all, const Date& today) {
  const Approval* found = nullptr;
  for (const Approval& one : all)
    if (!(today < one.date) && (!found || one.date >= found->date)) found = &one;
  return found;
}

/// Does the file hold no other workflow or procedure? They stand in the order of files.
bool is_alone_in_file(const Model& model, DeclarationId id) {
  const std::uint32_t place = model[id].index;
  const auto is_beside = [&](std::uint32_t other) {
    return model[model.workflows[other].self].span.file == model[id].span.file;
  };
  return !(place > 0 && is_beside(place - 1)) &&
         !(place + 1 < model.workflows.size() && is_beside(place + 1));
}

/// A commit vouches for this document only if nothing was changed behind it, and if it cannot have
/// been about another document of the file: everything else would be a guess.
void add_vouchers(const Model& model, DeclarationId id, DocumentControl& control) {
  control.is_alone =
      is_alone_in_file(model, id) || (control.revisions.size() == 1 && !control.revisions_are_cut);
  if (control.uncommitted || !control.is_alone) return;
  for (const Revision& one : control.revisions) {
    if (!control.approval_commit && !one.approved_by.empty()) control.approval_commit = &one;
    if (!control.review_commit && !one.reviewed_by.empty()) control.review_commit = &one;
    if (!one.author.empty()) break;
  }
}

void add_history(const CheckedModel& checked, DeclarationId id, DocumentControl& control) {
  const FileId file = checked.model[id].span.file;
  control.uncommitted = checked.uncommitted.contains(checked.model.source(file).path());
  const auto history = checked.history.find(checked.model.source(file).path());
  if (history == checked.history.end() || history->second.empty()) return;
  control.revisions = history->second;
  control.revisions_are_cut = checked.history_is_cut;
  std::set<std::string_view> seen;
  for (auto one = control.revisions.rbegin(); one != control.revisions.rend(); ++one) {
    if (one->author.empty()) continue; // a merge
    control.last_change = &*one;
    if (seen.insert(one->author).second) control.authors.push_back(one->author);
  }
  add_vouchers(checked.model, id, control);
}

/// What a revision did to a document; null if nothing, or if nobody looked.
const DocumentChange* change_of(std::string_view id, const Revision& revision) {
  if (!revision.documents) return nullptr;
  const auto found = std::ranges::find(*revision.documents, id, &DocumentChange::id);
  return found == revision.documents->end() ? nullptr : &*found;
}

struct ChangeSince {
  const Revision* latest = nullptr;
  bool is_known = true; ///< whether there is one
};

/// The latest change after the commit that brought the approval. Where that is not known, the one
/// of a later day; but the change that brought the file, approval and all, is none.
ChangeSince change_since(const Approval& approval, std::string_view id,
                         const DocumentControl& control, bool is_cut) {
  const Revision* later = nullptr;
  const Revision* latest = nullptr;
  const Revision* first = nullptr;
  for (const Revision& one : control.revisions) {
    if (one.author.empty()) continue; // a merge
    const DocumentChange* change = change_of(id, one);
    if (change && std::ranges::find(change->approvals, approval.date) != change->approvals.end())
      return {later};
    first = &one;
    if (one.documents && !(change && change->text_changed)) continue;
    if (!latest) latest = &one;
    const bool was_there_before = one.date < approval.date; // then it was approved, too
    if (!later && !was_there_before) later = &one;
  }
  const bool reaches_back = !is_cut || (first && first->date < approval.date);
  if (!latest || latest->date <= approval.date) return {nullptr, reaches_back};
  return {is_cut || latest != first ? latest : nullptr};
}

/// The day from which the time to the next review counts.
std::optional<Date> counted_from(const DocumentControl& control) {
  if (control.reviewed) return control.reviewed->date;
  if (control.effective) return control.effective;
  if (control.approved) return control.approved->date;
  if (control.revisions.empty() || control.revisions_are_cut) return std::nullopt;
  return control.revisions.back().date;
}

} // namespace

DocumentControl document_control(const CheckedModel& checked, DeclarationId id) {
  const Workflow& workflow = checked.model.workflow(id);
  DocumentControl control;
  control.number = workflow.number.value;
  control.version = workflow.version.value;
  add_history(checked, id, control);
  control.effective = workflow.effective;
  control.not_in_force = control.effective && checked.today < *control.effective;
  if (workflow.owner) control.owner = workflow.owner->target;
  control.approved = latest(workflow.approved, checked.today);
  if (control.approved) {
    const ChangeSince change =
        change_since(*control.approved, checked.model[id].id, control, checked.history_is_cut);
    control.changed_since_approval = change.latest;
    control.changes_since_not_known = !change.is_known;
  }
  control.reviewed = latest(workflow.reviewed, checked.today);
  control.review_every = workflow.review_every;
  const std::optional<Date> since = counted_from(control);
  if (since && workflow.review_every) control.next_review = add(*since, *workflow.review_every);
  control.review_overdue = control.next_review && *control.next_review < checked.today;
  return control;
}

} // namespace waymark
