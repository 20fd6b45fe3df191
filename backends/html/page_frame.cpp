#include "html/page.hpp"
#include "html/parts.hpp"

#include "compiler/identity.hpp"
#include "compiler/values.hpp"

#include <array>

#include <fmt/format.h>

// What stands around the content of every page. Its size does not depend on the number of pages.
namespace waymark::html {

namespace {

/// No script but the site's own, no style but the site's, nothing from another
/// host. `file:` is for a handbook opened from a folder, where 'self' matches nothing in some
/// browsers.
constexpr std::string_view allowed_content =
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; "
    "img-src 'self' file:; base-uri 'none'; form-action 'none'";

struct Destination {
  std::string_view path;
  Word label;
};
constexpr std::array destinations{
    Destination{start_page, Word::start},         Destination{workflows_page, Word::workflows},
    Destination{people_page, Word::people},       Destination{tools_page, Word::tools},
    Destination{documents_page, Word::documents}, Destination{glossary_page, Word::glossary},
    Destination{gaps_page, Word::gaps},
};

/// At the foot of every page.
constexpr std::array more_destinations{
    Destination{reviews_page, Word::reviews},
    Destination{handoffs_page, Word::handoffs},
    Destination{whole_page, Word::whole_handbook},
};

} // namespace

Html content_policy() {
  return empty_element("meta",
                       {{"http-equiv", "Content-Security-Policy"}, {"content", allowed_content}});
}

Html Page::head() const {
  Html head = content_policy();
  head += empty_element("meta",
                        {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head += empty_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  head += empty_element("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  if (!description_.empty()) {
    head += empty_element("meta", {{"name", "description"}, {"content", description_}});
  }
  const Html title =
      text(path_ == start_page ? site_.title : fmt::format("{} · {}", title_, site_.title));
  head +=
      element("title", {{"lang", has_our_title() ? site_.our_lang() : std::string_view()}}, title);
  for (const Link& link : places_of(style_file)) {
    head += empty_element("link", {{"rel", "stylesheet"}, href(link)});
  }
  for (const std::string& style : styles_) {
    head += empty_element("link", {{"rel", "stylesheet"}, {"media", "print"}, href(to(style))});
  }
  if (!site_.logo.empty()) {
    head += empty_element("link", {{"rel", "icon"}, href(to(site_.logo))});
  } else {
    // Without one, browsers ask for /favicon.ico, which is not there.
    head += empty_element("link", {{"rel", "icon"}, href(to("icon.svg"))});
  }
  for (const Link& link : places_of(script_file_name)) head += script_file(link);
  if (path_ == not_found_page) {
    for (const Link& link : places_of(not_found_script_name)) head += script_file(link);
  }
  return head;
}

/// A server shows one page for whatever is not there, at any depth, and without `site` nobody knows
/// where the handbook will be: here, or up to three folders above.
std::vector<Link> Page::places_of(std::string_view file) const {
  std::vector<Link> links;
  links.push_back(to(file));
  if (path_ != not_found_page) return links;
  if (!site_.root.empty()) links.push_back(Link::between(path_, file));
  for (const std::string_view folders : {"a/b", "a/b/c", "a/b/c/d"}) {
    links.push_back(Link::between(folders, file));
  }
  return links;
}

/// A page that is about no declaration has one of ours, but the start has the author's.
bool Page::has_our_title() const {
  return subject_ == DeclarationId::none && path_ != start_page;
}

Html Page::title() const {
  return has_our_title() ? own(title_) : text(title_);
}

Html Page::header() const {
  Html brand;
  if (!site_.logo.empty()) {
    brand += empty_element("img", {{"class", "logo"}, {"alt", ""}, source(to(site_.logo))});
  }
  brand += element("span", text(site_.title));
  const std::string_view here = subject_ == DeclarationId::none
                                    ? std::string_view(path_)
                                    : list_page(site_.model[subject_].kind);
  Html items;
  for (const Destination& destination : destinations) {
    const Html label = say(destination.label);
    const Link link = to(destination.path);
    const Html anchor =
        destination.path == path_  ? element("a", {href(link), {"aria-current", "page"}}, label)
        : destination.path == here ? element("a", {href(link), {"aria-current", "true"}}, label)
                                   : element("a", {href(link)}, label);
    items += element("li", anchor);
  }
  return element("header", {{"class", "site-header"}},
                 element("div", {{"class", "bar"}},
                         element("a", {{"class", "brand"}, href(to(start_page))}, brand) +
                             element("nav",
                                     {{"class", "site-nav"},
                                      {"aria-label", word(Word::handbook)},
                                      {"lang", site_.our_lang()}},
                                     element("ul", items))));
}

Html Page::breadcrumb() const {
  if (path_ == start_page) {
    return {};
  }
  Html items = element("li", element("a", {href(to(start_page))}, say(Word::start)));
  if (trail_.empty() && subject_ != DeclarationId::none) {
    const auto kind = site_.model[subject_].kind;
    for (const Destination& destination : destinations) {
      if (destination.path == list_page(kind) && destination.path != start_page) {
        items += element("li", element("a", {href(to(destination.path))}, say(destination.label)));
      }
    }
  }
  for (const DeclarationId above : trail_) {
    items += element("li", link(above));
  }
  items += element("li", {{"aria-current", "page"}}, title());
  return element(
      "nav",
      {{"class", "breadcrumb"}, {"aria-label", word(Word::breadcrumb)}, {"lang", site_.our_lang()}},
      element("ol", {{"lang", site_.author_lang()}}, items));
}

Html Page::contents() const {
  if (places_.size() < 3 || path_ == start_page) {
    return {};
  }
  Html items;
  for (const Place& place : places_) {
    items += element("li", {{"class", place.inner ? "inner" : "outer"}},
                     element("a", {href(to({}, place.anchor))}, place.title));
  }
  const Html list = element("summary", say(Word::on_this_page)) +
                    element("ol", {{"lang", site_.author_lang()}}, items);
  return element(
      "nav",
      {{"class", "contents"}, {"aria-label", word(Word::on_this_page)}, {"lang", site_.our_lang()}},
      element("details", {{"open", ""}}, list));
}

Html Page::neighbours() const {
  if (subject_ == DeclarationId::none) {
    return {};
  }
  const auto& pages = site_.order.pages;
  const std::size_t place = site_.order.place_of[index(subject_)];
  const auto neighbour = [&](Word direction, std::string_view rel, DeclarationId page) {
    return element("a", {{"class", rel}, {"rel", rel}, href(to(site_.paths.page(page)))},
                   element("span", say(direction)) + element("strong",
                                                             {{"lang", site_.author_lang()}},
                                                             text(site_.title_of(page))));
  };
  Html links;
  if (place > 0) {
    links += neighbour(Word::previous, "prev", pages[place - 1]);
  }
  if (place + 1 < pages.size()) {
    links += neighbour(Word::next, "next", pages[place + 1]);
  }
  return links.empty() ? Html{}
                       : element("nav",
                                 {{"class", "neighbours"},
                                  {"aria-label", word(Word::neighbours)},
                                  {"lang", site_.our_lang()}},
                                 links);
}

Html Page::footer() const {
  Html words;
  const Handbook& handbook = site_.model.handbook;
  if (handbook.company.given()) {
    words += element("span", text(handbook.company.value));
  }
  words += element("span", say(Word::as_of) + text(" ") + date(site_.checked.today));
  if (subject_ != DeclarationId::none) {
    const Span& span = site_.model[subject_].span;
    const auto history = site_.checked.history.find(site_.model.source(span.file).path());
    if (history != site_.checked.history.end() && !history->second.empty()) {
      words +=
          element("span", say(Word::last_changed) + text(" ") + date(history->second.front().date));
    }
    if (site_.checked.uncommitted.contains(site_.model.source(span.file).path())) {
      words += element("span", say(Word::uncommitted));
    }
    if (const auto address = edit_address(site_, span)) {
      words += element("a", {{"class", "edit"}, {"rel", "noreferrer"}, href(*address)},
                       say(Word::edit_page));
    }
  }
  Html more;
  for (const Destination& destination : more_destinations) {
    more += element("li", element("a", {href(to(destination.path))}, say(destination.label)));
  }
  words += element(
      "nav",
      {{"class", "more"}, {"aria-label", word(Word::more_pages)}, {"lang", site_.our_lang()}},
      element("ul", more));
  words += element("span", {{"class", "print-only"}}, say(Word::uncontrolled));
  return element("footer", {{"class", "site-footer"}}, words);
}

FinishedPage Page::finish() && {
  constexpr std::size_t room_for_frame = 8192;
  const std::string_view kind =
      subject_ == DeclarationId::none ? std::string_view("list") : noun(site_.model[subject_].kind);
  const std::string name = subject_ == DeclarationId::none ? path_ : key(site_.model, subject_);
  const Html contents_list = contents();
  Html main = std::move(main_).take();
  MarkupWriter page(site_.language, head(),
                    room_for_frame + contents_list.markup().size() + main.markup().size());
  if (path_ == not_found_page && !site_.root.empty()) {
    page.open("body", {{"class", kind},
                       {"data-handbook", site_.title},
                       {"data-page", name},
                       {"data-root", site_.root}});
  } else {
    page.open("body", {{"class", kind}, {"data-handbook", site_.title}, {"data-page", name}});
  }
  page.add(element("a", {{"class", "skip"}, href(to({}, "content"))}, say(Word::skip_to_content)));
  page.add(header());
  page.open("div", {{"class", contents_list.empty() ? "frame" : "frame with-contents"}});
  page.add(breadcrumb());
  page.add(contents_list);
  page.open("main", {{"id", "content"}, {"tabindex", "-1"}});
  page.add(main);
  page.close();
  page.add(neighbours());
  page.close();
  page.add(footer());
  return {{path_, std::move(page).take_document()},
          title_,
          subject_,
          std::move(main),
          std::move(author_links_)};
}

} // namespace waymark::html
