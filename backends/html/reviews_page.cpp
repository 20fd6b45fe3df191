#include "backends/document_control.hpp"
#include "html/governance.hpp"
#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/review_calendar.hpp"

#include "compiler/values.hpp"

#include <algorithm>
#include <array>
#include <chrono>

// The calendar of reviews: what is due when, who sees to it, and what nobody will ever be asked
// about.
namespace waymark::html {

namespace {

struct Entry {
  DeclarationId id{};
  DocumentControl control;
};

enum class When : std::uint8_t { overdue, soon, later, never, without };

When when(const Site& site, const DocumentControl& control) {
  if (!control.review_every) return When::without;
  if (!control.next_review) return When::never;
  if (control.review_overdue) return When::overdue;
  const auto days =
      std::chrono::sys_days(*control.next_review) - std::chrono::sys_days(site.checked.today);
  return days <= std::chrono::days(90) ? When::soon : When::later;
}

Html entry_row(const Page& page, const Entry& entry) {
  const Workflow& workflow = page.site().model.workflow(entry.id);
  const DocumentControl& control = entry.control;
  return row(cell(page.link(entry.id), "first") +
             labelled_cell(page, Word::owner, page.link(workflow.owner)) +
             labelled_cell(page, Word::happens,
                           control.review_every
                               ? page.own(page.words().every(*control.review_every))
                               : Html{}) +
             labelled_cell(page, Word::last_review,
                           control.reviewed       ? page.date(control.reviewed->date)
                           : control.review_every ? page.say(Word::never)
                                                  : Html{}) +
             labelled_cell(page, Word::last_changed,
                           control.last_change ? page.date(control.last_change->date) : Html{}) +
             labelled_cell(page, Word::due,
                           control.next_review ? page.date(*control.next_review) : Html{}));
}

void add_group(Page& page, std::string_view anchor, Word heading, std::vector<Entry> entries) {
  if (entries.empty()) {
    return;
  }
  std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
    return a.control.next_review < b.control.next_review;
  });
  Html rows;
  for (const Entry& entry : entries) rows += entry_row(page, entry);
  page.add_section(anchor, page.say(heading),
                   stacked_table(page.label(heading),
                                 {{page.say(Word::review_of), "first"},
                                  {page.say(Word::owner)},
                                  {page.say(Word::happens)},
                                  {page.say(Word::last_review)},
                                  {page.say(Word::last_changed)},
                                  {page.say(Word::due)}},
                                 rows));
}

} // namespace

FinishedPage render_reviews(const Site& site) {
  Page page(site, reviews_page, site.word(Word::reviews));
  page.add(
      page_header(site.say(Word::handbook), site.say(Word::reviews), site.say(Word::reviews_lead)));
  std::array<std::vector<Entry>, 5> groups;
  for (const DeclarationId id : site.order.pages) {
    const DeclarationKind kind = site.model[id].kind;
    if (kind == DeclarationKind::workflow || kind == DeclarationKind::procedure) {
      Entry entry{id, document_control(site.checked, id)};
      groups[static_cast<std::size_t>(when(site, entry.control))].push_back(std::move(entry));
    }
  }
  const bool any_due = std::any_of(groups.begin(), groups.begin() + 3,
                                   [](const std::vector<Entry>& group) { return !group.empty(); });
  if (any_due) {
    page.add(
        element("p", element("a", {href(page.to(calendar_file))}, site.say(Word::as_calendar))));
  }
  constexpr std::array<std::pair<std::string_view, Word>, 5> headings{
      {{"overdue", Word::reviews_overdue},
       {"soon", Word::reviews_soon},
       {"later", Word::reviews_later},
       {"never", Word::reviews_never},
       {"without", Word::reviews_without}}};
  for (std::size_t at = 0; at < groups.size(); ++at) {
    add_group(page, headings[at].first, headings[at].second, std::move(groups[at]));
  }
  return std::move(page).finish();
}

} // namespace waymark::html
