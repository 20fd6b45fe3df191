#include "html/governance.hpp"

#include "backends/signatories.hpp"
#include "compiler/values.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// Git has the rest; a list that nobody scrolls through is no help.
constexpr std::size_t most_revisions = 20;

Html joined(const std::vector<Html>& parts) {
  Html result;
  for (const Html& part : parts) {
    if (!result.empty()) result += text(" ");
    result += part;
  }
  return result;
}

std::string short_commit(const Revision& revision) {
  return revision.commit.substr(0, 10);
}

Html approval(const Page& page, const Approval& approval) {
  return approval.by
             ? joined({page.date(approval.date), page.say(Word::by), page.link(approval.by)})
             : page.date(approval.date);
}

/// Evidence from git, not a decision of the document's own.
Html in_git(const Page& page, const Revision& revision, const std::vector<std::string>& names) {
  return joined({text(fmt::format("{},", fmt::join(names, ", "))), page.say(Word::recorded_in),
                 element("code", text(short_commit(revision))), page.say(Word::of_date),
                 page.date(revision.date)});
}

Html authors(const DocumentControl& control) {
  return text(fmt::format("{}", fmt::join(control.authors, ", ")));
}

/// In a strict document every field stands, with what it has.
void add(Facts& facts, const Page& page, Word label, const Html& value) {
  const bool is_strict = page.site().model.handbook.sop_strict;
  facts.add(label, value.empty() && is_strict ? text("–") : value);
}

Html next_review(const Page& page, const DocumentControl& control) {
  if (!control.review_every) return {};
  const std::string every = page.words().every(*control.review_every);
  if (!control.next_review) return page.own(page.words().filled(Word::never_reviewed, every));
  const std::string why = control.reviewed ? every : page.words().filled(Word::first_review, every);
  return page.date(*control.next_review) + page.own(fmt::format(" ({})", why));
}

/// What was changed, and who vouches for it.
Html what_changed(const Page& page, const DocumentControl& control, const Revision& revision) {
  Html result = text(revision.subject);
  if (!control.is_alone) return result; // another document of the file may be meant
  const auto add_names = [&](Word said, const std::vector<std::string>& who) {
    if (!who.empty())
      result += text(
          fmt::format(" ({})", page.words().filled(said, fmt::format("{}", fmt::join(who, ", ")))));
  };
  add_names(Word::approved_in_commit, revision.approved_by);
  add_names(Word::reviewed_in_commit, revision.reviewed_by);
  return result;
}

Html version(const Page& page, const DocumentControl& control) {
  if (!control.version.empty()) return text(control.version);
  if (control.last_change == nullptr) return page.say(Word::not_recorded);
  return joined(
      {page.say(Word::change), element("code", text(short_commit(*control.last_change)))});
}

} // namespace

Html status_badges(const Page& page, const DocumentControl& control) {
  Html badges;
  if (control.approved == nullptr) {
    badges += badge("status-draft",
                    control.in_force()
                        ? page.own(page.words().filled(Word::draft_in_force,
                                                       page.words().text(*control.effective)))
                        : page.say(Word::draft));
  } else {
    badges += badge("status-approved",
                    joined({page.say(Word::approved), page.date(control.approved->date)}));
  }
  if (control.not_in_force) {
    badges += badge("status-draft",
                    joined({page.say(Word::not_in_force), page.date(*control.effective)}));
  }
  if (control.changed_since_approval) {
    badges += badge("status-draft", joined({page.say(Word::changed_since),
                                            page.date(control.changed_since_approval->date)}));
  }
  if (control.changes_since_not_known) {
    badges += badge("status-draft", page.say(Word::later_changes_not_known));
  }
  if (control.uncommitted) {
    badges += badge("status-draft",
                    page.say(control.last_change ? Word::uncommitted : Word::not_committed));
  }
  if (control.review_overdue) {
    badges += badge("status-overdue",
                    joined({page.say(Word::review_overdue), page.date(*control.next_review)}));
  }
  return badges;
}

void add_governance(Facts& facts, const Page& page, const DocumentControl& control) {
  add(facts, page, Word::version, version(page, control));
  add(facts, page, Word::effective, control.effective ? page.date(*control.effective) : Html{});
  add(facts, page, Word::authors, authors(control));
  if (control.approval_commit && !control.approved) {
    facts.add(Word::approval_in_git,
              in_git(page, *control.approval_commit, control.approval_commit->approved_by));
  } else {
    add(facts, page, Word::approved, control.approved ? approval(page, *control.approved) : Html{});
  }
  if (control.review_commit && !control.reviewed) {
    facts.add(Word::review_in_git,
              in_git(page, *control.review_commit, control.review_commit->reviewed_by));
  } else {
    add(facts, page, Word::last_review,
        control.reviewed ? approval(page, *control.reviewed) : Html{});
  }
  add(facts, page, Word::next_review, next_review(page, control));
  Html change;
  if (control.last_change) {
    std::vector<Html> parts{page.date(control.last_change->date), page.say(Word::by),
                            text(control.last_change->author)};
    if (control.uncommitted) parts.push_back(badge("status-draft", page.say(Word::uncommitted)));
    change = joined(parts);
  } else if (control.uncommitted) {
    change = badge("status-draft", page.say(Word::not_committed));
  }
  add(facts, page, Word::last_changed, change);
}

void add_history(Page& page, const DocumentControl& control, FileId file) {
  if (control.revisions.empty()) {
    add_standard_section(page, "history", Word::history, {});
    return;
  }
  Html rows;
  const std::size_t shown = std::min(control.revisions.size(), most_revisions);
  for (const Revision& revision : control.revisions.first(shown)) {
    rows +=
        row(labelled_cell(page, Word::date, page.date(revision.date)) +
            labelled_cell(page, Word::who, text(revision.author.empty() ? "–" : revision.author)) +
            labelled_cell(page, Word::what_changed, what_changed(page, control, revision)) +
            labelled_cell(page, Word::commit, element("code", text(short_commit(revision)))));
  }
  std::string_view path = page.site().sources.of(file);
  path.remove_prefix(path.rfind('/') + 1);
  Html content = element("p", {{"class", "where"}},
                         page.own(page.words().filled(Word::changes_of_file, path)));
  content += stacked_table(page.label(Word::history_of_file),
                           {{page.say(Word::date)},
                            {page.say(Word::who)},
                            {page.say(Word::what_changed), "first"},
                            {page.say(Word::commit)}},
                           rows);
  if (const std::size_t older = control.revisions.size() - shown; older > 0) {
    content += element("p", {{"class", "where"}},
                       page.own(page.count(older, Word::older_one, Word::older_many)));
  }
  if (control.revisions_are_cut) {
    content += element("p", {{"class", "where"}}, page.say(Word::history_cut));
  }
  page.add_section("history", page.say(Word::history), content);
}

void add_reviews(Page& page, const Workflow& workflow) {
  struct Event {
    const Approval* what = nullptr;
    Word kind{};
  };
  std::vector<Event> events;
  for (const Approval& one : workflow.approved) events.push_back({&one, Word::approved});
  for (const Approval& one : workflow.reviewed) events.push_back({&one, Word::reviewed});
  std::ranges::stable_sort(
      events, [](const Event& a, const Event& b) { return b.what->date < a.what->date; });
  Html items;
  for (const Event& event : events) {
    Html item = joined({page.say(event.kind), approval(page, *event.what)});
    if (page.site().checked.today < event.what->date) {
      item += text(" ") + badge("status-draft", page.say(Word::still_to_come));
    }
    items += element("li", item);
  }
  add_standard_section(page, "reviews", Word::review_history,
                       items.empty() ? Html{} : element("ul", {{"class", "history"}}, items));
}

void add_sign_off(Page& page, const Outline& outline) {
  Html rows;
  for (const Signatory& one : signatories(page.site().model, page.site().outliner, outline)) {
    rows += row(cell(text(one.role)) + cell(text(one.person)) + cell({}) + cell({}));
  }
  if (!rows.empty()) {
    page.add(element("section", {{"class", "sign-off"}},
                     element("h2", page.say(Word::sign_off)) +
                         element("p", page.say(Word::sign_off_text)) +
                         table(page.label(Word::sign_off),
                               {{page.say(Word::role)},
                                {page.say(Word::name)},
                                {page.say(Word::date)},
                                {page.say(Word::signature)}},
                               rows)));
  }
}

std::string revision_name(const Language& words, const DocumentControl& control) {
  if (!control.version.empty()) {
    std::string name = fmt::format("{} {}", words.word(Word::version), control.version);
    if (control.last_change) {
      name += fmt::format(" ({})", words.text(control.last_change->date));
      if (control.uncommitted) name = words.filled(Word::changed_since_commit, name);
    } else if (control.uncommitted) {
      name += fmt::format(" · {}", words.word(Word::not_committed));
    }
    return name;
  }
  if (!control.last_change)
    return control.uncommitted ? std::string(words.word(Word::not_committed)) : std::string();
  const std::string change =
      fmt::format("{} {} ({})", words.word(Word::change), short_commit(*control.last_change),
                  words.text(control.last_change->date));
  return control.uncommitted ? words.filled(Word::changed_since_commit, change) : change;
}

} // namespace waymark::html
