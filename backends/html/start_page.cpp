#include "backends/document_control.hpp"
#include "html/figure.hpp"
#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/uses.hpp"
#include "listing.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// The start page names the first few; the page of gaps has all.
constexpr std::size_t most_gaps = 6;
constexpr std::size_t most_persons = 4;

Html process_entry(const Page& page, DeclarationId id) {
  Html workflows;
  for (const DeclarationId workflow : workflows_in(page.site(), id)) {
    workflows += element("li", page.link(workflow));
  }
  Html content = page.link(id);
  if (!workflows.empty()) {
    content += element("ul", workflows);
  }
  return element("li", content);
}

Html processes_of(const Page& page, const System& system) {
  Html entries;
  for (const DeclarationId process : system.processes) entries += process_entry(page, process);
  return entries.empty() ? Html{} : element("ul", {{"class", "tree"}}, entries);
}

/// A system with everything in it; systems inside it follow one another, in reading order.
Html system_card(const Page& page, DeclarationId top, std::vector<bool>& shown) {
  const Model& model = page.site().model;
  Html content;
  std::vector<DeclarationId> open{top};
  while (!open.empty()) {
    const DeclarationId id = open.back();
    open.pop_back();
    if (shown[index(id)]) {
      continue;
    }
    shown[index(id)] = true;
    const System& system = model.system(id);
    content += id == top ? element("h3", page.link(id)) : element("h4", page.link(id));
    if (id == top && system.purpose.given()) {
      content += element("p", text(system.purpose.value));
    }
    content += processes_of(page, system);
    open.insert(open.end(), system.systems.rbegin(), system.systems.rend());
  }
  return element("li", {{"class", "card"}}, content);
}

void add_contents(Page& page) {
  const Site& site = page.site();
  std::vector<bool> shown(site.model.declarations.size(), false);
  Html cards;
  for (const DeclarationId system : site.order.top_systems) {
    cards += system_card(page, system, shown);
  }
  const auto loose = [&](Word heading, const Html& entries) {
    if (!entries.empty()) {
      cards +=
          element("li", {{"class", "card loose"}},
                  element("h3", page.say(heading)) + element("ul", {{"class", "tree"}}, entries));
    }
  };
  Html processes;
  for (const DeclarationId process : site.order.loose_processes) {
    processes += process_entry(page, process);
  }
  loose(Word::without_system, processes);
  Html workflows;
  for (const DeclarationId workflow : site.order.loose_workflows) {
    workflows += element("li", page.link(workflow));
  }
  loose(Word::without_process, workflows);
  Html procedures;
  for (const DeclarationId procedure : site.order.procedures) {
    procedures += element("li", page.link(procedure));
  }
  loose(Word::procedures, procedures);
  if (!cards.empty()) {
    page.add_section("contents", page.say(Word::contents),
                     element("ul", {{"class", "cards wide"}}, cards));
  }
}

/// Their names, or how many they are.
std::string persons_of(const Site& site, const Role& role) {
  if (role.persons.size() > most_persons) {
    return site.count(role.persons.size(), Word::person_one, Word::person_many);
  }
  return listed(role.persons, &Text::value);
}

void add_roles(Page& page) {
  Html chips;
  for (const Role& role : page.site().model.roles) {
    Html content = page.link(role.self);
    if (!role.persons.empty()) {
      content += element("span", {{"class", "where"}}, text(persons_of(page.site(), role)));
    }
    chips += element("li", content);
  }
  if (!chips.empty()) {
    page.add_section("your-work", page.say(Word::find_your_work),
                     element("ul", {{"class", "chips"}}, chips));
  }
}

/// The worst first, then in reading order. Overdue reviews are listed by themselves.
std::vector<std::uint32_t> most_urgent(const std::vector<Finding>& findings) {
  std::vector<std::uint32_t> chosen;
  for (const Severity severity : {Severity::error, Severity::warning}) {
    for (std::uint32_t at = 0; at < findings.size() && chosen.size() < most_gaps; ++at) {
      if (findings[at].severity == severity && findings[at].check != Check::review_overdue) {
        chosen.push_back(at);
      }
    }
  }
  return chosen;
}

/// What is to be reviewed and never was.
struct Unreviewed {
  std::size_t count = 0;
  std::optional<Date> first_due{};
};

Unreviewed never_reviewed(const CheckedModel& checked) {
  Unreviewed all;
  for (const Workflow& workflow : checked.model.workflows) {
    const DocumentControl control = document_control(checked, workflow.self);
    if (!control.was_never_reviewed() || control.review_overdue) continue;
    ++all.count;
    if (control.next_review && (!all.first_due || *control.next_review < *all.first_due))
      all.first_due = control.next_review;
  }
  return all;
}

std::size_t drafts_in(const CheckedModel& checked) {
  return static_cast<std::size_t>(
      std::ranges::count_if(checked.model.workflows, [&](const Workflow& workflow) {
        return document_control(checked, workflow.self).approved == nullptr;
      }));
}

std::string said_of(const Page& page, const Unreviewed& unreviewed) {
  const Language& words = page.words();
  std::string said = unreviewed.count == 1
                         ? std::string(words.word(Word::page_never_reviewed))
                         : words.filled(Word::pages_never_reviewed, unreviewed.count);
  if (unreviewed.first_due)
    said += words.filled(Word::first_review_due, words.text(*unreviewed.first_due));
  return said;
}

/// The longest overdue first.
std::vector<std::pair<Date, DeclarationId>> overdue_reviews(const Site& site) {
  std::vector<std::pair<Date, DeclarationId>> overdue;
  for (const DeclarationId id : site.order.pages) {
    const DeclarationKind kind = site.model[id].kind;
    if (kind != DeclarationKind::workflow && kind != DeclarationKind::procedure) continue;
    const DocumentControl control = document_control(site.checked, id);
    if (control.review_overdue) overdue.emplace_back(*control.next_review, id);
  }
  std::ranges::stable_sort(overdue, {}, &std::pair<Date, DeclarationId>::first);
  return overdue;
}

void add_attention(Page& page) {
  const CheckedModel& checked = page.site().checked;
  const auto urgent = most_urgent(checked.findings);
  const std::vector<std::pair<Date, DeclarationId>> all_overdue = overdue_reviews(page.site());
  Html overdue;
  for (const auto& [due, id] :
       std::span(all_overdue).first(std::min(all_overdue.size(), most_gaps)))
    overdue += element(
        "li", badge("status-overdue", page.say(Word::review_overdue) + text(" ") + page.date(due)) +
                  text(" ") + page.link(id));
  Html content;
  if (!overdue.empty()) {
    content += element("ul", {{"class", "gaps"}}, overdue);
  }
  if (all_overdue.size() > most_gaps) {
    content += element("p", element("a", {href(page.to(reviews_page))},
                                    page.own(fmt::format("{} ({})", page.word(Word::all_overdue),
                                                         all_overdue.size()))));
  }
  if (!urgent.empty()) {
    content += gap_list(page, urgent, GapSubject::named);
  }
  const Unreviewed unreviewed = never_reviewed(checked);
  if (unreviewed.count > 0) {
    content += element(
        "p", element("a", {href(page.to(reviews_page))}, page.own(said_of(page, unreviewed))));
  }
  const std::size_t drafts = drafts_in(checked);
  if (drafts > 0) {
    const std::string said = drafts == 1 ? std::string(page.word(Word::drafts_one))
                                         : page.words().filled(Word::drafts_many, drafts);
    content += element("p", element("a", {href(page.to(workflows_page))}, page.own(said)));
  }
  if (drafts == 0 && urgent.empty() && overdue.empty() && unreviewed.count == 0) {
    content += element("p", {{"class", "all-well"}}, page.say(Word::nothing_open));
  }
  if (checked.findings.size() > urgent.size()) {
    content += element("p", element("a", {href(page.to(gaps_page))},
                                    page.own(fmt::format("{} ({})", page.word(Word::all_gaps),
                                                         checked.findings.size()))));
  }
  page.add_section("attention", page.say(Word::needs_attention), content);
}

Html size_line(const Site& site) {
  const Model& model = site.model;
  const auto procedures =
      static_cast<std::size_t>(std::ranges::count_if(model.workflows, &Workflow::is_procedure));
  Html line;
  const auto part = [&](std::size_t number, Word one, Word many) {
    if (number > 0) {
      line += element("span", {{"class", "part"}}, site.own(site.count(number, one, many)));
    }
  };
  part(model.systems.size(), Word::system_one, Word::system_many);
  part(model.processes.size(), Word::process_one, Word::process_many);
  part(model.workflows.size() - procedures, Word::workflow_one, Word::workflow_many);
  part(procedures, Word::procedure_one, Word::procedure_many);
  part(model.roles.size(), Word::role_one, Word::role_many);
  return line;
}

} // namespace

FinishedPage render_start(const Site& site, const Drawing* drawing) {
  Page page(site, start_page, site.word(Word::start));
  const Text& company = site.model.handbook.company;
  page.add(page_header(company.given() ? text(company.value) : site.say(Word::handbook),
                       text(site.title), size_line(site)));
  add_roles(page);
  add_contents(page);
  add_attention(page);
  if (const Html picture = figure(page, drawing, Word::landscape_text, "contents");
      !picture.empty()) {
    page.add_section("landscape", site.say(Word::landscape), picture);
  }
  return std::move(page).finish();
}

} // namespace waymark::html
