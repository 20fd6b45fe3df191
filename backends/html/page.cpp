#include "html/page.hpp"

#include "backends/percent_encoding.hpp"

#include "html/message.hpp"

#include "html/paper.hpp"
#include "html/parts.hpp"
#include "listing.hpp"
#include "site_links.hpp"

#include <set>

namespace waymark::html {

Page::Page(const Site& site, std::string_view path, std::string_view title)
    : site_(site)
    , path_(path)
    , title_(title) {}

Html Page::date(const Date& date) const {
  return element("time", {{"datetime", to_text(date)}}, text(words().text(date)));
}

Html Page::message(std::string_view message) const {
  const Html said = text(sentence(message));
  const bool is_english = !site_.has_own_language() && site_.words.tag() == "en";
  return is_english ? said : element("span", {{"lang", "en"}}, said);
}

/// A server shows the page for what is not there at any address, so its links begin at the root.
Link Page::to(std::string_view path, std::string_view anchor) const {
  if (path_ == not_found_page && !site_.root.empty() && !path.empty()) {
    if (auto whole = Link::from_author(site_.root + std::string(path))) return *whole;
  }
  return Link::between(path_, path, anchor);
}

const Html& Page::link(DeclarationId declaration) const {
  Html& known = links_[declaration];
  if (known.empty()) {
    const auto kind = noun(site_.model[declaration].kind);
    known = element("a",
                    {{"class", "to-" + std::string(kind)}, href(to(site_.paths.page(declaration)))},
                    text(site_.title_of(declaration)));
  }
  return known;
}

Html Page::link(const Named& named) const {
  return named.declaration == DeclarationId::none ? text(named.text) : link(named.declaration);
}

Html Page::link(const std::optional<Reference>& reference) const {
  if (!reference) {
    return element("span", {{"class", "absent"}}, say(Word::nobody));
  }
  return link(site_.outliner.named(*reference));
}

Html Page::link_item(DeclarationId workflow, std::uint32_t number, const Html& content) const {
  const ItemFacts& item = site_.relations.items[site_.model[workflow].index][number - 1];
  return element("a", {href(to(site_.paths.page(workflow), item.anchor))}, content);
}

Html Page::links(const std::vector<Named>& names) const {
  return listed(
      names, [&](const Named& named) { return link(named); }, text(", "));
}

Html Page::links(const std::vector<DeclarationId>& declarations) const {
  return listed(
      declarations, [&](DeclarationId one) { return link(one); }, text(", "));
}

Html Page::link(const Text& address) const {
  if (const auto copy = site_.outliner.file(address)) {
    const std::size_t mark = address.value.find('#');
    const std::string_view file = std::string_view(address.value).substr(0, mark);
    const std::string anchor =
        mark == std::string::npos ? "" : percent_decoded(address.value.substr(mark + 1));
    return element("a", {href(to(copy->to, anchor))},
                   text(std::string_view(address.value).substr(file.rfind('/') + 1)));
  }
  const auto outside = Link::from_author(address.value);
  if (!outside || !outside->is_external()) {
    return text(address.value);
  }
  std::string_view shown = address.value;
  for (const std::string_view scheme : {"https://", "http://", "mailto:"}) {
    if (shown.starts_with(scheme)) shown.remove_prefix(scheme.size());
  }
  if (shown.ends_with('/')) shown.remove_suffix(1);
  return element("a", {{"class", "outside"}, {"rel", "noreferrer"}, href(*outside)}, text(shown));
}

/// Texts are written for a page in a folder, and may be shown on one that is in none.
std::optional<Link> Page::place(std::string_view address) const {
  const auto way = site_link(address);
  if (!way) return std::nullopt;
  std::string_view rest = *way;
  const std::size_t folder = path_.find('/');
  const bool goes_up = rest.starts_with("../");
  if (goes_up && folder == std::string::npos) rest.remove_prefix(3);
  const std::string_view file = rest.substr(0, rest.find_first_of("?#"));
  const std::size_t mark = rest.find('#');
  std::string anchor = mark == std::string_view::npos ? "" : percent_decoded(rest.substr(mark + 1));
  if (file.empty()) {
    author_links_.push_back({path_, std::move(anchor)});
  } else {
    const bool is_beside = folder != std::string::npos && !goes_up;
    const std::string_view below_top =
        folder != std::string::npos && goes_up ? file.substr(3) : file;
    author_links_.push_back(
        {(is_beside ? path_.substr(0, folder + 1) : "") + percent_decoded(below_top),
         std::move(anchor)});
    // It is said when all pages are there; readers get the words alone.
    if (site_.outliner.is_missing_page(author_links_.back().path)) return std::nullopt;
  }
  return Link::from_author(rest);
}

Html Page::markdown(const Text& author, int heading_level) const {
  MarkdownOptions options;
  options.heading_level = heading_level;
  options.box_empty = word(Word::box_empty);
  options.box_ticked = word(Word::box_ticked);
  options.file = [this, &author](std::string_view address) -> std::optional<Link> {
    const auto file = site_.outliner.file(author.span.file, address);
    return file ? std::optional(to(file->to)) : std::nullopt;
  };
  options.place = [this](std::string_view address) { return place(address); };
  std::set<std::uint32_t> linked; // each term once
  options.terms = [this, &linked, &author](std::string_view words) {
    std::vector<LinkedWords> places;
    for (const TermPlace& place : site_.outliner.places_of_terms(words)) {
      const bool is_its_own = site_.model.terms[place.term].definition.span == author.span;
      if (is_its_own || !linked.insert(place.term).second) continue;
      places.push_back({place.first, place.last,
                        to(glossary_page, site_.outliner.term_anchor(place.term)),
                        std::string(site_.model.terms[place.term].definition.value)});
    }
    return places;
  };
  return element("div", {{"class", "prose"}}, html::markdown(author.value, options));
}

Html Page::plain_text(std::string_view author) const {
  if (site_.model.terms.empty() || path_ == glossary_page) return text(author);
  Html result;
  std::size_t done = 0;
  for (const TermPlace& place : site_.outliner.places_of_terms(author)) {
    result += text(author.substr(done, place.first - done)) +
              element("a",
                      {href(to(glossary_page, site_.outliner.term_anchor(place.term))),
                       {"title", site_.model.terms[place.term].definition.value}},
                      text(author.substr(place.first, place.last - place.first)));
    done = place.last;
  }
  return result + text(author.substr(done));
}

void Page::add_section(std::string_view anchor, const Html& heading, const Html& content) {
  const std::string heading_id = std::string(anchor) + "-heading";
  main_.open("section", {{"id", anchor}, {"aria-labelledby", heading_id}});
  main_.add(element("h2", {{"id", heading_id}}, heading + permalink(*this, anchor)));
  main_.add(content);
  main_.close();
  places_.push_back({std::string(anchor), heading, false});
}

void Page::add_group(std::string_view style, const std::vector<Html>& parts) {
  std::size_t size = 64;
  for (const Html& part : parts) size += part.markup().size();
  main_.reserve(size);
  main_.open("div", {{"class", style}});
  for (const Html& part : parts) main_.add(part);
  main_.close();
}

void Page::add_place(std::string anchor, std::string_view title) {
  places_.push_back({std::move(anchor), text(title), true});
}

void Page::set_subject(DeclarationId subject) {
  subject_ = subject;
  trail_ = ancestors(site_.model, subject);
  const DeclarationKind kind = site_.model[subject].kind;
  if (kind == DeclarationKind::workflow || kind == DeclarationKind::procedure) {
    add_style(paper_style_of(path_));
  }
}

} // namespace waymark::html
