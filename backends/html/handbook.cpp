#include "backends/handbook.hpp"

#include "backends/diagram.hpp"
#include "compiler/identity.hpp"
#include "html/assets.hpp"
#include "html/colour.hpp"
#include "html/drawings.hpp"
#include "html/pages.hpp"
#include "html/paper.hpp"
#include "html/review_calendar.hpp"
#include "html/script_text.hpp"
#include "html/search_index.hpp"
#include "html/site.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace waymark {

namespace {

using namespace html;

/// Dark where the system or the reader wants it; paper is always light.
std::string style(const Site& site) {
  const Accent accent = accent_variables(parse_colour(site.model.handbook.accent.value));
  std::string rules = fmt::format(":root {{ {} }}\n", accent.light);
  rules += paper_rules(site);
  rules += style_sheet();
  rules += svg_style_sheet();
  const std::string dark =
      fmt::format("{}{}\n{}", dark_variables(), accent.dark, svg_dark_variables());
  rules += fmt::format("\n:root[data-theme=\"light\"] {{ color-scheme: light; }}\n"
                       "@media screen and (prefers-color-scheme: dark) {{\n"
                       ":root:not([data-theme=\"light\"]) {{\n{0}\n}}\n}}\n"
                       "@media screen {{\n"
                       ":root[data-theme=\"dark\"] {{\ncolor-scheme: dark;\n{0}\n}}\n}}\n",
                       dark);
  return rules;
}

/// The scripts, and before them what they say.
std::string script(const Site& site) {
  constexpr std::pair<std::string_view, Word> spoken[] = {
      {"search", Word::search},
      {"search_hint", Word::search_hint},
      {"search_nothing", Word::search_nothing},
      {"search_found", Word::search_found},
      {"search_failed", Word::search_failed},
      {"search_key", Word::search_key},
      {"close", Word::close},
      {"theme", Word::theme},
      {"theme_system", Word::theme_system},
      {"theme_light", Word::theme_light},
      {"theme_dark", Word::theme_dark},
      {"progress", Word::progress},
      {"checked_of", Word::checked_of},
      {"fresh_run", Word::fresh_run},
      {"undo", Word::undo},
      {"zoom_in", Word::zoom_in},
      {"zoom_out", Word::zoom_out},
      {"zoom_reset", Word::zoom_reset},
      {"zoom_fit", Word::zoom_fit},
      {"full_screen", Word::full_screen},
      {"printed_on", Word::printed_on},
      {"page_number", Word::page_number},
      {"page_of", Word::page_of},
      {"date_format", Word::date_format},
  };
  // A page that does not know where it is asks for this in several places.
  std::string text = "\"use strict\";\n\nif (!window.isHandbook) {\nwindow.isHandbook = true;\n"
                     "const words = {\n";
  for (const auto& [name, said] : spoken) {
    text += fmt::format("  {}: {},\n", name, script_string(site.word(said)));
  }
  text += fmt::format("  language: {},\n", script_string(site.our_lang()));
  text += "};\n";
  text += scripts();
  return text + "}\n";
}

/// Shown on the browser's tab where there is no logo: a path with three marks on it.
std::string icon(const Site& site) {
  const auto accent = parse_colour(site.model.handbook.accent.value).value_or(Colour{15, 98, 104});
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">"
      "<rect width=\"32\" height=\"32\" rx=\"7\" fill=\"{}\"/>"
      "<path d=\"M7 10l5 13 4-10 4 10 5-13\" fill=\"none\" stroke=\"{}\" "
      "stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n",
      to_text(accent), contrast(accent, {255, 255, 255}) >= 3 ? "#ffffff" : "#1b1f24");
}

bool has_moved(const OutputFile& page) {
  return page.bytes.find(moved_script_name) != std::string::npos && page.bytes.size() < 4096;
}

/// For search engines of a company's own network, and for checkers of links.
OutputFile site_map(const Site& site, const Publication& publication) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const OutputFile& document : publication.documents) {
    if (!document.path.ends_with(".html") || document.path == not_found_page) continue;
    if (document.path == whole_page || has_moved(document)) continue; // others hold what they say
    xml += "<url><loc>";
    append_escaped(xml, site.address + document.path);
    xml += "</loc></url>\n";
  }
  return {"sitemap.xml", xml + "</urlset>\n"};
}

/// Of workflows and procedures, by index. They are large: of a large workspace not all are kept,
/// the others are made again.
class Outlines {
public:
  /// Adds each to the relations of the site.
  explicit Outlines(Site& site)
      : site_(site)
      , kept_(site.model.workflows.size()) {
    std::size_t items = 0;
    for (const DeclarationId id : site.order.pages) {
      const DeclarationKind kind = site.model[id].kind;
      if (kind != DeclarationKind::workflow && kind != DeclarationKind::procedure) continue;
      Outline outline = site.outliner.outline(id);
      site.relations.add(site.checked, site.outliner, outline);
      items += outline.items.size();
      if (items <= most_items) kept_[site.model[id].index] = std::move(outline);
    }
  }

  /// Each only once.
  [[nodiscard]] Outline take(DeclarationId workflow) {
    std::optional<Outline>& kept = kept_[site_.model[workflow].index];
    if (!kept) return site_.outliner.outline(workflow);
    Outline outline = std::move(*kept);
    kept.reset();
    return outline;
  }

private:
  static constexpr std::size_t most_items = 20'000;
  const Site& site_;
  std::vector<std::optional<Outline>> kept_;
};

/// A page, and what a text on it links to.
struct AuthorLink {
  std::string page;
  SitePlace target;
};

/// Which pages have which places. Reads a page when it is first asked about.
class PlacesOfPages {
public:
  explicit PlacesOfPages(const std::vector<OutputFile>& documents) {
    for (const OutputFile& document : documents) pages_.emplace(document.path, &document);
  }

  [[nodiscard]] bool has_page(std::string_view path) const { return pages_.contains(path); }

  /// A page that has moved leads on to a place that it does not have itself.
  [[nodiscard]] bool has(const SitePlace& place) {
    const auto page = pages_.find(place.path);
    if (page == pages_.end() || !place.path.ends_with(".html")) return true;
    const std::string_view html = page->second->bytes;
    const auto [known, is_new] = anchors_.try_emplace(place.path);
    if (is_new) {
      constexpr std::string_view before = " id=\"";
      for (std::size_t at = html.find(before); at != std::string_view::npos;) {
        const std::size_t first = at + before.size();
        const std::size_t last = std::min(html.find('"', first), html.size());
        known->second.insert(html.substr(first, last - first));
        at = html.find(before, last);
      }
      known->second.insert({"", "top"}); // what every browser knows
      if (html.find(moved_script_name) != std::string_view::npos) known->second.clear();
    }
    return known->second.empty() || known->second.contains(place.anchor);
  }

private:
  std::map<std::string_view, const OutputFile*> pages_;
  std::map<std::string, std::set<std::string_view>, std::less<>> anchors_;
};

/// What documents of other kinds are called is not known here, but where they are.
std::vector<std::string> notes_of_dead_links(const std::vector<AuthorLink>& links,
                                             const Publication& publication) {
  std::vector<std::string> notes;
  if (links.empty()) return notes;
  PlacesOfPages places(publication.documents);
  std::set<std::string_view> copies;
  for (const FileCopy& copy : publication.copies) copies.insert(copy.to);
  for (const AuthorLink& link : links) {
    const auto& [path, anchor] = link.target;
    if (path.empty() || path.starts_with("sop/") || copies.contains(path)) continue;
    if (!places.has_page(path)) {
      notes.push_back(
          fmt::format("a text of '{}' links to '{}', and the handbook has no such page or file; a "
                      "file is in it if a 'see' names it, too",
                      link.page, path));
    } else if (!places.has(link.target)) {
      notes.push_back(
          fmt::format("a text of '{}' links to '{}#{}', and that page has no such place", link.page,
                      path, anchor));
    }
  }
  return notes;
}

/// Takes each page as it is made into all that is made of pages.
class PageCollection {
public:
  PageCollection(const Site& site, std::vector<OutputFile>& documents)
      : site_(site)
      , documents_(documents)
      , search_(site)
      , whole_(site) {}

  void add(FinishedPage page) {
    for (SitePlace& target : page.author_links) links_.push_back({page.title, std::move(target)});
    search_.add(page);
    whole_.add(page);
    if (site_.model.is(page.subject, DeclarationKind::workflow) ||
        site_.model.is(page.subject, DeclarationKind::procedure)) {
      search_.add_items(page.subject);
      documents_.push_back(paper_style(site_, page.subject));
    }
    documents_.push_back(std::move(page.file));
  }

  void add_glossary() {
    add(render_glossary(site_));
    for (std::size_t term = 0; term < site_.model.terms.size(); ++term) search_.add_term(term);
  }

  void add_whole() {
    documents_.push_back(whole_.style());
    documents_.push_back(std::move(whole_).page().file);
  }

  void add_search() {
    for (OutputFile& file : search_.finish()) documents_.push_back(std::move(file));
  }

  /// What their texts link to.
  std::vector<AuthorLink> links() && { return std::move(links_); }

private:
  const Site& site_;
  std::vector<OutputFile>& documents_;
  SearchIndex search_;
  WholeHandbook whole_;
  std::vector<AuthorLink> links_{};
};

FinishedPage render_declared(const Site& site, DeclarationId id, const Drawings& drawings,
                             Outlines& outlines) {
  switch (site.model[id].kind) {
  case DeclarationKind::system: return render_system(site, id);
  case DeclarationKind::process: return render_process(site, id, drawings.find(id));
  case DeclarationKind::workflow:
  case DeclarationKind::procedure:
    return render_workflow(site, outlines.take(id), drawings.find(id), drawings.find_narrow(id));
  case DeclarationKind::role: return render_role(site, id);
  case DeclarationKind::party: return render_party(site, id);
  case DeclarationKind::tool: return render_tool(site, id);
  case DeclarationKind::document: break;
  }
  return render_document(site, id);
}

void add_moved_pages(std::vector<OutputFile>& documents, const Site& site) {
  std::vector<OutputFile> moved = render_moved_pages(site);
  if (!moved.empty())
    moved.push_back({std::string(moved_script_name), std::string(moved_script())});
  std::ranges::move(moved, std::back_inserter(documents));
}

/// Gives what their texts link to.
std::vector<AuthorLink> add_pages(std::vector<OutputFile>& documents, const Site& site,
                                  const Drawings& drawings, Outlines& outlines) {
  PageCollection pages(site, documents);
  pages.add(render_start(site, drawings.landscape()));
  pages.add(render_workflow_list(site));
  pages.add(render_people_list(site));
  pages.add(render_tool_list(site));
  pages.add(render_document_list(site));
  for (const DeclarationId id : site.order.pages)
    pages.add(render_declared(site, id, drawings, outlines));
  pages.add_glossary();
  pages.add(render_gaps(site));
  pages.add(render_reviews(site));
  pages.add(render_handoffs(site, drawings.handoffs()));
  documents.push_back(render_not_found(site).file);
  documents.push_back({std::string(not_found_script_name), std::string(not_found_script())});
  if (auto calendar = review_calendar(site)) documents.push_back(std::move(*calendar));
  pages.add_whole();
  add_moved_pages(documents, site);
  pages.add_search();
  return std::move(pages).links();
}

} // namespace

Publication render_handbook(const CheckedModel& checked, const PublishOptions& options) {
  Site site(checked, options);
  Outlines outlines(site);
  const Drawings drawings(site);
  Publication publication;
  const std::vector<AuthorLink> links = add_pages(publication.documents, site, drawings, outlines);
  publication.documents.push_back({std::string(style_file), style(site)});
  publication.documents.push_back({std::string(script_file_name), script(site)});
  publication.documents.push_back({"icon.svg", icon(site)});
  if (!site.address.empty()) publication.documents.push_back(site_map(site, publication));
  for (OutputFile& file : drawings.files()) publication.documents.push_back(std::move(file));
  publication.notes = drawings.notes();
  for (const OutlineFile& file : site.outliner.files())
    publication.copies.push_back({file.from, file.to});
  std::ranges::move(notes_of_dead_links(links, publication), std::back_inserter(publication.notes));
  return publication;
}

} // namespace waymark
