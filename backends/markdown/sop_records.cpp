#include "backends/document_control.hpp"
#include "markdown.hpp"
#include "sop_parts.hpp"

#include "backends/signatories.hpp"

#include <fmt/format.h>

#include <algorithm>

// What was done to the document itself, and by whom it was read.
namespace waymark::sop_parts {
namespace {

using markdown::escape;

/// Git has the rest; a document that nobody scrolls through is no help.
constexpr std::size_t most_revisions = 20;

/// What was changed, and who vouches for it.
std::string change(const Sop& sop, const DocumentControl& control, const Revision& one) {
  std::string text = escape(one.subject);
  if (!control.is_alone) return text; // another document of the file may be meant
  const auto add = [&](Word said, const std::vector<std::string>& who) {
    if (who.empty()) return;
    text += fmt::format(" ({})", sop.filled(said, escape(fmt::format("{}", fmt::join(who, ", ")))));
  };
  add(Word::approved_in_commit, one.approved_by);
  add(Word::reviewed_in_commit, one.reviewed_by);
  return text;
}

std::vector<std::string> revisions(const Sop& sop, const DocumentControl& control) {
  std::vector<std::string> rows;
  for (const Revision& one :
       control.revisions.first(std::min(control.revisions.size(), most_revisions))) {
    if (rows.empty())
      add_columns(sop, {Word::date, Word::who, Word::what_changed, Word::commit}, rows);
    rows.push_back(fmt::format("| {} | {} | {} | {} |", sop.text(one.date),
                               one.author.empty() ? std::string("–") : escape(one.author),
                               change(sop, control, one), escape(one.commit.substr(0, 10))));
  }
  return rows;
}

void add_revisions(Sop& sop, const DocumentControl& control) {
  if (control.revisions.empty()) return section(sop, 2, Word::history, {});
  const FileId file = sop.checked.model[sop.outline.workflow].span.file;
  std::string_view path = sop.checked.model.source(file).path();
  path.remove_prefix(path.rfind('/') + 1); // folders differ from machine to machine
  std::string remark = sop.filled(Word::changes_of_file, escape(path));
  if (control.revisions.size() > most_revisions)
    remark += sop.filled(Word::older_ones, control.revisions.size() - most_revisions);
  if (control.revisions_are_cut) remark += fmt::format(" {}", sop.word(Word::history_cut));
  sop.page.heading(2, sop.word(Word::history));
  sop.page.block(remark);
  sop.page.rows(revisions(sop, control));
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
    if (rows.empty()) add_columns(sop, {Word::date, Word::what, Word::by_column}, rows);
    const std::string by =
        event.what->by ? escape(sop.outliner.named(*event.what->by).text) : std::string("–");
    std::string what(sop.word(event.approved ? Word::approved : Word::reviewed));
    if (sop.checked.today < event.what->date)
      what += fmt::format(" ({})", sop.word(Word::still_to_come));
    rows.push_back(fmt::format("| {} | {} | {} |", sop.text(event.what->date), what, by));
  }
  return rows;
}

/// A line for everybody who does a part of the work.
std::vector<std::string> sheet(const Sop& sop) {
  std::vector<std::string> rows;
  for (const Signatory& one : signatories(sop.checked.model, sop.outliner, sop.outline))
    rows.push_back(fmt::format("| {} |{} | | |", escape(one.role),
                               one.person.empty() ? "" : " " + escape(one.person)));
  if (!rows.empty()) add_columns(sop, {Word::role, Word::name, Word::date, Word::signature}, rows);
  return rows;
}

} // namespace

void add_records(Sop& sop) {
  const DocumentControl control = document_control(sop.checked, sop.outline.workflow);
  add_revisions(sop, control);
  section(sop, 2, Word::review_history, reviews(sop));
  section(sop, 2, Word::sign_off, sheet(sop));
  sop.page.block(fmt::format("*{}*", sop.word(Word::compare_version)));
}

} // namespace waymark::sop_parts
