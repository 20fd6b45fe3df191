#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/uses.hpp"

#include "compiler/values.hpp"
#include "listing.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace waymark::html {

namespace {

double to_a_tenth(double number) {
  return std::round(number * 10) / 10;
}

std::string hours(const Page& page, double hours) {
  const double least = 0.1;
  if (const double rounded = to_a_tenth(hours); rounded > 0)
    return page.words().text(Duration{rounded, rounded, TimeUnit::hour});
  return page.words().filled(Word::drawn_under,
                             page.words().text(Duration{least, least, TimeUnit::hour}));
}

Html work_a_month(const Page& page, const Role& role) {
  const RoleLoad* load = page.site().load_of(role.self);
  if (load == nullptr || load->hours == 0) return {};
  if (!load->available) return page.own(hours(page, load->hours));
  const double rounded = to_a_tenth(load->hours);
  return page.own(page.words().filled(
      Word::of_available, rounded > 0 ? page.words().text(rounded) : hours(page, load->hours),
      hours(page, *load->available)));
}

/// Its part of the work a month; empty if that cannot be counted.
std::string hours_in(const Page& page, DeclarationId role, DeclarationId workflow) {
  const RoleLoad* load = page.site().load_of(role);
  if (load == nullptr) return {};
  for (const WorkflowLoad& one : load->workflows)
    if (one.workflow == workflow && one.hours > 0) return hours(page, one.hours);
  return {};
}

Html overview(const Page& page, const Role& role) {
  Facts facts(page);
  facts.add(role.persons.size() == 1 ? Word::person : Word::persons, persons(role));
  facts.add(Word::department, role.department);
  if (role.backup) facts.add(Word::backup, page.link(role.backup));
  facts.add(Word::backup_for, page.links(page.site().relations.backs_up[index(role.self)]));
  if (role.hours_per_week) {
    facts.add(Word::hours, page.own(fmt::format("{} {}", page.words().text(*role.hours_per_week),
                                                page.word(Word::hours_per_week))));
  }
  facts.add(Word::work_a_month, work_a_month(page, role));
  facts.add(Word::handle, role.handle);
  return facts.html();
}

void add_references(Html& result, const Page& page, const Workflow& workflow, Range range) {
  for (const Reference& reference : workflow.list(range)) {
    if (!result.empty()) result += text(", ");
    result += page.link(page.site().outliner.named(reference));
  }
}

void add_approvals(Html& result, const Page& page, Word label, const Workflow& workflow,
                   Range approves) {
  Html documents;
  add_references(documents, page, workflow, approves);
  if (documents.empty()) return;
  if (!result.empty()) result += text("; ");
  result += page.say(label) + page.say(Word::colon) + documents;
}

/// What is needed, each beside whom it comes from.
Html received(const Page& page, const std::vector<Received>& all) {
  const auto said = [&](const Received& one) {
    const Html& document = page.link(one.document);
    if (one.from == DeclarationId::none) return document;
    return document + text(" (") + page.say(Word::from_whom) + text(" ") + page.link(one.from) +
           text(")");
  };
  return listed(all, said, text(", "));
}

/// To whom work goes on, and with what.
Html handings(const Page& page, const std::vector<Handing>& all) {
  const auto said = [&](const Handing& one) {
    const Html& to = page.link(one.to);
    return one.documents.empty() ? to : to + text(" (") + page.links(one.documents) + text(")");
  };
  return listed(all, said, text(", "));
}

/// One step of somebody's: what it is, what is needed and made, whom it comes from and goes on to.
Html work_row(const Page& page, const Use& use) {
  const Site& site = page.site();
  const ItemFacts& item = site.relations.item(site.model, use);
  const Workflow& workflow = site.model.workflow(use.workflow);
  const Work* work = workflow.work(item.statement);
  Html step = step_link(page, use);
  Html details;
  const auto detail = [&](const Html& content) {
    if (!details.empty()) details += text(" · ");
    details += content;
  };
  if (!item.stage.empty()) detail(text(item.stage));
  if (!item.takes.empty()) detail(page.own(item.takes));
  if (const Deadline* within = work != nullptr ? workflow.within(*work) : nullptr) {
    detail(page.say(Word::within) + text(" ") + page.own(page.words().text(within->duration)));
  }
  if (work != nullptr && work->follow) {
    detail(page.say(Word::follow) + page.say(Word::colon) + page.link(work->follow));
  }
  step += element("span", {{"class", "where"}}, details);
  // What a wait brings comes from whom one waits for.
  const bool awaits = item.awaited != DeclarationId::none;
  Html gets;
  Html gives;
  if (work != nullptr) {
    gets = received(page, item.received);
    add_references(awaits ? gets : gives, page, workflow, work->makes);
    add_approvals(gets, page, Word::to_approve, workflow, work->approves);
    add_approvals(gives, page, Word::approved, workflow, work->approves);
  }
  return row(cell(step, "first") + labelled_cell(page, Word::gets, gets) +
             labelled_cell(page, Word::receives_from,
                           awaits ? page.link(item.awaited) : page.links(item.from)) +
             labelled_cell(page, Word::gives, gives) +
             labelled_cell(page, Word::hands_to, handings(page, item.to)));
}

/// The place of the workflow whose uses begin at `first`.
std::string work_anchor(std::size_t first) {
  return fmt::format("work.{}", first + 1);
}

/// Lists the workflows under the section of the work.
void add_places(Page& page, const std::vector<Use>& uses) {
  for (std::size_t at = 0; at < uses.size(); ++at) {
    if (at == 0 || uses[at].workflow != uses[at - 1].workflow) {
      page.add_place(work_anchor(at), page.site().title_of(uses[at].workflow));
    }
  }
}

Html unknown_frequency(const Page& page) {
  return page.say(Word::happens) + page.say(Word::colon) + page.say(Word::not_known_yet);
}

/// All that somebody does, by workflow.
Html work_by_workflow(const Page& page, DeclarationId who, const std::vector<Use>& uses) {
  const Site& site = page.site();
  MarkupWriter result;
  for (std::size_t first = 0; first < uses.size();) {
    const DeclarationId workflow = uses[first].workflow;
    Html rows;
    const std::string anchor = work_anchor(first);
    std::size_t last = first;
    for (; last < uses.size() && uses[last].workflow == workflow; ++last) {
      rows += work_row(page, uses[last]);
    }
    Html heading = page.link(workflow);
    const Html often = how_often(page, workflow);
    heading += text(" ") + badge("often", often.empty() ? unknown_frequency(page) : often);
    if (const std::string work = hours_in(page, who, workflow); !work.empty()) {
      Html hours = page.own(page.words().filled(Word::per, work, page.word(Word::month)));
      const auto& items = site.relations.items[site.model[workflow].index];
      if (std::ranges::find(items, ItemKind::for_each, &ItemFacts::kind) != items.end())
        hours += text(", ") + page.say(Word::each_round_once);
      heading += text(" ") + badge("often", hours);
    }
    result.open("div", {{"class", "work stacked"}, {"id", anchor}});
    result.add(element("h3", heading));
    result.add(table({site.title_of(workflow)},
                     {{page.say(Word::my_step), "first"},
                      {page.say(Word::gets)},
                      {page.say(Word::receives_from)},
                      {page.say(Word::gives)},
                      {page.say(Word::hands_to)}},
                     rows));
    result.close();
    first = last;
  }
  return std::move(result).take();
}

/// What a party owes us, and who sees to it that it comes.
Html awaited_table(const Page& page, const std::vector<Use>& uses) {
  const Site& site = page.site();
  Html rows;
  for (const Use& use : uses) {
    const ItemFacts& item = site.relations.item(site.model, use);
    const Workflow& workflow = site.model.workflow(use.workflow);
    Html gives;
    if (const Work* work = workflow.work(item.statement)) {
      add_references(gives, page, workflow, work->makes);
    }
    rows +=
        row(cell(step_link(page, use), "first") +
            labelled_cell(page, Word::workflow, page.link(use.workflow)) +
            labelled_cell(page, Word::gives, gives) +
            labelled_cell(page, Word::who_watches,
                          item.performer == DeclarationId::none ? Html{}
                                                                : who_badge(page, item.performer)));
  }
  return stacked_table(page.label(Word::awaited),
                       {{page.say(Word::my_step), "first"},
                        {page.say(Word::workflow)},
                        {page.say(Word::gives)},
                        {page.say(Word::who_watches)}},
                       rows);
}

/// What a role answers for, by kind.
Html answers_for(const Page& page, DeclarationId role) {
  const Site& site = page.site();
  const auto list = [&](Word label, std::initializer_list<DeclarationKind> kinds) {
    Html items;
    for (const DeclarationId owned : site.relations.owned[index(role)]) {
      for (const DeclarationKind kind : kinds) {
        if (site.model.is(owned, kind)) {
          items += element("li", page.link(owned));
        }
      }
    }
    return items.empty() ? Html{}
                         : element("div", element("h3", page.say(label)) + element("ul", items));
  };
  return list(Word::systems, {DeclarationKind::system}) +
         list(Word::processes, {DeclarationKind::process}) +
         list(Word::workflows, {DeclarationKind::workflow}) +
         list(Word::procedures, {DeclarationKind::procedure}) +
         list(Word::tools, {DeclarationKind::tool}) +
         list(Word::documents, {DeclarationKind::document});
}

/// Steps that somebody else does, and this role answers for; what its own workflows say of all
/// their steps is said there.
Html answers_for_steps(const Page& page, DeclarationId role) {
  const Site& site = page.site();
  Html rows;
  for (const Use& use : uses_of(site, role, {UseKind::answers})) {
    const auto& owner = site.model.workflow(use.workflow).owner;
    if (owner && owner->target == role) continue;
    const DeclarationId performer = site.relations.item(site.model, use).performer;
    rows +=
        row(cell(step_link(page, use), "first") +
            labelled_cell(page, Word::workflow, page.link(use.workflow)) +
            labelled_cell(page, Word::performed_by,
                          performer == DeclarationId::none ? Html{} : who_badge(page, performer)));
  }
  if (rows.empty()) return {};
  return element("h3", page.say(Word::steps_of_others)) +
         stacked_table(page.label(Word::steps_of_others),
                       {{page.say(Word::my_step), "first"},
                        {page.say(Word::workflow)},
                        {page.say(Word::performed_by)}},
                       rows);
}

Html asked_and_told(const Page& page, const std::vector<Use>& uses) {
  Html rows;
  for (std::size_t at = 0; at < uses.size();) {
    const Use& use = uses[at];
    Html how;
    // Those of a step follow one another.
    for (; at < uses.size() && uses[at].workflow == use.workflow && uses[at].item == use.item;
         ++at) {
      if (!how.empty()) how += text(" ");
      how += uses[at].kind == UseKind::consulted ? badge("raci-consulted", page.say(Word::is_asked))
                                                 : badge("raci-informed", page.say(Word::is_told));
    }
    rows += row(cell(step_link(page, use), "first") +
                labelled_cell(page, Word::workflow, page.link(use.workflow)) + cell(how));
  }
  return stacked_table(
      page.label(Word::asked_and_told),
      {{page.say(Word::my_step)}, {page.say(Word::workflow)}, {page.say(Word::asked_and_told)}},
      rows);
}

void add_asked_and_told(Page& page, DeclarationId who) {
  const auto uses = uses_of(page.site(), who, {UseKind::consulted, UseKind::informed});
  if (!uses.empty()) {
    page.add_section("asked-and-told", page.say(Word::asked_and_told), asked_and_told(page, uses));
  }
}

} // namespace

FinishedPage render_role(const Site& site, DeclarationId id) {
  const Role& role = site.model.role(id);
  Page page(site, site.paths.page(id), site.title_of(id));
  page.set_subject(id);
  page.set_description(role.purpose.value);
  page.add(page_header(site.say(Word::role), text(site.title_of(id)), text(role.purpose.value)));
  page.add(overview(page, role));
  const auto work = uses_of(site, id, {UseKind::performs});
  page.add_section("my-work", site.say(Word::my_work),
                   work.empty() ? element("p", {{"class", "absent"}}, site.say(Word::no_work))
                                : work_by_workflow(page, id, work));
  add_places(page, work);
  const Html owned = answers_for(page, id);
  const Html steps = answers_for_steps(page, id);
  if (!owned.empty() || !steps.empty()) {
    page.add_section("answers-for", site.say(Word::answers_for),
                     (owned.empty() ? Html{} : element("div", {{"class", "columns"}}, owned)) +
                         steps);
  }
  add_asked_and_told(page, id);
  add_gaps_section(page, id);
  return std::move(page).finish();
}

FinishedPage render_party(const Site& site, DeclarationId id) {
  const Party& party = site.model.party(id);
  Page page(site, site.paths.page(id), site.title_of(id));
  page.set_subject(id);
  page.set_description(party.purpose.value);
  page.add(page_header(site.say(Word::party), text(site.title_of(id)), text(party.purpose.value)));
  const auto work = uses_of(site, id, {UseKind::performs});
  const auto awaited = uses_of(site, id, {UseKind::awaited});
  const bool is_named =
      !awaited.empty() || !uses_of(site, id, {UseKind::consulted, UseKind::informed}).empty();
  if (!work.empty() || !is_named) {
    page.add_section("their-part", site.say(Word::their_part),
                     work.empty()
                         ? element("p", {{"class", "absent"}}, site.say(Word::no_party_work))
                         : work_by_workflow(page, id, work));
  }
  add_places(page, work);
  if (!awaited.empty()) {
    page.add_section("awaited", site.say(Word::awaited), awaited_table(page, awaited));
  }
  add_asked_and_told(page, id);
  add_gaps_section(page, id);
  return std::move(page).finish();
}

} // namespace waymark::html
