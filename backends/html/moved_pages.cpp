#include "html/pages.hpp"
#include "html/parts.hpp"

#include <set>

// Pages for addresses that lead nowhere: 404, and those that had another name (`was`).
namespace waymark::html {

namespace {

std::string moved_document(const Site& site, std::string_view from, DeclarationId to) {
  const Link link = Link::between(from, site.paths.page(to));
  // The script goes on to the same place on the page; without scripts, the top is the best there
  // is.
  const Html head =
      content_policy() +
      element("noscript", empty_element("meta", {{"http-equiv", "refresh"},
                                                 {"content", "0; url=" + link.address()}})) +
      element("title", {{"lang", site.our_lang()}}, text(site.word(Word::page_moved))) +
      empty_element("link", {{"rel", "canonical"}, href(link)}) +
      script_file(Link::between(from, moved_script_name));
  const Html main =
      element("main", element("h1", site.say(Word::page_moved)) +
                          element("p", element("a", {href(link)}, text(site.title_of(to)))));
  MarkupWriter page(site.language, head, 1024);
  page.open("body");
  page.add(main);
  return std::move(page).take_document();
}

} // namespace

FinishedPage render_not_found(const Site& site) {
  Page page(site, not_found_page, site.word(Word::page_not_found));
  page.add(page_header(site.say(Word::handbook), site.say(Word::page_not_found),
                       site.say(Word::page_not_found_text)));
  page.add(element("p", element("a", {href(page.to(start_page))}, site.say(Word::start))));
  page.add(element("noscript", element("p", site.say(Word::page_not_found_hint))));
  return std::move(page).finish();
}

std::vector<OutputFile> render_moved_pages(const Site& site) {
  std::vector<OutputFile> pages;
  std::set<std::string> taken;
  for (const DeclarationId id : site.order.pages) taken.insert(site.paths.page(id));
  for (const DeclarationId id : site.order.pages) {
    for (const std::string_view former : site.model[id].former_ids) {
      const std::string path = page_path(site.model[id].kind, former);
      if (!taken.insert(path).second) continue; // something else has that name now
      pages.push_back({path, moved_document(site, path, id)});
    }
  }
  return pages;
}

} // namespace waymark::html
