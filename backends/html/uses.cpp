#include "html/uses.hpp"

#include "compiler/values.hpp"
#include "html/parts.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// Cards show the first few; the page of the workflow shows all.
constexpr std::size_t most_performers = 6;

std::vector<DeclarationId> performers(const Site& site, DeclarationId workflow) {
  std::vector<DeclarationId> found;
  for (const ItemFacts& item : site.relations.items[site.model[workflow].index]) {
    if (site.model.is(item.performer, DeclarationKind::role) &&
        std::ranges::find(found, item.performer) == found.end()) {
      found.push_back(item.performer);
      if (found.size() == most_performers) {
        break;
      }
    }
  }
  return found;
}

Html optional_badge(const Page& page, DeclarationId who) {
  return who == DeclarationId::none ? Html{} : who_badge(page, who);
}

/// And, of what is waited for, who sees to it that it comes.
Html made_by(const Page& page, const ItemFacts& item) {
  Html who = optional_badge(page, maker(item));
  if (item.awaited != DeclarationId::none && item.performer != DeclarationId::none) {
    who += element("span", {{"class", "where"}},
                   page.say(Word::who_watches) + page.say(Word::colon) + page.link(item.performer));
  }
  return who;
}

Html done_by(const Page& page, const Use& use, const ItemFacts& item) {
  if (item.is_followed) return page.links(page.site().outliner.followers(use.workflow));
  return optional_badge(page, item.performer);
}

} // namespace

std::vector<Use> uses_of(const Site& site, DeclarationId who,
                         std::initializer_list<UseKind> kinds) {
  std::vector<Use> found;
  for (const Use& use : site.relations.uses[index(who)]) {
    if (std::ranges::find(kinds, use.kind) != kinds.end()) {
      found.push_back(use);
    }
  }
  return found;
}

Html step_link(const Page& page, const Use& use) {
  const ItemFacts& item = page.site().relations.item(page.site().model, use);
  return element("span", {{"class", "count"}}, text(fmt::format("{}", use.item))) + text(" ") +
         page.link_item(use.workflow, use.item, text(item.title));
}

Html use_table(const Page& page, const SpokenLabel& label, const std::vector<Use>& uses,
               bool name_performer) {
  const Site& site = page.site();
  Html rows;
  for (const Use& use : uses) {
    const ItemFacts& item = site.relations.item(site.model, use);
    Html cells = cell(step_link(page, use), "first") + cell(page.link(use.workflow));
    if (name_performer) {
      cells += cell(use.kind == UseKind::makes ? made_by(page, item) : done_by(page, use, item));
    }
    rows += row(cells);
  }
  std::vector<Column> columns{{page.say(Word::my_step), "first"}, {page.say(Word::workflow)}};
  if (name_performer) {
    columns.push_back({page.say(Word::performed_by)});
  }
  return table(label, columns, rows);
}

Html how_often(const Page& page, DeclarationId workflow) {
  const Workflow& subject = page.site().model.workflow(workflow);
  if (subject.happens) return page.own(page.words().text(*subject.happens));
  const Html users = page.links(page.site().outliner.used_in(workflow));
  const double runs = page.site().outliner.monthly_runs(workflow);
  if (runs > 0) {
    return page.own(page.words().a_month(runs)) + text(" (") + page.say(Word::often_in) +
           text(" ") + users + text(")");
  }
  if (subject.after) {
    Html said = page.say(Word::often_after) + text(" ") + page.link(subject.after->workflow);
    if (subject.after->result.given()) {
      said +=
          text(" ") + page.say(Word::with_result) + text(" ") + text(subject.after->result.value);
    }
    return said;
  }
  return users.empty() ? Html{} : page.say(Word::often_needed) + text(" ") + users;
}

Html workflow_size(const Site& site, DeclarationId workflow) {
  const auto& items = site.relations.items[site.model[workflow].index];
  const auto steps = static_cast<std::size_t>(
      std::ranges::count(items, ItemKind::step, &ItemFacts::kind)); // as everywhere
  Html size = site.own(site.count(steps, Word::step, Word::steps_plural));
  if (const auto& happens = site.model.workflow(workflow).happens) {
    size += text(" · ") + site.own(site.words.text(*happens));
  }
  return size;
}

Html workflow_cards(const Page& page, const std::vector<DeclarationId>& workflows) {
  const Site& site = page.site();
  Html cards;
  for (const DeclarationId id : workflows) {
    const Workflow& workflow = site.model.workflow(id);
    Html content = element("h3", page.link(id));
    if (workflow.purpose.given()) {
      content += element("p", text(workflow.purpose.value));
    }
    Html who;
    for (const DeclarationId performer : performers(site, id)) who += who_badge(page, performer);
    content += element("p", {{"class", "card-foot"}},
                       who + element("span", {{"class", "part"}}, workflow_size(site, id)));
    cards += element("li", {{"class", "card"}}, content);
  }
  return cards.empty() ? Html{} : element("ul", {{"class", "cards"}}, cards);
}

} // namespace waymark::html
