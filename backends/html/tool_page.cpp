#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/uses.hpp"

#include "compiler/values.hpp"

namespace waymark::html {

FinishedPage render_tool(const Site& site, DeclarationId id) {
  const Tool& tool = site.model.tool(id);
  Page page(site, site.paths.page(id), site.title_of(id));
  page.set_subject(id);
  page.set_description(tool.purpose.value);
  page.add(page_header(site.say(Word::tool), text(site.title_of(id)), text(tool.purpose.value)));
  Facts facts(page);
  facts.add(Word::owner, page.link(tool.owner));
  facts.add(Word::kind, tool.kind);
  if (tool.cost) facts.add(Word::cost, site.own(site.words.text(*tool.cost)));
  if (tool.url.given()) facts.add(Word::address, page.link(tool.url));
  page.add(facts.html());

  const auto performed = uses_of(site, id, {UseKind::performs});
  const auto used = uses_of(site, id, {UseKind::tool});
  const auto& kept = site.relations.kept_in[index(id)];
  if (!performed.empty()) {
    page.add_section("does", site.say(Word::does_by_itself),
                     use_table(page, page.label(Word::does_by_itself), performed, false));
  }
  if (!used.empty()) {
    page.add_section("used", site.say(Word::used_for),
                     use_table(page, page.label(Word::used_for), used));
  }
  if (!kept.empty()) {
    Html items;
    for (const DeclarationId document : kept) {
      const auto& retention = site.model.document(document).kept;
      items += element("li", page.link(document) +
                                 element("span", {{"class", "where"}},
                                         retention->duration
                                             ? site.own(site.words.text(*retention->duration))
                                             : site.say(Word::kept_forever)));
    }
    page.add_section("keeps", site.say(Word::keeps), element("ul", {{"class", "plain"}}, items));
  }
  if (performed.empty() && used.empty() && kept.empty()) {
    page.add(element("p", {{"class", "absent"}}, site.say(Word::not_used)));
  }
  add_gaps_section(page, id);
  return std::move(page).finish();
}

} // namespace waymark::html
