#include "backends/document_control.hpp"
#include "html/governance.hpp"
#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/uses.hpp"

#include "compiler/values.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <string>

namespace waymark::html {

namespace {

/// By title, as people look things up.
std::vector<DeclarationId> sorted(const Site& site, std::vector<DeclarationId> ids) {
  std::vector<std::pair<std::string, DeclarationId>> keyed;
  keyed.reserve(ids.size());
  for (const DeclarationId id : ids) {
    keyed.emplace_back(fold_case(site.title_of(id)), id);
  }
  std::ranges::sort(keyed);
  for (std::size_t at = 0; at < ids.size(); ++at) ids[at] = keyed[at].second;
  return ids;
}

template<class Elements>
std::vector<DeclarationId> all(const Site& site, const Elements& elements) {
  std::vector<DeclarationId> ids;
  for (const auto& one : elements) ids.push_back(one.self);
  return sorted(site, std::move(ids));
}

Html title_and_purpose(const Page& page, DeclarationId id, const Text& purpose) {
  Html content = page.link(id);
  if (purpose.given()) {
    content += element("span", {{"class", "where"}}, text(purpose.value));
  }
  return cell(content, "first");
}

/// Which one holds: its version or last change, and from when.
Html revision(const Page& page, const DocumentControl& control) {
  Html said = control.version.empty() ? Html{} : text(control.version);
  const std::optional<Date> day = control.effective     ? control.effective
                                  : control.last_change ? std::optional(control.last_change->date)
                                                        : std::nullopt;
  if (day) {
    if (!said.empty()) said += text(" ");
    said += element("span", {{"class", "where"}},
                    page.say(control.effective ? Word::effective : Word::last_changed) + text(" ") +
                        page.date(*day));
  }
  return said;
}

/// Of all workflows, or of all procedures.
Html workflow_table(const Page& page, DeclarationKind kind) {
  const Site& site = page.site();
  const Word label = kind == DeclarationKind::procedure ? Word::procedures : Word::workflows;
  std::vector<DeclarationId> ids;
  for (const Workflow& workflow : site.model.workflows) {
    if (site.model.is(workflow.self, kind)) ids.push_back(workflow.self);
  }
  Html rows;
  for (const DeclarationId id : sorted(site, std::move(ids))) {
    const Workflow& workflow = site.model.workflow(id);
    const DocumentControl control = document_control(site.checked, id);
    rows += row(title_and_purpose(page, id, workflow.purpose) +
                labelled_cell(page, Word::number, text(workflow.number.value)) +
                labelled_cell(page, Word::process,
                              workflow.realizes ? page.link(workflow.realizes) : Html{}) +
                labelled_cell(page, Word::owner, page.link(workflow.owner)) +
                labelled_cell(page, Word::version, revision(page, control)) +
                labelled_cell(page, Word::status, status_badges(page, control)) +
                labelled_cell(page, Word::steps, workflow_size(site, id)));
  }
  return rows.empty() ? Html{}
                      : stacked_table(page.label(label),
                                      {{page.say(label), "first"},
                                       {page.say(Word::number)},
                                       {page.say(Word::process)},
                                       {page.say(Word::owner)},
                                       {page.say(Word::version)},
                                       {page.say(Word::status)},
                                       {page.say(Word::steps)}},
                                      rows);
}

} // namespace

FinishedPage render_workflow_list(const Site& site) {
  Page page(site, workflows_page, site.word(Word::workflows));
  page.add(
      page_header(site.say(Word::contents), site.say(Word::workflows), site.say(Word::a_to_z)));
  page.add_section("workflows", site.say(Word::workflows),
                   workflow_table(page, DeclarationKind::workflow));
  if (const Html procedures = workflow_table(page, DeclarationKind::procedure);
      !procedures.empty()) {
    page.add_section("procedures", site.say(Word::procedures), procedures);
  }
  return std::move(page).finish();
}

FinishedPage render_people_list(const Site& site) {
  Page page(site, people_page, site.word(Word::people));
  page.add(page_header(site.say(Word::contents), site.say(Word::people), {}));
  Html roles;
  for (const DeclarationId id : all(site, site.model.roles)) {
    const Role& role = site.model.role(id);
    roles += row(title_and_purpose(page, id, role.purpose) +
                 labelled_cell(page, Word::persons, persons(role)) +
                 labelled_cell(page, Word::department, text(role.department.value)) +
                 labelled_cell(page, Word::backup, role.backup ? page.link(role.backup) : Html{}));
  }
  if (!roles.empty()) {
    page.add_section("roles", site.say(Word::roles),
                     stacked_table(page.label(Word::roles),
                                   {{site.say(Word::role), "first"},
                                    {site.say(Word::persons)},
                                    {site.say(Word::department)},
                                    {site.say(Word::backup)}},
                                   roles));
  }
  Html parties;
  for (const DeclarationId id : all(site, site.model.parties)) {
    const Party& party = site.model.party(id);
    Html content = element("h3", page.link(id));
    if (party.purpose.given()) content += element("p", text(party.purpose.value));
    parties += element("li", {{"class", "card"}}, content);
  }
  if (!parties.empty()) {
    page.add_section("parties", site.say(Word::parties),
                     element("ul", {{"class", "cards"}}, parties));
  }
  return std::move(page).finish();
}

FinishedPage render_tool_list(const Site& site) {
  Page page(site, tools_page, site.word(Word::tools));
  page.add(page_header(site.say(Word::contents), site.say(Word::tools), {}));
  Html rows;
  for (const DeclarationId id : all(site, site.model.tools)) {
    const Tool& tool = site.model.tool(id);
    rows += row(title_and_purpose(page, id, tool.purpose) +
                labelled_cell(page, Word::kind, text(tool.kind.value)) +
                labelled_cell(page, Word::owner, page.link(tool.owner)) +
                labelled_cell(page, Word::cost,
                              tool.cost ? site.own(site.words.text(*tool.cost)) : Html{}));
  }
  page.add(stacked_table(page.label(Word::tools),
                         {{site.say(Word::tool), "first"},
                          {site.say(Word::kind)},
                          {site.say(Word::owner)},
                          {site.say(Word::cost)}},
                         rows));
  return std::move(page).finish();
}

namespace {

/// Who makes it, each once; the page of the document has all.
Html makers(const Page& page, DeclarationId document) {
  constexpr std::size_t most = 3;
  const Site& site = page.site();
  std::vector<DeclarationId> found;
  for (const Use& use : site.relations.uses[index(document)]) {
    const DeclarationId who = maker(site.relations.item(site.model, use));
    if (use.kind == UseKind::makes && who != DeclarationId::none && found.size() < most &&
        std::ranges::find(found, who) == found.end()) {
      found.push_back(who);
    }
  }
  return page.links(found);
}

} // namespace

FinishedPage render_document_list(const Site& site) {
  Page page(site, documents_page, site.word(Word::documents));
  page.add(page_header(site.say(Word::contents), site.say(Word::documents), {}));
  Html rows;
  for (const DeclarationId id : all(site, site.model.documents)) {
    const waymark::Document& document = site.model.document(id);
    Html kept = element("span", {{"class", "absent"}}, site.say(Word::not_kept));
    Html where;
    if (document.kept) {
      kept = document.kept->duration ? site.own(site.words.text(*document.kept->duration))
                                     : site.say(Word::kept_forever);
      if (document.kept->tool) where = page.link(document.kept->tool);
    }
    rows +=
        row(title_and_purpose(page, id, document.purpose) +
            labelled_cell(page, Word::made, makers(page, id)) +
            labelled_cell(page, Word::kept, kept) + labelled_cell(page, Word::tool, where) +
            labelled_cell(page, Word::owner, document.owner ? page.link(document.owner) : Html{}));
  }
  page.add(stacked_table(page.label(Word::documents),
                         {{site.say(Word::document), "first"},
                          {site.say(Word::made)},
                          {site.say(Word::kept)},
                          {site.say(Word::tool)},
                          {site.say(Word::owner)}},
                         rows));
  return std::move(page).finish();
}

FinishedPage render_glossary(const Site& site) {
  Page page(site, glossary_page, site.word(Word::glossary));
  page.add(page_header(site.say(Word::handbook), site.say(Word::glossary), {}));
  std::vector<std::pair<std::string, std::size_t>> keyed;
  for (std::size_t at = 0; at < site.model.terms.size(); ++at) {
    keyed.emplace_back(fold_case(site.model.terms[at].term.value), at);
  }
  std::ranges::sort(keyed);
  Html terms;
  for (const auto& [folded, at] : keyed) {
    const Term& term = site.model.terms[at];
    const std::string anchor = site.outliner.term_anchor(at);
    terms += element("div", {{"id", anchor}},
                     element("dt", text(term.term.value) + permalink(page, anchor)) +
                         element("dd", page.markdown(term.definition, 3)));
  }
  page.add(terms.empty() ? element("p", {{"class", "absent"}}, site.say(Word::no_terms))
                         : element("dl", {{"class", "terms"}}, terms));
  return std::move(page).finish();
}

} // namespace waymark::html
