#include "markdown.hpp"
#include "sop_parts.hpp"

#include "grammar/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>

// What was done to the document itself, and by whom it was read.
namespace waymark::sop_parts {
namespace {

using markdown::escape;

/// Git has the rest; a document that nobody scrolls through is no help.
constexpr std::size_t most_revisions = 20;

std::vector<std::string> revisions(const DocumentControl& control) {
  std::vector<std::string> rows;
  for (const Revision& one :
       control.revisions.first(std::min(control.revisions.size(), most_revisions))) {
    if (rows.empty()) rows = {"| Date | Who | What changed | Commit |", "|---|---|---|---|"};
    rows.push_back(fmt::format("| {} | {} | {} | {} |", to_text(one.date), escape(one.author),
                               escape(one.subject), escape(one.commit.substr(0, 10))));
  }
  return rows;
}

void add_revisions(Sop& sop, const DocumentControl& control) {
  section(sop, 2, "Revision history", revisions(control));
  if (control.revisions.empty()) return;
  const FileId file = sop.checked.model[sop.outline.workflow].span.file;
  std::string_view path = sop.checked.model.source(file).path();
  path.remove_prefix(path.rfind('/') + 1); // folders differ from machine to machine
  std::string remark = fmt::format("These are the changes of the file {}.", escape(path));
  if (control.revisions.size() > most_revisions)
    remark += fmt::format(" Git has {} older ones.", control.revisions.size() - most_revisions);
  if (control.revisions_are_cut) remark += " Older changes are not known here.";
  sop.page.block(remark);
}

struct Event {
  const Approval* what = nullptr;
  bool approved = false;
};

/// Newest first.
std::vector<Event> events(const Workflow& workflow) {
  std::vector<Event> all;
  for (const Approval& one : workflow.approved) all.push_back({&one, true});
  for (const Approval& one : workflow.reviewed) all.push_back({&one, false});
  std::stable_sort(all.begin(), all.end(),
                   [](const Event& a, const Event& b) { return b.what->date < a.what->date; });
  return all;
}

std::vector<std::string> reviews(const Sop& sop) {
  std::vector<std::string> rows;
  for (const Event& event : events(sop.workflow)) {
    if (rows.empty()) rows = {"| Date | What | By |", "|---|---|---|"};
    const std::string by =
        event.what->by ? escape(sop.outliner.named(*event.what->by).text) : std::string("–");
    rows.push_back(fmt::format("| {} | {} | {} |", to_text(event.what->date),
                               event.approved ? "Approved" : "Reviewed", by));
  }
  return rows;
}

void add_lines_to_sign(const Sop& sop, const Participant& who, std::vector<std::string>& rows) {
  const Model& model = sop.checked.model;
  if (!who.performs) return;
  if (who.is_follower) {
    rows.push_back(fmt::format("| {} | | | |", capitalize(who.who.text)));
  } else if (model.is(who.who.declaration, DeclarationKind::role)) {
    const std::vector<Text>& persons = model.role(who.who.declaration).persons;
    for (const Text& person : persons)
      rows.push_back(fmt::format("| {} | {} | | |", escape(who.who.text), escape(person.value)));
    if (persons.empty()) rows.push_back(fmt::format("| {} | | | |", escape(who.who.text)));
  }
}

/// A line for everybody who does a part of the work.
std::vector<std::string> sheet(const Sop& sop) {
  std::vector<std::string> rows;
  for (const Participant& who : sop.outline.participants) add_lines_to_sign(sop, who, rows);
  if (!rows.empty())
    rows.insert(rows.begin(), {"| Role | Name | Date | Signature |", "|---|---|---|---|"});
  return rows;
}

} // namespace

void add_records(Sop& sop) {
  const DocumentControl control = document_control(sop.checked, sop.outline.workflow);
  add_revisions(sop, control);
  section(sop, 2, "Reviews and approvals", reviews(sop));
  section(sop, 2, "Read and understood", sheet(sop));
  sop.page.block("*A printed copy is not controlled: compare its version with the handbook before "
                 "you use it.*");
}

} // namespace waymark::sop_parts
