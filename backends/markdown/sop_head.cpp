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

std::string person_of(const Sop& sop, const std::optional<Reference>& by) {
  return by ? " by " + escape(sop.outliner.named(*by).text) : "";
}

std::string owner(const Sop& sop) {
  if (!sop.workflow.owner) return "Nobody yet";
  const Named named = sop.outliner.named(*sop.workflow.owner);
  std::string text = escape(named.text);
  if (!sop.checked.model.is(named.declaration, DeclarationKind::role)) return text;
  std::string persons;
  for (const Text& person : sop.checked.model.role(named.declaration).persons)
    persons += (persons.empty() ? "" : ", ") + escape(person.value);
  return persons.empty() ? text : text + " (" + persons + ")";
}

std::string commit(const Revision& revision) {
  return escape(revision.commit.substr(0, 10));
}

std::string version(const DocumentControl& control) {
  if (!control.version.empty()) return escape(control.version);
  if (!control.last_change) return "Not recorded";
  return fmt::format("Change {} of {}", commit(*control.last_change),
                     to_text(control.last_change->date));
}

/// Only `approved` in the source approves; that it is older than the text, readers must know.
std::string status(const Sop& sop, const DocumentControl& control) {
  std::string text = control.approved ? "Approved " + dated(sop, *control.approved)
                                      : "Draft (approval not recorded)";
  if (control.changed_since_approval)
    text += fmt::format("; its file was changed since, on {}", to_text(control.last_change->date));
  if (control.review_overdue)
    text += fmt::format("; **review overdue since {}**", to_text(*control.next_review));
  return text;
}

std::string last_change(const DocumentControl& control) {
  if (!control.last_change) return {};
  return fmt::format("{} by {}", to_text(control.last_change->date),
                     escape(control.last_change->author));
}

std::string authors(const DocumentControl& control) {
  std::string text;
  for (const std::string_view author : control.authors)
    text += (text.empty() ? "" : ", ") + escape(author);
  return text;
}

/// What a commit says is evidence, not a decision of the document's own.
std::string in_git(const Revision* revision, std::vector<std::string> Revision::*who) {
  if (!revision) return {};
  std::string text;
  for (const std::string& name : revision->*who) text += (text.empty() ? "" : ", ") + escape(name);
  return fmt::format("{}, recorded in commit {} of {}", text, commit(*revision),
                     to_text(revision->date));
}

std::string next_review(const DocumentControl& control) {
  if (!control.review_every) return {};
  std::string every = to_text(*control.review_every);
  if (control.review_every->low == 1 && every.starts_with("1 ")) every.erase(0, 2);
  return control.next_review ? fmt::format("{} (every {})", to_text(*control.next_review), every)
                             : fmt::format("No date yet: every {}, but never reviewed", every);
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

void add_control_table(Sop& sop) {
  const DocumentControl control = document_control(sop.checked, sop.outline.workflow);
  std::vector<std::string> rows;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty() || sop.strict) rows.push_back(row(name, value.empty() ? "–" : value));
  };
  rows.push_back(
      row("Document", control.number.empty()
                          ? "`" + std::string(sop.checked.model[sop.outline.workflow].id) + "`"
                          : escape(control.number)));
  rows.push_back("|---|---|");
  add("Version", version(control));
  add("Effective", control.effective ? to_text(*control.effective) : "");
  add("Status", status(sop, control));
  add("Owner", owner(sop));
  add("Written by", authors(control));
  add("Last changed", last_change(control));
  if (!control.approved)
    add("Approval in git", in_git(control.approval_commit, &Revision::approved_by));
  add("Reviewed", control.reviewed ? dated(sop, *control.reviewed) : "");
  if (!control.reviewed)
    add("Review in git", in_git(control.review_commit, &Revision::reviewed_by));
  add("Next review", next_review(control));
  if (const std::string process = served(sop); !process.empty())
    rows.push_back(row("Part of", process));
  if (sop.workflow.happens)
    rows.push_back(row("How often", escape(to_text(*sop.workflow.happens))));
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
  if (!rows.empty()) rows.push_back("");
  rows.push_back(after.result.given() ? fmt::format("Starts when {} has ended with {}.", name,
                                                    markdown::strong(after.result.value))
                                      : fmt::format("Starts when {} has ended.", name));
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
    others.insert(others.begin(), "* As planned, with the last step");
  add_list(rows, rows.empty() ? "It can end like this:" : "It can also end like this:", others);
  std::vector<std::string> next;
  for (const Successor& successor : sop.outline.successors) {
    const std::string link = "* " + sop_link(sop, successor.workflow);
    next.push_back(successor.result.empty()
                       ? link
                       : fmt::format("{}, after {}", link, markdown::strong(successor.result)));
  }
  add_list(rows, "What starts then:", next);
  return rows;
}

std::vector<std::string> one(const Text& text) {
  if (!text.given()) return {};
  return {escape_block(text.value)};
}

} // namespace

std::string dated(const Sop& sop, const Approval& approval) {
  return to_text(approval.date) + person_of(sop, approval.by);
}

void add_head(Sop& sop) {
  sop.page.heading(1, escape(sop.checked.model[sop.outline.workflow].title));
  add_control_table(sop);
  for (const Instruction& text : sop.outline.introduction)
    sop.page.block(author_text(sop, text.text));
  section(sop, 2, "Purpose", one(sop.workflow.purpose));
  section(sop, 2, "Scope", one(sop.workflow.scope));
  section(sop, 2, "Trigger", trigger(sop));
  section(sop, 2, "Outcome", outcome(sop));
}

} // namespace waymark::sop_parts
