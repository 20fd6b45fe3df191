#include "backends/document_control.hpp"
#include "listing.hpp"
#include "markdown.hpp"
#include "sop_parts.hpp"

#include <algorithm>
#include <fmt/format.h>

// What stands above the work: the control table, and what the document is for.
namespace waymark::sop_parts {
namespace {

using markdown::escape;
using markdown::escape_block;

std::string row(std::string_view name, std::string_view value) {
  return fmt::format("| {} | {} |", name, value);
}

std::string owner(const Sop& sop) {
  if (!sop.workflow.owner) return std::string(sop.word(Word::nobody));
  const Named named = sop.outliner.named(*sop.workflow.owner);
  std::string text = escape(named.text);
  if (!sop.checked.model.is(named.declaration, DeclarationKind::role)) return text;
  const std::string persons = names(sop.checked.model.role(named.declaration).persons);
  return persons.empty() ? text : text + " (" + persons + ")";
}

std::string commit(const Revision& revision) {
  return escape(revision.commit.substr(0, 10));
}

std::string version(const Sop& sop, const DocumentControl& control) {
  if (!control.version.empty()) return escape(control.version);
  if (!control.last_change) return std::string(sop.word(Word::not_recorded));
  const std::string change = sop.filled(Word::change_of, commit(*control.last_change),
                                        sop.text(control.last_change->date));
  return control.uncommitted ? sop.filled(Word::changed_since_commit, change) : change;
}

/// Only `approved` in the source approves; that it is older than the text, readers must know.
std::string status(const Sop& sop, const DocumentControl& control) {
  std::string text = control.approved ? sop.filled(Word::approved_on, dated(sop, *control.approved))
                     : control.in_force()
                         ? sop.filled(Word::draft_status_in_force, sop.text(*control.effective))
                         : std::string(sop.word(Word::draft_status));
  if (control.not_in_force)
    text += fmt::format("{}**{} {}**", sop.word(Word::stop_then), sop.word(Word::not_in_force),
                        sop.text(*control.effective));
  if (control.changed_since_approval)
    text += sop.filled(Word::changed_since_on, sop.text(control.changed_since_approval->date));
  if (control.changes_since_not_known) text += sop.word(Word::changes_since_not_known);
  if (control.uncommitted)
    text += fmt::format("{}**{}**", sop.word(Word::stop_then),
                        sop.word(control.last_change ? Word::uncommitted : Word::not_committed));
  if (control.review_overdue)
    text += fmt::format("{}**{}**", sop.word(Word::stop_then),
                        sop.filled(Word::overdue_since, sop.text(*control.next_review)));
  return text;
}

std::string last_change(const Sop& sop, const DocumentControl& control) {
  if (!control.last_change)
    return std::string(control.uncommitted ? sop.word(Word::not_committed) : "");
  const std::string change = sop.filled(Word::by_whom, sop.text(control.last_change->date),
                                        escape(control.last_change->author));
  return control.uncommitted ? sop.filled(Word::changed_since_commit, change) : change;
}

std::string number(const Sop& sop, const DocumentControl& control) {
  std::string text = control.number.empty()
                         ? fmt::format("`{}`", sop.checked.model[sop.outline.workflow].id)
                         : escape(control.number);
  const std::string others = sop_links(sop, sop.outliner.namesakes(sop.outline.workflow));
  return others.empty()
             ? text
             : fmt::format("{} (**{}** {})", text, sop.word(Word::number_shared), others);
}

std::string authors(const DocumentControl& control) {
  return listed(control.authors, [](std::string_view author) { return escape(author); });
}

/// What a commit says is evidence, not a decision of the document's own.
std::string in_git(const Sop& sop, const Revision* revision,
                   std::vector<std::string> Revision::*who) {
  if (!revision) return {};
  const std::string people =
      listed(revision->*who, [](const std::string& name) { return escape(name); });
  return sop.filled(Word::recorded_in_commit, people, commit(*revision), sop.text(revision->date));
}

std::string next_review(const Sop& sop, const DocumentControl& control) {
  if (!control.review_every) return {};
  const std::string every = sop.language().every(*control.review_every);
  if (!control.next_review) return sop.filled(Word::never_reviewed, every);
  return sop.filled(Word::next_review_every, sop.text(*control.next_review),
                    control.reviewed ? every : sop.filled(Word::first_review, every));
}

/// "Lead generation (Marketing)".
std::string served(const Sop& sop) {
  const auto& realizes = sop.workflow.realizes;
  if (!realizes) return {};
  std::string text = escape(sop.outliner.named(*realizes).text);
  if (!sop.checked.model.is(realizes->target, DeclarationKind::process)) return text;
  const Process& process = sop.checked.model.process(realizes->target);
  if (!process.parent) return text;
  const std::string system = escape(sop.outliner.named(*process.parent).text);
  return system == text ? text : text + " (" + system + ")";
}

std::string how_often(const Sop& sop) {
  if (sop.workflow.happens) return escape(sop.text(*sop.workflow.happens));
  const std::string users = sop_links(sop, sop.outliner.used_in(sop.outline.workflow));
  const double runs = sop.outliner.monthly_runs(sop.outline.workflow);
  if (runs > 0)
    return fmt::format("{} ({} {})", sop.language().a_month(runs), sop.word(Word::often_in), users);
  if (sop.workflow.after) {
    const After& after = *sop.workflow.after;
    const std::string name = after.workflow.resolved()
                                 ? sop_link(sop, after.workflow.target)
                                 : escape(sop.outliner.named(after.workflow).text);
    std::string said = fmt::format("{} {}", sop.word(Word::often_after), name);
    if (after.result.given())
      said += fmt::format(" {} {}", sop.word(Word::with_result), escape(after.result.value));
    return said;
  }
  if (users.empty()) return std::string(sop.word(Word::not_known_yet));
  return fmt::format("{} {}", sop.word(Word::often_needed), users);
}

void add_control_table(Sop& sop) {
  const DocumentControl control = document_control(sop.checked, sop.outline.workflow);
  std::vector<std::string> rows;
  const auto add = [&](Word name, const std::string& value) {
    if (!value.empty() || sop.strict)
      rows.push_back(row(sop.word(name), value.empty() ? "–" : value));
  };
  rows.push_back(row(sop.word(Word::number), number(sop, control)));
  rows.push_back("|---|---|");
  add(Word::version, version(sop, control));
  add(Word::effective, control.effective ? sop.text(*control.effective) : "");
  add(Word::status, status(sop, control));
  add(Word::owner, owner(sop));
  add(Word::authors, authors(control));
  add(Word::last_changed, last_change(sop, control));
  const auto add_commit = [&](Word name, const std::string& value) {
    if (!value.empty()) rows.push_back(row(sop.word(name), value));
  };
  if (!control.approved)
    add_commit(Word::approval_in_git, in_git(sop, control.approval_commit, &Revision::approved_by));
  add(Word::last_review, control.reviewed ? dated(sop, *control.reviewed) : "");
  if (!control.reviewed)
    add_commit(Word::review_in_git, in_git(sop, control.review_commit, &Revision::reviewed_by));
  add(Word::next_review, next_review(sop, control));
  if (const std::string process = served(sop); !process.empty())
    rows.push_back(row(sop.word(Word::serves), process));
  rows.push_back(row(sop.word(Word::happens), how_often(sop)));
  sop.page.rows(rows);
}

std::vector<std::string> trigger(const Sop& sop) {
  std::vector<std::string> rows;
  if (sop.workflow.trigger.given()) rows.push_back(escape_block(sop.workflow.trigger.value));
  if (!sop.workflow.after) return rows;
  const After& after = *sop.workflow.after;
  const std::string name = after.workflow.resolved()
                               ? sop_link(sop, after.workflow.target)
                               : escape(sop.outliner.named(after.workflow).text);
  const bool starts_otherwise = !rows.empty();
  if (starts_otherwise) rows.push_back("");
  rows.push_back(
      after.result.given()
          ? sop.filled(starts_otherwise ? Word::or_starts_after_result : Word::starts_after_result,
                       name, markdown::strong(after.result.value))
          : sop.filled(starts_otherwise ? Word::or_starts_after : Word::starts_after, name));
  return rows;
}

/// Blank line, introduction, blank line, list.
void add_list(std::vector<std::string>& rows, std::string_view introduction,
              const std::vector<std::string>& list) {
  if (list.empty()) return;
  if (!rows.empty()) rows.emplace_back();
  rows.emplace_back(introduction);
  rows.emplace_back();
  rows.insert(rows.end(), list.begin(), list.end());
}

/// Other ends than the outcome, and what starts then, are worth a list.
std::vector<std::string> outcome(const Sop& sop) {
  std::vector<std::string> rows;
  if (sop.workflow.outcome.given()) rows.push_back(escape_block(sop.workflow.outcome.value));
  std::vector<std::string> others;
  for (const OutlineEnd& end : sop.outline.ends) {
    if (end.result.empty() || end.result == sop.workflow.outcome.value) continue;
    others.push_back("* " + escape_block(end.result));
  }
  const bool ends_plainly = std::ranges::any_of(
      sop.outline.ends, [](const OutlineEnd& end) { return end.result.empty(); });
  if (ends_plainly && rows.empty() && !others.empty())
    others.insert(others.begin(), fmt::format("* {}", sop.word(Word::as_planned)));
  const bool ends_as_said =
      ends_plainly || std::ranges::any_of(sop.outline.ends, [&](const OutlineEnd& end) {
        return end.result == sop.workflow.outcome.value;
      });
  add_list(rows, sop.word(rows.empty() || !ends_as_said ? Word::can_end : Word::can_also_end),
           others);
  std::vector<std::string> next;
  for (const Successor& successor : sop.outline.successors) {
    const std::string link = "* " + sop_link(sop, successor.workflow);
    next.push_back(successor.result.empty()
                       ? link
                       : sop.filled(Word::after_result, link, markdown::strong(successor.result)));
  }
  add_list(rows, sop.word(Word::starts_then), next);
  return rows;
}

std::vector<std::string> one(Sop& sop, const Text& text) {
  if (!text.given()) return {};
  return {plain_text_block(sop, text.value)};
}

} // namespace

std::string dated(const Sop& sop, const Approval& approval) {
  const std::string date = sop.text(approval.date);
  return approval.by
             ? sop.filled(Word::by_whom, date, escape(sop.outliner.named(*approval.by).text))
             : date;
}

void add_head(Sop& sop) {
  sop.page.heading(1, escape(sop.checked.model[sop.outline.workflow].title));
  add_control_table(sop);
  for (const Instruction& text : sop.outline.introduction)
    sop.page.block(author_text(sop, text.text));
  section(sop, 2, Word::purpose, one(sop, sop.workflow.purpose));
  section(sop, 2, Word::scope, one(sop, sop.workflow.scope));
  section(sop, 2, Word::trigger, trigger(sop));
  section(sop, 2, Word::outcome, outcome(sop));
}

} // namespace waymark::sop_parts
