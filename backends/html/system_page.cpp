#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/uses.hpp"

namespace waymark::html {

namespace {

Html process_card(const Page& page, DeclarationId id) {
  const Site& site = page.site();
  const Process& process = site.model.process(id);
  Html content = element("h3", page.link(id));
  if (process.purpose.given()) {
    content += element("p", text(process.purpose.value));
  }
  if (process.outcome.given()) {
    content += element("p", {{"class", "outcome"}},
                       element("span", {{"class", "label"}}, page.say(Word::outcome)) + text(" ") +
                           text(process.outcome.value));
  }
  Html stages;
  for (const ProcessStage& stage : process.stages) {
    stages += element("li", text(stage.title.empty() ? stage.id : stage.title));
  }
  if (!stages.empty()) {
    content += element("ol", {{"class", "stage-trail"}}, stages);
  }
  Html workflows;
  for (const DeclarationId workflow : workflows_in(site, id)) {
    workflows += element("li", page.link(workflow) + element("span", {{"class", "where"}},
                                                             workflow_size(site, workflow)));
  }
  content += workflows.empty()
                 ? element("p", {{"class", "absent"}}, page.say(Word::nothing_realizes))
                 : element("ul", {{"class", "plain"}}, workflows);
  return element("li", {{"class", "card"}}, content);
}

Html system_cards(const Page& page, const std::vector<DeclarationId>& systems) {
  Html cards;
  for (const DeclarationId id : systems) {
    const System& system = page.site().model.system(id);
    Html content = element("h3", page.link(id));
    if (system.purpose.given()) {
      content += element("p", text(system.purpose.value));
    }
    cards += element("li", {{"class", "card"}}, content);
  }
  return element("ul", {{"class", "cards"}}, cards);
}

} // namespace

FinishedPage render_system(const Site& site, DeclarationId id) {
  const System& system = site.model.system(id);
  Page page(site, site.paths.page(id), site.title_of(id));
  page.set_subject(id);
  page.set_description(system.purpose.value);
  page.add(
      page_header(site.say(Word::system), text(site.title_of(id)), text(system.purpose.value)));
  Facts facts(page);
  facts.add(Word::owner, system.owner || system.accountable == DeclarationId::none
                             ? page.link(system.owner)
                             : page.link(system.accountable));
  if (system.parent) facts.add(Word::part_of, page.link(system.parent));
  page.add(facts.html());
  if (!system.processes.empty()) {
    Html cards;
    for (const DeclarationId process : system.processes) cards += process_card(page, process);
    page.add_section("processes", site.say(Word::processes),
                     element("ul", {{"class", "cards"}}, cards));
  }
  if (!system.systems.empty()) {
    page.add_section("systems", site.say(Word::systems), system_cards(page, system.systems));
  }
  if (system.processes.empty() && system.systems.empty()) {
    page.add(element("p", {{"class", "absent"}}, site.say(Word::empty_system)));
  }
  add_gaps_section(page, id);
  return std::move(page).finish();
}

} // namespace waymark::html
