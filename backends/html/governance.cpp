#include "html/governance.hpp"

#include "compiler/values.hpp"
#include "grammar/unicode.hpp"

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
  std::string who;
  for (const std::string& name : names) who += (who.empty() ? "" : ", ") + name;
  return joined({text(who + ","), page.say(Word::recorded_in),
                 element("code", text(short_commit(revision))), page.say(Word::of_date),
                 page.date(revision.date)});
}

Html authors(const DocumentControl& control) {
  std::string names;
  for (const std::string_view author : control.authors) {
    names += names.empty() ? "" : ", ";
    names += author;
  }
  return text(names);
}

Html version(const Page& page, const DocumentControl& control) {
  if (!control.version.empty()) return text(control.version);
  if (control.last_change == nullptr) return {};
  return joined(
      {page.say(Word::change), element("code", text(short_commit(*control.last_change)))});
}

} // namespace

Html status_badges(const Page& page, const DocumentControl& control) {
  Html badges;
  if (control.approved == nullptr) {
    badges += badge("status-draft", page.say(Word::draft));
  } else {
    badges += badge("status-approved",
                    joined({page.say(Word::approved), page.date(control.approved->date)}));
  }
  if (control.changed_since_approval) {
    badges += badge("status-draft",
                    joined({page.say(Word::changed_since), page.date(control.last_change->date)}));
  }
  if (control.review_overdue) {
    badges += badge("status-overdue",
                    joined({page.say(Word::review_overdue), page.date(*control.next_review)}));
  }
  return badges;
}

void add_governance(Facts& facts, const Page& page, const DocumentControl& control) {
  facts.add(Word::version, version(page, control));
  if (control.effective) facts.add(Word::effective, page.date(*control.effective));
  facts.add(Word::authors, authors(control));
  if (control.approved) {
    facts.add(Word::approved, approval(page, *control.approved));
  } else if (control.approval_commit) {
    facts.add(Word::approval_in_git,
              in_git(page, *control.approval_commit, control.approval_commit->approved_by));
  }
  if (control.reviewed) {
    facts.add(Word::last_review, approval(page, *control.reviewed));
  } else if (control.review_commit) {
    facts.add(Word::review_in_git,
              in_git(page, *control.review_commit, control.review_commit->reviewed_by));
  }
  if (control.next_review) {
    facts.add(Word::next_review, page.date(*control.next_review));
  }
  if (control.last_change) {
    std::vector<Html> change{page.date(control.last_change->date), page.say(Word::by),
                             text(control.last_change->author)};
    if (control.uncommitted) change.push_back(badge("status-draft", page.say(Word::uncommitted)));
    facts.add(Word::last_changed, joined(change));
  } else if (control.uncommitted) {
    facts.add(Word::last_changed, badge("status-draft", page.say(Word::not_committed)));
  }
}

void add_history(Page& page, const DocumentControl& control) {
  if (control.revisions.empty()) {
    return;
  }
  Html rows;
  const std::size_t shown = std::min(control.revisions.size(), most_revisions);
  for (const Revision& revision : control.revisions.first(shown)) {
    rows += row(cell(page.date(revision.date)) + cell(text(revision.author)) +
                cell(text(revision.subject)) + cell(element("code", text(short_commit(revision)))));
  }
  Html content = table(page.word(Word::history_of_file),
                       {{page.say(Word::date)},
                        {page.say(Word::who)},
                        {page.say(Word::what_changed), "first"},
                        {page.say(Word::commit)}},
                       rows);
  if (const std::size_t older = control.revisions.size() - shown; older > 0) {
    content += element("p", {{"class", "where"}},
                       text(page.count(older, Word::older_one, Word::older_many)));
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
  if (events.empty()) {
    return;
  }
  std::ranges::stable_sort(
      events, [](const Event& a, const Event& b) { return b.what->date < a.what->date; });
  Html items;
  for (const Event& event : events) {
    items += element("li", joined({page.say(event.kind), approval(page, *event.what)}));
  }
  page.add_section("reviews", page.say(Word::review_history),
                   element("ul", {{"class", "history"}}, items));
}

void add_sign_off(Page& page, const Outline& outline) {
  const Model& model = page.site().model;
  Html rows;
  const auto line = [&](std::string_view role, std::string_view person) {
    rows += row(cell(text(role)) + cell(text(person)) + cell({}) + cell({}));
  };
  for (const Participant& who : outline.participants) {
    if (who.performs && who.is_follower) {
      line(capitalize(who.who.text), {});
    } else if (who.performs && model.is(who.who.declaration, DeclarationKind::role)) {
      const auto& persons = model.role(who.who.declaration).persons;
      for (const Text& person : persons) line(who.who.text, person.value);
      if (persons.empty()) line(who.who.text, {});
    }
  }
  if (!rows.empty()) {
    page.add(element("section", {{"class", "sign-off"}},
                     element("h2", page.say(Word::sign_off)) +
                         element("p", page.say(Word::sign_off_text)) +
                         table(page.word(Word::sign_off),
                               {{page.say(Word::role)},
                                {page.say(Word::name)},
                                {page.say(Word::date)},
                                {page.say(Word::signature)}},
                               rows)));
  }
}

std::string revision_name(const Language& words, const DocumentControl& control) {
  if (!control.version.empty()) {
    return fmt::format("{} {}", words.word(Word::version), control.version);
  }
  if (!control.last_change) return {};
  const std::string change =
      fmt::format("{} {} ({})", words.word(Word::change), short_commit(*control.last_change),
                  words.text(control.last_change->date));
  return control.uncommitted ? words.filled(Word::changed_since_commit, change) : change;
}

} // namespace waymark::html
