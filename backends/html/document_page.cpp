#include "html/pages.hpp"
#include "html/parts.hpp"
#include "html/uses.hpp"

#include "compiler/values.hpp"

namespace waymark::html {

namespace {

Html kept(const Page& page, const waymark::Document& document) {
  if (!document.kept) {
    return element("span", {{"class", "absent"}}, page.say(Word::not_kept));
  }
  Html result = document.kept->duration ? page.own(page.words().text(*document.kept->duration))
                                        : page.say(Word::kept_forever);
  if (document.kept->tool) {
    result += text(" ") + page.say(Word::kept_in) + text(" ") + page.link(document.kept->tool);
  }
  return result;
}

void add_uses(Page& page, std::string_view anchor, Word heading, DeclarationId id, UseKind kind) {
  const auto uses = uses_of(page.site(), id, {kind});
  if (!uses.empty()) {
    page.add_section(anchor, page.say(heading), use_table(page, page.label(heading), uses));
  }
}

} // namespace

FinishedPage render_document(const Site& site, DeclarationId id) {
  const waymark::Document& document = site.model.document(id);
  Page page(site, site.paths.page(id), site.title_of(id));
  page.set_subject(id);
  page.set_description(document.purpose.value);
  page.add(
      page_header(site.say(Word::document), text(site.title_of(id)), text(document.purpose.value)));
  Facts facts(page);
  if (document.owner) facts.add(Word::owner, page.link(document.owner));
  facts.add(Word::kept, kept(page, document));
  if (document.template_path.given()) {
    facts.add(Word::template_file, page.link(document.template_path));
  }
  facts.add(Word::handed_in_to, page.links(site.relations.handed_in[index(id)]));
  page.add(facts.html());
  add_uses(page, "made", Word::made_by, id, UseKind::makes);
  add_uses(page, "needed", Word::needed_by, id, UseKind::needs);
  add_uses(page, "approved", Word::approved_by, id, UseKind::approves);
  if (site.relations.uses[index(id)].empty()) {
    page.add(element("p", {{"class", "absent"}}, site.say(Word::not_used)));
  }
  add_gaps_section(page, id);
  return std::move(page).finish();
}

} // namespace waymark::html
